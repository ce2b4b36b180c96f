package io.foreshock.policy;

/**
 * Integer arithmetic in parts per million with the rounding named at each call: margins and
 * haircuts round up, bounds that let a margin rise round down.
 */
public final class Ppm {

  /** One, in parts per million. */
  public static final long ONE = 1_000_000L;

  /**
   * The largest level the policy reads, 400 % of notional. A margin stops at 100 %, so nothing is
   * lost above it, and every product of the waterfall stays inside a {@code long} below it.
   */
  public static final long MAXIMUM_LEVEL = 4_000_000L;

  private static final double LARGEST_FRACTION = 1e6;

  private Ppm() {}

  /**
   * Returns a fraction in ppm, rounded up.
   *
   * @param fraction dimensionless, in [0, 10⁶]
   * @throws IllegalArgumentException if the fraction is outside, infinite or NaN
   */
  public static long ofFractionRoundedUp(double fraction) {
    if (!(fraction >= 0.0 && fraction <= LARGEST_FRACTION)) {
      throw new IllegalArgumentException("fraction must be in [0, 1e6], was " + fraction);
    }
    return (long) Math.ceil(fraction * ONE);
  }

  /**
   * Returns a loss level as a waterfall reads it: rounded up, at least 1 and at most {@link
   * #MAXIMUM_LEVEL}, so that an extreme forecast tightens and is never refused.
   *
   * @param fraction fraction of notional, non-negative; infinity is allowed, NaN is not
   * @throws IllegalArgumentException if the fraction is negative or NaN
   */
  public static long levelRoundedUp(double fraction) {
    if (!(fraction >= 0.0)) {
      throw new IllegalArgumentException("level must be non-negative, was " + fraction);
    }
    double largest = (double) MAXIMUM_LEVEL / ONE;
    return Math.max(1L, ofFractionRoundedUp(Math.min(fraction, largest)));
  }

  /**
   * Returns value × factor, rounded up.
   *
   * @param valuePpm non-negative
   * @param factorPpm non-negative, 10⁶ is one
   * @throws ArithmeticException if the product leaves the range of {@code long}
   */
  public static long multiplyRoundedUp(long valuePpm, long factorPpm) {
    return Math.ceilDiv(Math.multiplyExact(valuePpm, factorPpm), ONE);
  }

  /**
   * Returns value × factor, rounded down.
   *
   * @param valuePpm non-negative
   * @param factorPpm non-negative, 10⁶ is one
   * @throws ArithmeticException if the product leaves the range of {@code long}
   */
  public static long multiplyRoundedDown(long valuePpm, long factorPpm) {
    return Math.floorDiv(Math.multiplyExact(valuePpm, factorPpm), ONE);
  }

  /**
   * Returns numerator ÷ denominator in ppm, rounded up.
   *
   * @param numerator non-negative
   * @param denominator positive
   * @throws ArithmeticException if the quotient leaves the range of {@code long}
   */
  public static long ratioRoundedUp(long numerator, long denominator) {
    return Math.ceilDiv(Math.multiplyExact(numerator, ONE), denominator);
  }

  /**
   * Returns numerator ÷ denominator in ppm, rounded down.
   *
   * @param numerator non-negative
   * @param denominator positive
   * @throws ArithmeticException if the quotient leaves the range of {@code long}
   */
  public static long ratioRoundedDown(long numerator, long denominator) {
    return Math.floorDiv(Math.multiplyExact(numerator, ONE), denominator);
  }

  /**
   * Returns (1 − w)·first + w·second, rounded up once.
   *
   * @param firstPpm level that gets the weight 1 − w
   * @param secondPpm level that gets the weight w
   * @param weightPpm w, in [0, 10⁶]
   */
  public static long blendRoundedUp(long firstPpm, long secondPpm, long weightPpm) {
    return Math.ceilDiv((ONE - weightPpm) * firstPpm + weightPpm * secondPpm, ONE);
  }

  /**
   * Returns √value for a value in ppm, in ppm, rounded up.
   *
   * @param valuePpm in [0, 10¹²]
   */
  public static long squareRootRoundedUp(long valuePpm) {
    long square = Math.multiplyExact(valuePpm, ONE);
    long root = (long) Math.sqrt((double) square);
    while (root * root < square) {
      root++;
    }
    while (root > 0 && (root - 1) * (root - 1) >= square) {
      root--;
    }
    return root;
  }

  /**
   * Returns 1 − (1 − a)(1 − b), rounded up: two losses one after the other.
   *
   * @param firstPpm a, in [0, 10⁶]
   * @param secondPpm b, in [0, 10⁶]
   */
  public static long compoundRoundedUp(long firstPpm, long secondPpm) {
    return ONE - multiplyRoundedDown(ONE - firstPpm, ONE - secondPpm);
  }

  /**
   * Returns text such as {@code 6.10 %}, rounded half up to two decimals.
   *
   * @param ppm non-negative
   */
  public static String percent(long ppm) {
    long hundredths = Math.floorDiv(ppm + 50, 100);
    long decimals = hundredths % 100;
    return hundredths / 100 + "." + (decimals < 10 ? "0" : "") + decimals + " %";
  }

  /** Returns {@code value} if it lies in the closed range, else throws, naming the JSON key. */
  static long requireInRange(String key, long value, long least, long most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          key + " must be in [" + least + ", " + most + "], was " + value);
    }
    return value;
  }

  /** Returns {@code value} if it is at least {@code least}, else throws, naming the JSON key. */
  static long requireAtLeast(String key, long value, long least, String reason) {
    if (!(value >= least)) {
      throw new IllegalArgumentException(
          key + " must be at least " + least + " " + reason + ", was " + value);
    }
    return value;
  }
}
