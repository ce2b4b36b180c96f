package io.foreshock.application;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.foreshock.evaluation.BacktestReport;
import io.foreshock.evaluation.ForecastSeries;
import io.foreshock.evaluation.MarginSeries;
import io.foreshock.market.Side;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Puts the rows of a backtest before the judges. Models of a market are compared on the same days:
 * those on which as many of them speak as ever do.
 */
public final class BacktestScores {

  /** Name of the plain GJR-FHS value-at-risk margin. */
  public static final String GJR_MARGIN = "reference-gjr-fhs";

  /** Name of the margin of {@link StressedBlend}. */
  public static final String BLEND_MARGIN = "reference-stressed-blend";

  private BacktestScores() {}

  /**
   * Returns the report of a backtest.
   *
   * @param backtests each market's rows
   */
  public static BacktestReport of(List<MarketBacktest> backtests) {
    List<ForecastSeries> forecasts = new ArrayList<>();
    List<MarginSeries> margins = new ArrayList<>();
    for (MarketBacktest backtest : backtests) {
      forecasts.addAll(forecasts(backtest));
      margins.addAll(margins(backtest));
    }
    return BacktestReport.of(forecasts, margins);
  }

  private static List<ForecastSeries> forecasts(MarketBacktest backtest) {
    Map<LocalDate, Long> speakers =
        backtest.forecasts().stream().collect(groupingBy(ForecastRow::date, counting()));
    long most = speakers.values().stream().mapToLong(Long::longValue).max().orElse(0);
    Map<String, List<ForecastSeries.Day>> byModel = new LinkedHashMap<>();
    for (ForecastRow row : backtest.forecasts()) {
      if (speakers.getOrDefault(row.date(), 0L) == most) {
        byModel.computeIfAbsent(row.model(), unseen -> new ArrayList<>()).add(day(row));
      }
    }
    return byModel.entrySet().stream()
        .map(model -> new ForecastSeries(backtest.symbol(), model.getKey(), model.getValue()))
        .toList();
  }

  private static ForecastSeries.Day day(ForecastRow row) {
    return new ForecastSeries.Day(row.sigma(), row.logReturn(), row.realizedVariance(), row.tail());
  }

  private static List<MarginSeries> margins(MarketBacktest backtest) {
    List<MarginSeries> margins = new ArrayList<>();
    for (Side side : Side.values()) {
      List<MarginRow> rows = backtest.margins().stream().filter(row -> row.side() == side).toList();
      if (!rows.isEmpty()) {
        margins.add(series(rows, ForecastRow.CHAMPION, MarginRow::champion));
        margins.add(series(rows, GJR_MARGIN, MarginRow::gjrFhs));
        margins.add(series(rows, BLEND_MARGIN, MarginRow::stressedBlend));
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
                    margin.applyAsDouble(row), row.loss(), row.championValueAtRisk()))
            .toList());
  }
}
