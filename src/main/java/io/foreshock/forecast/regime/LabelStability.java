package io.foreshock.forecast.regime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How steady regime labels are over a series on which a model was fitted again and again: whether
 * successive fits name the same regimes, and how often the label in service changes.
 *
 * @param agreements for each refit after the first, the share of equal labels with the fit before;
 *     see {@link Identification#labelAgreement}
 * @param relabels refits at which the new fit names another regime for the same observation
 * @param switches observations whose label in service differs from the one before
 * @param observations observations with a label in service
 * @param observationsPerYear positive; 365 for markets that never close, about 252 for others
 */
public record LabelStability(
    List<Double> agreements,
    int relabels,
    int switches,
    int observations,
    double observationsPerYear) {

  /**
   * One fit and when it entered service.
   *
   * @param count returns seen by then, at least 1; it labels the last of them and those after it
   * @param labeller the model fitted on them
   */
  public record Refit(int count, RegimeLabeller labeller) {

    /** One fit of a Markov-switching model. */
    public Refit(int count, StudentTSwitchingParameters parameters) {
      this(count, RegimeLabeller.of(parameters));
    }

    /**
     * Checks the count.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Refit {
      if (!(count >= 1)) {
        throw new IllegalArgumentException("count must be at least 1, was " + count);
      }
    }
  }

  /**
   * Copies the list and checks the counts.
   *
   * @throws IllegalArgumentException if there is no agreement or no observation, or the
   *     observations of a year are not positive
   */
  public LabelStability {
    agreements = List.copyOf(agreements);
    if (!(!agreements.isEmpty() && observations >= 1)) {
      throw new IllegalArgumentException(
          "agreements and observations must not be empty, were "
              + agreements
              + " and "
              + observations);
    }
    if (!(observationsPerYear > 0.0 && observationsPerYear < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "observationsPerYear must be positive and finite, was " + observationsPerYear);
    }
  }

  /**
   * Reports on a series. Every label uses the returns up to its own time and the fit in service
   * then, filtered from the first return.
   *
   * @param refits at least two, counts strictly ascending and at most the length of the series
   * @param logReturns finite returns in time order
   * @param observationsPerYear observations in a year, positive
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static LabelStability of(
      List<Refit> refits, double[] logReturns, double observationsPerYear) {
    requireRefits(refits, logReturns.length);
    List<Double> agreements = new ArrayList<>();
    List<Regime> served = new ArrayList<>();
    List<Regime> before = List.of();
    int relabels = 0;
    for (int i = 0; i < refits.size(); i++) {
      int last = refits.get(i).count() - 1;
      boolean newest = i + 1 == refits.size();
      int end = newest ? logReturns.length : refits.get(i + 1).count();
      List<Regime> labels = refits.get(i).labeller().labels(Arrays.copyOf(logReturns, end));
      if (i > 0) {
        agreements.add(agreement(refits.get(i - 1), refits.get(i), logReturns));
        relabels += before.getLast() == labels.get(last) ? 0 : 1;
      }
      // The next fit labels its own last observation.
      served.addAll(labels.subList(last, newest ? end : end - 1));
      before = labels;
    }
    return new LabelStability(
        agreements, relabels, switches(served), served.size(), observationsPerYear);
  }

  private static double agreement(Refit previous, Refit current, double[] logReturns) {
    double[] seen = Arrays.copyOf(logReturns, current.count());
    return Identification.labelAgreement(
        previous.labeller().labels(seen), current.labeller().labels(seen));
  }

  /** Returns the smallest agreement of two successive fits, in [0, 1]. */
  public double leastAgreement() {
    return agreements.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  /** Returns the mean agreement of two successive fits, in [0, 1]. */
  public double meanAgreement() {
    double sum = 0.0;
    for (double agreement : agreements) {
      sum += agreement;
    }
    return sum / agreements.size();
  }

  /** Returns the changes of the label in service per year. */
  public double switchesPerYear() {
    return switches * observationsPerYear / observations;
  }

  /**
   * Counts the changes of label in a series.
   *
   * @param labels in time order
   */
  public static int switches(List<Regime> labels) {
    int switches = 0;
    for (int t = 1; t < labels.size(); t++) {
      switches += labels.get(t) == labels.get(t - 1) ? 0 : 1;
    }
    return switches;
  }

  private static void requireRefits(List<Refit> refits, int length) {
    if (!(refits.size() >= 2)) {
      throw new IllegalArgumentException("refits must be at least 2, were " + refits.size());
    }
    int before = 0;
    for (Refit refit : refits) {
      if (!(refit.count() > before && refit.count() <= length)) {
        throw new IllegalArgumentException(
            "refit counts must ascend to at most " + length + ", found " + refit.count());
      }
      before = refit.count();
    }
  }
}
