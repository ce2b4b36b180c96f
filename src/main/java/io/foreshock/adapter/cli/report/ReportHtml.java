package io.foreshock.adapter.cli.report;

import io.foreshock.application.EditionPeriod;
import io.foreshock.application.MarketBacktest;
import io.foreshock.application.ScoredBacktest;
import io.foreshock.evaluation.BacktestReport;
import io.foreshock.evaluation.MarginGoals;
import io.foreshock.evaluation.MarginReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A backtest report as one page for people: it holds all it needs and loads nothing. */
public final class ReportHtml {

  private final Html html = new Html();
  private final List<MarketBacktest> backtests;

  private ReportHtml(List<MarketBacktest> backtests) {
    this.backtests = backtests;
  }

  /**
   * Returns the text of the page.
   *
   * @param source where the figures come from
   * @param backtests each market's rows
   * @param scored the judgement
   */
  public static String of(
      ReportSource source, List<MarketBacktest> backtests, ScoredBacktest scored) {
    return new ReportHtml(backtests).page(source, scored);
  }

  private String page(ReportSource source, ScoredBacktest scored) {
    html.open("html", "lang", "en").open("head").empty("meta", "charset", "utf-8");
    html.empty("meta", "name", "viewport", "content", "width=device-width");
    html.element("title", "Foreshock backtest");
    html.open("style").add(PageStyle.CSS).close("style").close("head").open("body");
    html.element("h1", "Foreshock backtest");
    html.element("p", markets(), "class", "sample");
    scored.outOfSample().ifPresent(report -> sample(Sample.OUT_OF_SAMPLE, report));
    scored.inSample().ifPresent(report -> sample(Sample.IN_SAMPLE, report));
    notes(source, scored);
    html.open("script").add(PageStyle.SCRIPT).close("script").close("body").close("html");
    return "<!DOCTYPE html>\n" + html;
  }

  private String markets() {
    return backtests.size()
        + (backtests.size() == 1 ? " market: " : " markets: ")
        + String.join(", ", backtests.stream().map(MarketBacktest::symbol).toList());
  }

  private void sample(Sample sample, BacktestReport report) {
    html.open("main", "data-sample", sample.id());
    if (sample.inSample()) {
      html.element("h2", "In sample");
      html.element(
          "p",
          "These days lie before the oldest edition and are forecast under documented defaults,"
              + " which were written down knowing them. No figure here is evidence.",
          "class",
          "warning");
    }
    html.element("h2", "Margins: champion and references");
    headlines(report.margins());
    MarginTables.differences(html, report.margins().differences());
    html.element("h2", "Forecasts: league of models");
    ForecastTables.league(html, report.forecasts());
    ForecastTables.variances(html, report.forecasts());
    html.element("h2", "Markets");
    new MarketSections(html, sample, report).add(backtests);
    html.element("h2", "Coverage by year");
    YearTable.add(
        html,
        "Share of losses not above the margin; below 99 % is marked.",
        report.margins().years());
    YearTable.add(
        html,
        "Share of losses not above the champion's raw 99 % value at risk.",
        report.forecasts().years());
    wealth(report);
    html.element("h2", "Regimes");
    ForecastTables.regimes(html, report.forecasts().regimes());
    if (!report.margins().impulses().isEmpty()) {
      html.element("h2", "Answer to a doubled volatility");
      MarginTables.impulses(html, report.margins().impulses());
    }
    html.close("main");
  }

  /** Goals differ by class, so classes with other goals have a table of their own. */
  private void headlines(MarginReport report) {
    Map<MarginGoals, Set<String>> symbols = new LinkedHashMap<>();
    for (MarketBacktest backtest : backtests) {
      symbols
          .computeIfAbsent(MarginGoals.of(backtest.assetClass()), unseen -> new TreeSet<>())
          .add(backtest.symbol());
    }
    symbols.forEach((goals, markets) -> {
      html.open("div", "class", "wide");
      MarginTables.headline(html, report, markets, goals);
      html.close("div");
    });
  }

  private void wealth(BacktestReport report) {
    if (report.forecasts().wealths().isEmpty()) {
      return;
    }
    html.element("h2", "e-values");
    report
        .forecasts()
        .meanWealth()
        .ifPresent(mean ->
            html.element(
                "p",
                "Wealth of bets against the champion's raw 99 % forecast, begun at 1; mean over"
                    + " market-sides "
                    + Cells.shown(mean.last(), 2)
                    + " at the end, "
                    + Cells.shown(mean.highest(), 2)
                    + " at its highest. A mean of 20 demotes a model (dashed)."));
    WealthChart.draw(html, report.forecasts().wealths());
  }

  private void notes(ReportSource source, ScoredBacktest scored) {
    html.element("h2", "Notes").open("ul", "class", "notes");
    html.open("li").text("Command: ").element("code", source.command()).close("li");
    html.open("li").text("Data: ").element("code", source.bars());
    html.text(" SHA-256 ").element("code", source.sha256()).close("li");
    html.element("li", "Program: " + source.program());
    html.element("li", "Each exact number stands in report.json under the same name.");
    editions()
        .forEach((line, symbols) -> html.element("li", line + ": " + String.join(", ", symbols)));
    int inSampleDays = backtests.stream().mapToInt(MarketBacktest::inSampleDays).sum();
    html.element("li", "Market-days of margins in sample: " + inSampleDays + ", shown apart.");
    for (MarketBacktest each : backtests) {
      each.refusal().ifPresent(reason -> html.element("li", each.symbol() + " refused: " + reason));
    }
    scored.outOfSample().ifPresent(this::notScored);
    scored.inSample().ifPresent(this::notScored);
    html.close("ul");
  }

  private void notScored(BacktestReport report) {
    report.notScored().forEach(reason -> html.element("li", "Not scored: " + reason));
  }

  private Map<String, Set<String>> editions() {
    Map<String, Set<String>> editions = new LinkedHashMap<>();
    for (MarketBacktest backtest : backtests) {
      for (EditionPeriod period : backtest.editions()) {
        String line =
            "Edition "
                + period.edition()
                + (period.inSample() ? " (in sample)" : "")
                + ", "
                + period.from()
                + " to "
                + period.to();
        editions.computeIfAbsent(line, unseen -> new TreeSet<>()).add(backtest.symbol());
      }
    }
    return editions;
  }
}
