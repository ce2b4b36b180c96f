package io.foreshock.portfolio.pricing;

import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

/**
 * Gains of an option book: by full revaluation, or for a large book by its Greeks where their error
 * is measured and small.
 *
 * <p>The error is measured by full revaluation of a sample of scenarios: the extremes of price and
 * of volatility, the worst losses as the Greeks see them, and scenarios at even distances. In the
 * sampled scenarios the full values are the ones used. Where one error exceeds the tolerance, all
 * scenarios are revalued in full.
 */
public final class OptionRevaluation {

  /** Strikes and expiries up to which a book is always revalued in full. */
  public static final int LARGEST_FULL_BOOK = 2_000;

  private static final int WORST_SAMPLED = 32;
  private static final int EVENLY_SAMPLED = 32;

  private OptionRevaluation() {}

  /**
   * Adds what the options gain in each scenario, see {@link OptionBook#addProfits}.
   *
   * @param book the options of one market
   * @param forward price of the market now, in [0, 1e100]
   * @param logMoves for each scenario, at most 50
   * @param volatilityFactors for each scenario, positive, finite
   * @param horizonYears time that passes in every scenario, at least 0, finite
   * @param tolerance largest error allowed of an approximation, in quote currency, at least 0
   * @param profits to add to, in quote currency, one for each scenario
   * @return what was done
   * @throws IllegalArgumentException if a value is out of range or lengths differ
   */
  public static RevaluationReport addProfits(
      OptionBook book,
      double forward,
      double[] logMoves,
      double[] volatilityFactors,
      double horizonYears,
      double tolerance,
      double[] profits) {
    Ranges.requireNotNegative("tolerance", tolerance);
    OptionBook.requireScenarios("volatilityFactors", volatilityFactors, logMoves);
    OptionBook.requireScenarios("profits", profits, logMoves);
    Scenarios scenarios = new Scenarios(forward, logMoves, volatilityFactors, horizonYears);
    return book.size() <= LARGEST_FULL_BOOK
        ? full(book, scenarios, OptionalDouble.empty(), tolerance, profits)
        : measured(book, scenarios, tolerance, profits);
  }

  private static RevaluationReport full(
      OptionBook book,
      Scenarios scenarios,
      OptionalDouble error,
      double tolerance,
      double[] profits) {
    scenarios.revalue(book, profits);
    return new RevaluationReport(RevaluationMethod.FULL_REVALUATION, error, tolerance);
  }

  private static RevaluationReport measured(
      OptionBook book, Scenarios scenarios, double tolerance, double[] profits) {
    double[] approximate = scenarios.approximate(book);
    int[] sample = scenarios.sample(approximate);
    double[] exact = new double[sample.length];
    scenarios.at(sample).revalue(book, exact);
    double error = replace(approximate, sample, exact);
    if (!(error <= tolerance)) {
      return full(book, scenarios, OptionalDouble.of(error), tolerance, profits);
    }
    for (int d = 0; d < profits.length; d++) {
      profits[d] += approximate[d];
    }
    return new RevaluationReport(
        RevaluationMethod.DELTA_GAMMA_VEGA, OptionalDouble.of(error), tolerance);
  }

  /** Puts exact gains in the places of the sampled ones; returns the largest difference. */
  private static double replace(double[] approximate, int[] sample, double[] exact) {
    double largest = 0.0;
    for (int i = 0; i < sample.length; i++) {
      largest = Math.max(largest, Math.abs(exact[i] - approximate[sample[i]]));
      approximate[sample[i]] = exact[i];
    }
    return largest;
  }

  /** Scenarios of one market; the arrays are the caller's and only read. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never kept
  private record Scenarios(
      double forward, double[] logMoves, double[] volatilityFactors, double horizonYears) {

    void revalue(OptionBook book, double[] profits) {
      book.addProfits(forward, logMoves, volatilityFactors, horizonYears, profits);
    }

    double[] approximate(OptionBook book) {
      double[] profits = new double[logMoves.length];
      DeltaGammaVega greeks = book.deltaGammaVega(forward);
      greeks.addProfits(forward, logMoves, volatilityFactors, horizonYears, profits);
      return profits;
    }

    Scenarios at(int[] places) {
      return new Scenarios(
          forward, pick(logMoves, places), pick(volatilityFactors, places), horizonYears);
    }

    private static double[] pick(double[] values, int[] places) {
      return IntStream.of(places).mapToDouble(place -> values[place]).toArray();
    }

    int[] sample(double[] approximate) {
      IntStream extremes = IntStream.concat(extremes(logMoves), extremes(volatilityFactors));
      IntStream chosen = IntStream.concat(worst(approximate), even(approximate.length));
      return IntStream.concat(extremes, chosen).sorted().distinct().toArray();
    }

    private static IntStream extremes(double[] values) {
      return IntStream.concat(
          extreme(values, (a, b) -> values[b] < values[a] ? b : a),
          extreme(values, (a, b) -> values[b] > values[a] ? b : a));
    }

    private static IntStream extreme(double[] values, IntBinaryOperator better) {
      return IntStream.range(0, values.length).reduce(better).stream();
    }

    private static IntStream worst(double[] approximate) {
      return IntStream.range(0, approximate.length)
          .boxed()
          .sorted(Comparator.comparingDouble(place -> approximate[place]))
          .limit(WORST_SAMPLED)
          .mapToInt(Integer::intValue);
    }

    private static IntStream even(int count) {
      int step = Math.max(1, count / EVENLY_SAMPLED);
      return IntStream.iterate(0, place -> place < count, place -> place + step);
    }
  }
}
