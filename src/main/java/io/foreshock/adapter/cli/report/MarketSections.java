package io.foreshock.adapter.cli.report;

import io.foreshock.application.ForecastRow;
import io.foreshock.application.MarginRow;
import io.foreshock.application.MarketBacktest;
import io.foreshock.evaluation.BacktestReport;
import io.foreshock.evaluation.RegimeSeries;
import io.foreshock.market.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One section for each market: its margins against its losses, its regimes, its tests. */
final class MarketSections {

  private final Html html;
  private final Sample sample;
  private final BacktestReport report;

  MarketSections(Html html, Sample sample, BacktestReport report) {
    this.html = html;
    this.sample = sample;
    this.report = report;
  }

  void add(List<MarketBacktest> backtests) {
    List<MarketBacktest> shown =
        backtests.stream().filter(each -> !forecasts(each).isEmpty()).toList();
    chooser(shown);
    for (int i = 0; i < shown.size(); i++) {
      market(id(i), shown.get(i));
    }
  }

  private String id(int market) {
    return sample.id() + "-" + market;
  }

  private void chooser(List<MarketBacktest> shown) {
    html.open("p", "class", "chooser").open("label").text("Market ");
    html.open("select", "name", sample.id());
    for (int i = 0; i < shown.size(); i++) {
      html.element("option", shown.get(i).symbol(), "value", id(i));
    }
    html.close("select").close("label").close("p");
    html.open("p", "class", "key");
    key("#0550ae", "margin in force");
    key("#d18616", "raw 99 % value at risk of the champion");
    key("#a8b1bb", "loss of the day");
    key("#a40e26", "breach");
    html.close("p");
  }

  private void key(String colour, String text) {
    html.open("span").open("i", "style", "background:" + colour).close("i").text(text);
    html.close("span");
  }

  private void market(String id, MarketBacktest backtest) {
    html.open("section", "class", "market", "id", id, "data-sample", sample.id());
    html.element("h3", backtest.symbol());
    for (Side side : Side.values()) {
      List<MarginRow> rows =
          backtest.margins().stream()
              .filter(row -> row.side() == side && row.inSample() == sample.inSample())
              .toList();
      if (rows.size() > 1) {
        html.element("p", side.name().toLowerCase(Locale.ROOT) + " side", "class", "sample");
        MarginChart.draw(html, side, rows);
      }
    }
    List<RegimeSeries.Day> regimes = regimes(backtest);
    if (regimes.size() > 1) {
      regimes(regimes);
    }
    tables(backtest.symbol());
    html.close("section");
  }

  private void regimes(List<RegimeSeries.Day> days) {
    html.open("p", "class", "key");
    html.text("Forecast regime at the end of each day: ");
    key("#c2384a", "stressed");
    key("#f6d98b", "elevated");
    key("#e6f3ea", "calm");
    html.close("p");
    RegimeChart.draw(html, days);
  }

  private void tables(String symbol) {
    html.open("div", "class", "wide");
    MarginTables.market(
        html,
        report.margins().scores().stream().filter(each -> each.symbol().equals(symbol)).toList());
    html.close("div").open("div", "class", "wide");
    ForecastTables.market(
        html,
        report.forecasts().tails().stream()
            .filter(each -> each.symbol().equals(symbol) && each.model().equals(sample.champion()))
            .toList());
    html.close("div");
  }

  private List<ForecastRow> forecasts(MarketBacktest backtest) {
    return backtest.forecasts().stream()
        .filter(row -> row.model().equals(sample.champion()))
        .toList();
  }

  private List<RegimeSeries.Day> regimes(MarketBacktest backtest) {
    List<RegimeSeries.Day> days = new ArrayList<>();
    for (ForecastRow row : forecasts(backtest)) {
      row.regime()
          .ifPresent(regime ->
              days.add(
                  new RegimeSeries.Day(
                      row.date().toEpochDay(), row.logReturn(), row.realizedVariance(), regime)));
    }
    return days;
  }
}
