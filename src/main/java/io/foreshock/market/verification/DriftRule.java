package io.foreshock.market.verification;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds a source that moves away from the others a little at a time, so that no single report looks
 * wrong. For each of its last {@value #REPORTS} reports the deviation from the middle of what the
 * others said by then is taken. It drifts where the median deviation of the last quarter exceeds
 * that of the first, and itself, by half the divergence allowed, and that of the half between lies
 * strictly between both: a constant offset is no drift, nor is a single step.
 *
 * <p>The middle of an even number of others reaches from one of the two to the other, so one that
 * drifts does not make those look drifting that stay.
 */
final class DriftRule {

  /** How many reports of a source are looked at. */
  static final int REPORTS = 100;

  /** Fewer say nothing: a quarter is then less than three. */
  private static final int FEWEST = 12;

  /** With one other source nobody can tell which of the two drifts. */
  private static final int FEWEST_OTHERS = 2;

  private DriftRule() {}

  /**
   * Tells whether a source drifts.
   *
   * @param source the source
   * @param candidates fresh sources that are not stuck, itself among them
   * @param divergence spread within which sources agree, fraction of the price
   */
  static boolean drifts(SourceHistory source, List<SourceHistory> candidates, double divergence) {
    List<SourceHistory> others =
        candidates.stream().filter(other -> !other.equals(source)).toList();
    if (others.size() < FEWEST_OTHERS) {
      return false;
    }
    double[] deviations = deviations(source, others);
    return deviations.length >= FEWEST && grows(deviations, divergence / 2.0);
  }

  private static double[] deviations(SourceHistory source, List<SourceHistory> others) {
    List<PriceReport> reports = source.reports();
    return reports.subList(Math.max(0, reports.size() - REPORTS), reports.size()).stream()
        .map(report -> deviation(report, others))
        .flatMap(Optional::stream)
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private static Optional<Double> deviation(PriceReport report, List<SourceHistory> others) {
    long atMs = report.observedAtMs();
    double[] prices =
        others.stream()
            .flatMap(other ->
                other.at(atMs).filter(said -> !other.source().isStale(said, atMs)).stream())
            .mapToDouble(PriceReport::price)
            .toArray();
    return prices.length < FEWEST_OTHERS
        ? Optional.empty()
        : Optional.of(Middle.of(prices).deviation(report.price()));
  }

  private static boolean grows(double[] deviations, double limit) {
    int quarter = deviations.length / 4;
    int late = deviations.length - quarter;
    double first = median(deviations, 0, quarter);
    double between = median(deviations, quarter, late);
    double last = median(deviations, late, deviations.length);
    double sign = Math.signum(last);
    return sign * last >= limit
        && sign * (last - first) >= limit
        && sign * between > sign * first
        && sign * last > sign * between;
  }

  private static double median(double[] numbers, int from, int to) {
    return Middle.of(Arrays.copyOfRange(numbers, from, to)).median();
  }
}
