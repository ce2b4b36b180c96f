package io.foreshock.portfolio.pricing;

import java.util.Arrays;

/**
 * A sum that does not depend on the order of its terms and in which exact opposites cancel: terms
 * of one size are counted, up less down, before anything is rounded. So a book and its mirror image
 * leave nothing, not even rounding.
 */
final class NetSum {

  private static final int SIGN_BITS = 1;

  private NetSum() {}

  /** Returns the sum of finite numbers. */
  static double of(double[] terms) {
    long[] keys = new long[terms.length];
    for (int i = 0; i < terms.length; i++) {
      keys[i] = Long.rotateLeft(Double.doubleToRawLongBits(terms[i]), SIGN_BITS);
    }
    Arrays.sort(keys);
    double sum = 0.0;
    for (int from = 0, to; from < keys.length; from = to) {
      to = endOfSize(keys, from);
      sum += netCount(keys, from, to) * sizeOf(keys[from]);
    }
    return sum;
  }

  /** Keys hold the size above the sign bit, so equal sizes stand together. */
  private static int endOfSize(long[] keys, int from) {
    int to = from + 1;
    while (to < keys.length && keys[to] >>> SIGN_BITS == keys[from] >>> SIGN_BITS) {
      to++;
    }
    return to;
  }

  private static int netCount(long[] keys, int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += (keys[i] & 1L) == 0L ? 1 : -1;
    }
    return count;
  }

  private static double sizeOf(long key) {
    return Double.longBitsToDouble(key >>> SIGN_BITS);
  }
}
