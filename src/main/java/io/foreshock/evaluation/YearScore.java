package io.foreshock.evaluation;

import io.foreshock.market.Side;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often losses of one market-side exceeded a level in one calendar year.
 *
 * @param symbol the market, as its source names it
 * @param side the side
 * @param model who made the level
 * @param year calendar year
 * @param days days with a level
 * @param exceedances days with a loss above it
 */
public record YearScore(
    String symbol, Side side, String model, int year, int days, int exceedances) {

  /** Returns the share of losses not above the level, in [0, 1]. */
  public double coverage() {
    return 1.0 - (double) exceedances / days;
  }

  /** Returns the years of a margin, ascending. */
  static List<YearScore> ofMargins(MarginSeries series) {
    Map<Integer, int[]> years = new TreeMap<>();
    for (MarginSeries.Day day : series.days()) {
      count(years, day.epochDay(), day.loss() > day.margin());
    }
    return scores(series.symbol(), series.side(), series.model(), years);
  }

  /** Returns the years of a raw value at risk, ascending. */
  static List<YearScore> ofForecasts(ForecastSeries series, Side side, double alpha) {
    Map<Integer, int[]> years = new TreeMap<>();
    for (ForecastSeries.Day day : series.days()) {
      count(years, day.epochDay(), day.loss(side) > day.tail().valueAtRisk(side, alpha));
    }
    return scores(series.symbol(), side, series.model(), years);
  }

  private static void count(Map<Integer, int[]> years, long epochDay, boolean exceeded) {
    int year = LocalDate.ofEpochDay(epochDay).getYear();
    int[] counts = years.computeIfAbsent(year, unseen -> new int[2]);
    counts[0]++;
    counts[1] += exceeded ? 1 : 0;
  }

  private static List<YearScore> scores(
      String symbol, Side side, String model, Map<Integer, int[]> years) {
    List<YearScore> scores = new ArrayList<>();
    years.forEach((year, counts) ->
        scores.add(new YearScore(symbol, side, model, year, counts[0], counts[1])));
    return scores;
  }
}
