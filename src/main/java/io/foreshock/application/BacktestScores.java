package io.foreshock.application;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.foreshock.evaluation.BacktestReport;
import io.foreshock.evaluation.ForecastSeries;
import io.foreshock.evaluation.ImpulseSeries;
import io.foreshock.evaluation.MarginSeries;
import io.foreshock.evaluation.RegimeSeries;
import io.foreshock.market.Side;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Puts the rows of a backtest before the judges, days out of sample and in sample apart. Models of
 * a market are compared on the same days: those on which as many of them speak as ever do.
 */
public final class BacktestScores {

  private final boolean inSample;
  private final String champion;

  private BacktestScores(boolean inSample) {
    this.inSample = inSample;
    this.champion = inSample ? ForecastRow.CHAMPION_IN_SAMPLE : ForecastRow.CHAMPION;
  }

  /**
   * Returns the reports of a backtest.
   *
   * @param backtests each market's rows
   */
  public static ScoredBacktest of(List<MarketBacktest> backtests) {
    return new ScoredBacktest(
        new BacktestScores(false).report(backtests), new BacktestScores(true).report(backtests));
  }

  private Optional<BacktestReport> report(List<MarketBacktest> backtests) {
    List<ForecastSeries> forecasts = new ArrayList<>();
    List<RegimeSeries> regimes = new ArrayList<>();
    List<MarginSeries> margins = new ArrayList<>();
    List<ImpulseSeries> impulses = new ArrayList<>();
    for (MarketBacktest backtest : backtests) {
      List<ForecastRow> rows = rows(backtest);
      forecasts.addAll(forecasts(backtest.symbol(), rows));
      regimes.addAll(regimes(backtest.symbol(), rows));
      margins.addAll(margins(backtest));
      if (endsHere(backtest)) {
        impulses.addAll(backtest.impulses());
      }
    }
    return forecasts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            BacktestReport.of(
                new BacktestReport.Evidence(forecasts, regimes, margins, impulses), champion));
  }

  /** Returns the rows of this sample: a day is the champion's. */
  private List<ForecastRow> rows(MarketBacktest backtest) {
    Set<LocalDate> days =
        backtest.forecasts().stream()
            .filter(row -> row.model().equals(champion))
            .map(ForecastRow::date)
            .collect(toSet());
    return backtest.forecasts().stream().filter(row -> days.contains(row.date())).toList();
  }

  private boolean endsHere(MarketBacktest backtest) {
    return !backtest.margins().isEmpty() && backtest.margins().getLast().inSample() == inSample;
  }

  private static List<ForecastSeries> forecasts(String symbol, List<ForecastRow> rows) {
    Map<LocalDate, Long> speakers =
        rows.stream().collect(groupingBy(ForecastRow::date, counting()));
    long most = speakers.values().stream().mapToLong(Long::longValue).max().orElse(0);
    Map<String, List<ForecastSeries.Day>> byModel = new LinkedHashMap<>();
    for (ForecastRow row : rows) {
      if (speakers.getOrDefault(row.date(), 0L) == most) {
        byModel.computeIfAbsent(row.model(), unseen -> new ArrayList<>()).add(day(row));
      }
    }
    return byModel.entrySet().stream()
        .map(model -> new ForecastSeries(symbol, model.getKey(), model.getValue()))
        .toList();
  }

  private static ForecastSeries.Day day(ForecastRow row) {
    return new ForecastSeries.Day(
        row.date().toEpochDay(), row.sigma(), row.logReturn(), row.realizedVariance(), row.tail());
  }

  private List<RegimeSeries> regimes(String symbol, List<ForecastRow> rows) {
    List<RegimeSeries.Day> days = new ArrayList<>();
    for (ForecastRow row : rows) {
      if (row.model().equals(champion)) {
        row.regime()
            .ifPresent(regime ->
                days.add(
                    new RegimeSeries.Day(
                        row.date().toEpochDay(), row.logReturn(), row.realizedVariance(), regime)));
      }
    }
    return days.isEmpty() ? List.of() : List.of(new RegimeSeries(symbol, days));
  }

  private List<MarginSeries> margins(MarketBacktest backtest) {
    List<MarginSeries> margins = new ArrayList<>();
    for (Side side : Side.values()) {
      List<MarginRow> rows =
          backtest.margins().stream()
              .filter(row -> row.side() == side && row.inSample() == inSample)
              .toList();
      if (!rows.isEmpty()) {
        margins.add(series(rows, champion, MarginRow::champion));
        for (ReferenceMargin reference : ReferenceMargin.values()) {
          margins.add(series(rows, reference.code(), reference::of));
        }
      }
    }
    return margins;
  }

  private static MarginSeries series(
      List<MarginRow> rows, String model, ToDoubleFunction<MarginRow> margin) {
    return new MarginSeries(
        rows.getFirst().symbol(),
        rows.getFirst().side(),
        model,
        rows.stream()
            .map(row ->
                new MarginSeries.Day(
                    row.date().toEpochDay(),
                    margin.applyAsDouble(row),
                    row.loss(),
                    row.championValueAtRisk()))
            .toList());
  }
}
