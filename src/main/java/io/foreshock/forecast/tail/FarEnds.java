package io.foreshock.forecast.tail;

import java.util.Arrays;

/**
 * Sorts only the far ends of a sample, which are all that VaR and ES look at: two cuts are guessed
 * from a few of the values, what lies beyond them is sorted, and where the guess was wrong the
 * whole sample is. The ends are the same numbers in the same places as after sorting all, bit by
 * bit.
 *
 * <p>Not thread-safe: it owns its workspace.
 */
final class FarEnds {

  /** Below this sorting everything costs as little. */
  private static final int SMALLEST_SAMPLE = 2_000;

  private static final int PROBES = 512;

  /** Values between needed and cut, as a share of the sample: two to three errors of the guess. */
  private static final double MARGIN = 0.035;

  private final int count;
  private final double[] probes = new double[PROBES];
  private final double[] low;
  private final double[] high;

  /**
   * @param count size of the samples
   */
  FarEnds(int count) {
    this.count = count;
    this.low = new double[count / 4];
    this.high = new double[count / 4];
  }

  /**
   * Writes a sample with its ends ascending. The places between hold nothing of meaning, but no
   * walk inwards by values at or beyond the last needed one reaches them.
   *
   * @param values the sample; not changed
   * @param sorted where the ends go, in the places that sorting all would give them
   * @param needed places at each end that must be right
   */
  void sort(double[] values, double[] sorted, int needed) {
    int cut = (int) (PROBES * ((double) needed / count + MARGIN));
    if (count < SMALLEST_SAMPLE || 2 * cut >= PROBES || !sortBeyond(values, sorted, needed, cut)) {
      System.arraycopy(values, 0, sorted, 0, count);
      Arrays.sort(sorted);
    }
  }

  private boolean sortBeyond(double[] values, double[] sorted, int needed, int cut) {
    for (int i = 0; i < PROBES; i++) {
      probes[i] = values[(int) ((long) i * count / PROBES)];
    }
    Arrays.sort(probes);
    double lowCut = probes[cut];
    double highCut = probes[PROBES - 1 - cut];
    int lows = 0;
    int highs = 0;
    for (double value : values) {
      if (value < lowCut) {
        if (lows == low.length) {
          return false;
        }
        low[lows++] = value;
      } else if (!(value <= highCut)) { // NaN is a high one, as it is to sort
        if (highs == high.length) {
          return false;
        }
        high[highs++] = value;
      }
    }
    return lows > needed && highs > needed && place(sorted, needed, lows, highs);
  }

  private boolean place(double[] sorted, int needed, int lows, int highs) {
    Arrays.sort(low, 0, lows);
    Arrays.sort(high, 0, highs);
    // Equal values count as beyond a level together, so the innermost must differ.
    if (!(low[needed - 1] < low[lows - 1] && high[0] < high[highs - needed])) {
      return false;
    }
    System.arraycopy(low, 0, sorted, 0, lows);
    System.arraycopy(high, 0, sorted, count - highs, highs);
    return true;
  }
}
