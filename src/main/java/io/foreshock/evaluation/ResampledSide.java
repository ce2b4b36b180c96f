package io.foreshock.evaluation;

import java.util.Arrays;

/**
 * One market-side made ready for many resamples: the tails are sorted once, and a resample only
 * says how often each row was drawn.
 */
final class ResampledSide {

  private static final int ABSENT = -1;

  private final PairedMargins margins;
  private final int[] rowOfDay;
  private final double[] candidateRatios;
  private final double[] referenceRatios;
  private final int[] byLoss;
  private final int[] byCandidate;
  private final int[] byReference;
  private final int[] counts;

  /** Places the side on a calendar that holds all its days, ascending. */
  ResampledSide(PairedMargins margins, long[] calendar) {
    this.margins = margins;
    this.rowOfDay = new int[calendar.length];
    Arrays.fill(rowOfDay, ABSENT);
    long[] days = margins.sharedDays();
    for (int row = 0; row < days.length; row++) {
      rowOfDay[Arrays.binarySearch(calendar, days[row])] = row;
    }
    this.candidateRatios = ratios(margins.sharedLosses(), margins.sharedCandidate());
    this.referenceRatios = ratios(margins.sharedLosses(), margins.sharedReference());
    this.byLoss = descending(margins.sharedLosses());
    this.byCandidate = descending(candidateRatios);
    this.byReference = descending(referenceRatios);
    this.counts = new int[days.length];
  }

  /** Returns whether the drawn days hold a row of this side with a quantile to divide by. */
  boolean draw(int[] calendarDays) {
    Arrays.fill(counts, 0);
    for (int day : calendarDays) {
      int row = rowOfDay[day];
      if (row != ABSENT) {
        counts[row]++;
      }
    }
    return rows() > 0 && quantile(byLoss, margins.sharedLosses(), rows()) > 0.0;
  }

  /** Returns the {@code eq} difference of the rows last drawn. */
  double difference() {
    int rows = rows();
    double candidate =
        mean(margins.sharedCandidate(), rows) * quantile(byCandidate, candidateRatios, rows);
    double reference =
        mean(margins.sharedReference(), rows) * quantile(byReference, referenceRatios, rows);
    return (candidate - reference) / quantile(byLoss, margins.sharedLosses(), rows);
  }

  private int rows() {
    int rows = 0;
    for (int count : counts) {
      rows += count;
    }
    return rows;
  }

  private double mean(double[] values, int rows) {
    double sum = 0.0;
    for (int row = 0; row < counts.length; row++) {
      sum += counts[row] * values[row];
    }
    return sum / rows;
  }

  /** Returns the type 7 quantile, walking down from the largest value: a hundredth of the rows. */
  private double quantile(int[] order, double[] values, int rows) {
    double position = (rows - 1) * MarginMetrics.TARGET_COVERAGE;
    int rank = (int) position;
    double below = fromTop(order, values, rows - 1 - rank);
    double above = fromTop(order, values, Math.max(rows - 2 - rank, 0));
    return Math.min(below + (position - rank) * (above - below), above);
  }

  private double fromTop(int[] order, double[] values, int place) {
    int seen = 0;
    int next = 0;
    while (seen <= place) {
      seen += counts[order[next]];
      next++;
    }
    return values[order[next - 1]];
  }

  private static double[] ratios(double[] losses, double[] margins) {
    double[] ratios = new double[losses.length];
    for (int row = 0; row < ratios.length; row++) {
      ratios[row] = losses[row] / margins[row];
    }
    return ratios;
  }

  private static int[] descending(double[] values) {
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, Integer::valueOf);
    Arrays.sort(order, (first, second) -> Double.compare(values[second], values[first]));
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }
}
