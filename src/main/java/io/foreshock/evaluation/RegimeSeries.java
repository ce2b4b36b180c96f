package io.foreshock.evaluation;

import io.foreshock.forecast.regime.Regime;
import io.foreshock.forecast.regime.RegimeProbabilities;
import java.util.List;

/**
 * Regime probabilities of one market, day by day, beside what happened.
 *
 * @param symbol the market, as its source names it
 * @param days days in time order
 */
public record RegimeSeries(String symbol, List<Day> days) {

  /** Copies the list. */
  public RegimeSeries {
    days = List.copyOf(days);
  }

  /**
   * One day.
   *
   * @param epochDay days since 1970-01-01
   * @param logReturn realised log return
   * @param realizedVariance realised variance, squared log return, not negative
   * @param probabilities forecast, made before the day, of the regime at its end
   */
  public record Day(
      long epochDay,
      double logReturn,
      double realizedVariance,
      RegimeProbabilities probabilities) {}

  /**
   * Returns the scores of the series; the label of a day is its most likely regime.
   *
   * @throws IllegalArgumentException if there are 120 days or fewer
   */
  public RegimeScores scores() {
    return RegimeScores.of(
        days.stream().mapToLong(Day::epochDay).toArray(),
        days.stream().mapToDouble(Day::logReturn).toArray(),
        days.stream().mapToDouble(Day::realizedVariance).toArray(),
        days.stream().mapToDouble(day -> day.probabilities().stressed()).toArray(),
        days.stream().map(day -> day.probabilities().mostLikely()).toArray(Regime[]::new));
  }
}
