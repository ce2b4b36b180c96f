package io.foreshock.forecast.regime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fixed starting points of EM: observations grouped by the size of moves around them, or by level.
 * Estimation only, as the window looks both ways.
 */
final class VolatilityGroups {

  /** A month, and a few days for bursts such as a crash. */
  private static final int[] HALF_WINDOWS = {10, 2};

  /** Shares of the calmer groups: even, a usual stress, and a rare one. */
  private static final double[][] TWO_STATE_SHARES = {{0.5}, {0.75}, {0.95}};

  private static final double[][] THREE_STATE_SHARES = {
    {0.33, 0.67}, {0.25, 0.80}, {0.55, 0.90}, {0.75, 0.985}
  };

  private VolatilityGroups() {}

  /** Returns the group of each observation, 0 the calmest, for every starting point. */
  static List<int[]> all(double[] values, int states) {
    return all(values, new int[] {values.length}, states);
  }

  /** The same for sequences of some lengths, one after the other; no window reaches over an end. */
  static List<int[]> all(double[] values, int[] lengths, int states) {
    List<int[]> all = new ArrayList<>();
    for (int halfWindow : HALF_WINDOWS) {
      all.addAll(byLevel(localSizes(values, lengths, halfWindow), states));
    }
    return all;
  }

  private static double[] localSizes(double[] values, int[] lengths, int halfWindow) {
    double[] sizes = new double[values.length];
    int from = 0;
    for (int length : lengths) {
      double[] own = Arrays.copyOfRange(values, from, from + length);
      System.arraycopy(localSize(own, halfWindow), 0, sizes, from, length);
      from += length;
    }
    return sizes;
  }

  /** Returns the group of each observation by its own level, 0 the lowest. */
  static List<int[]> byLevel(double[] values, int states) {
    List<int[]> all = new ArrayList<>();
    for (double[] share : states == 2 ? TWO_STATE_SHARES : THREE_STATE_SHARES) {
      all.add(grouped(values, share));
    }
    return all;
  }

  private static double[] localSize(double[] values, int halfWindow) {
    double[] size = new double[values.length];
    for (int t = 0; t < size.length; t++) {
      int from = Math.max(0, t - halfWindow);
      int to = Math.min(values.length - 1, t + halfWindow);
      for (int s = from; s <= to; s++) {
        size[t] += Math.abs(values[s]) / (to - from + 1);
      }
    }
    return size;
  }

  private static int[] grouped(double[] size, double[] shares) {
    double[] sorted = size.clone();
    Arrays.sort(sorted);
    int[] groups = new int[size.length];
    for (double share : shares) {
      double cut = sorted[(int) (share * (sorted.length - 1))];
      for (int t = 0; t < size.length; t++) {
        groups[t] += size[t] > cut ? 1 : 0;
      }
    }
    return groups;
  }
}
