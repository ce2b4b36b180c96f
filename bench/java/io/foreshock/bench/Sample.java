package io.foreshock.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Median and range of a few numbers.
 *
 * @param median middle value; the mean of the two middle ones where their number is even
 * @param least smallest value
 * @param most largest value
 */
record Sample(double median, double least, double most) {

  /**
   * Returns the sample of some numbers.
   *
   * @param values at least one
   */
  static Sample of(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle]);
    return new Sample(median, sorted[0], sorted[sorted.length - 1]);
  }

  /** Returns median and range with three significant digits. */
  String text() {
    return digits(median) + " (" + digits(least) + "–" + digits(most) + ")";
  }

  /** Returns a number with three significant digits, without an exponent where it can be. */
  static String digits(double value) {
    if (value == 0.0 || !Double.isFinite(value)) {
      return Double.toString(value);
    }
    double size = Math.abs(value);
    if (size >= 1e7 || size < 1e-3) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    int decimals = Math.max(0, 2 - (int) Math.floor(Math.log10(size)));
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  @Override
  public String toString() {
    return Arrays.toString(new double[] {median, least, most});
  }
}
