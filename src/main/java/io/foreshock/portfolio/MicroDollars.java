package io.foreshock.portfolio;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Millionths of a US dollar: what is asked for is a whole number of them, rounded up. */
public final class MicroDollars {

  /** One dollar. */
  public static final long ONE = 1_000_000L;

  /** The noise of double arithmetic, relative, which is not rounded up. */
  private static final double NOISE = 1e-12;

  private static final double LARGEST = 9e18;

  private MicroDollars() {}

  /**
   * Returns an amount rounded up.
   *
   * @param dollars finite, less than nine trillion in size
   * @throws ArithmeticException if it is larger
   */
  public static long roundedUp(double dollars) {
    double micro = dollars * ONE;
    return checked(Math.ceil(micro - Math.abs(micro) * NOISE));
  }

  /** Returns an amount rounded down; see {@link #roundedUp}. */
  public static long roundedDown(double dollars) {
    double micro = dollars * ONE;
    return checked(Math.floor(micro + Math.abs(micro) * NOISE));
  }

  /** Returns an amount in dollars. */
  static double dollars(long micro) {
    return (double) micro / ONE;
  }

  private static long checked(double micro) {
    if (!(Math.abs(micro) < LARGEST)) {
      throw new ArithmeticException("amount is out of range: " + micro / ONE + " dollars");
    }
    return (long) micro;
  }

  /**
   * Returns whole numbers that are each part rounded up or down and add up to the total: of the
   * roundings down those with the largest remainder are raised, of equal ones the first.
   *
   * @param parts that add up to the total or to less than one unit per part beside it, dollars
   * @param total micro-dollars
   */
  public static long[] allocated(double[] parts, long total) {
    long[] whole = new long[parts.length];
    double[] remainder = new double[parts.length];
    long missing = total;
    for (int i = 0; i < parts.length; i++) {
      double floor = Math.floor(parts[i] * ONE);
      whole[i] = checked(floor);
      remainder[i] = parts[i] * ONE - floor;
      missing -= whole[i];
    }
    int[] order =
        IntStream.range(0, parts.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -remainder[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    spread(whole, order, missing);
    return whole;
  }

  private static void spread(long[] whole, int[] order, long missing) {
    if (order.length == 0) {
      return;
    }
    long each = Math.floorDiv(missing, order.length);
    Arrays.setAll(whole, i -> whole[i] + each);
    long left = missing - each * order.length;
    for (int i = 0; i < left; i++) {
      whole[order[i]]++;
    }
  }
}
