package io.foreshock.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * A fall from a high to the lowest price before that high is passed again, or before the rows end.
 * Drawdowns of one market do not overlap.
 *
 * @param peak row of the close that was the high, at least 0
 * @param trough row of the lowest close, after {@code peak}
 * @param depth fall from peak to trough as a fraction of the peak, in (0, 1)
 */
public record Drawdown(int peak, int trough, double depth) {

  /** Days before the peak day in which a warning counts. */
  public static final int WARNING_DAYS = 10;

  /** Probability of stress from which on it is a warning. */
  public static final double WARNING = 0.5;

  /** Checks the order. */
  public Drawdown {
    if (!(peak >= 0 && trough > peak)) {
      throw new IllegalArgumentException(
          "trough must follow peak, were rows " + trough + " and " + peak);
    }
    if (!(depth > 0.0 && depth <= 1.0)) {
      throw new IllegalArgumentException("depth must be in (0, 1], was " + depth);
    }
  }

  /**
   * Returns the deepest drawdowns, deepest first, of equals the earlier; fewer if there are fewer.
   *
   * @param logReturns log return of each row, finite, at least one
   * @param count most drawdowns wanted, at least 1
   */
  public static List<Drawdown> largest(double[] logReturns, int count) {
    Rows.requireAny(logReturns.length);
    if (!(count >= 1)) {
      throw new IllegalArgumentException("count must be at least 1, was " + count);
    }
    return all(logReturns).stream()
        .sorted(Comparator.comparingDouble(Drawdown::depth).reversed())
        .limit(count)
        .toList();
  }

  /**
   * Returns how many days before the peak day the first warning came: the first row in the ten days
   * up to and including the peak row with a probability of stress of at least ½. Empty without one.
   *
   * @param stressProbabilities probability of stress of each row, as of the close before it
   */
  public OptionalInt leadDays(double[] stressProbabilities) {
    for (int row = Math.max(0, peak - WARNING_DAYS); row <= peak; row++) {
      if (stressProbabilities[row] >= WARNING) {
        return OptionalInt.of(peak - row);
      }
    }
    return OptionalInt.empty();
  }

  private static List<Drawdown> all(double[] logReturns) {
    List<Drawdown> found = new ArrayList<>();
    double price = 0.0;
    double high = 0.0;
    double low = 0.0;
    int peak = 0;
    int trough = 0;
    for (int row = 1; row < logReturns.length; row++) {
      Rows.requireFinite("logReturns", logReturns[row]);
      price += logReturns[row];
      if (price >= high) {
        addIfAny(found, peak, trough, low - high);
        high = price;
        low = price;
        peak = row;
        trough = row;
      } else if (price < low) {
        low = price;
        trough = row;
      }
    }
    addIfAny(found, peak, trough, low - high);
    return found;
  }

  private static void addIfAny(List<Drawdown> found, int peak, int trough, double logFall) {
    if (trough > peak) {
      found.add(new Drawdown(peak, trough, -StrictMath.expm1(logFall)));
    }
  }
}
