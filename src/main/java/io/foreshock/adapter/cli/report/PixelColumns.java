package io.foreshock.adapter.cli.report;

import java.util.Arrays;

/**
 * Thins a line for drawing: of the points that fall into one pixel column only the first, the
 * lowest, the highest and the last are kept, which look the same as all of them.
 */
final class PixelColumns {

  private PixelColumns() {}

  /**
   * Returns which points to draw, ascending.
   *
   * @param x places, ascending, in pixels
   * @param y values, as many
   */
  static int[] kept(double[] x, double[] y) {
    int[] kept = new int[y.length];
    int count = 0;
    int from = 0;
    while (from < x.length) {
      int to = from;
      while (to < x.length && Math.floor(x[to]) == Math.floor(x[from])) {
        to++;
      }
      int[] column = column(y, from, to);
      System.arraycopy(column, 0, kept, count, column.length);
      count += column.length;
      from = to;
    }
    return Arrays.copyOf(kept, count);
  }

  private static int[] column(double[] y, int from, int to) {
    int low = from;
    int high = from;
    for (int i = from; i < to; i++) {
      low = y[i] < y[low] ? i : low;
      high = y[i] > y[high] ? i : high;
    }
    return Arrays.stream(new int[] {from, low, high, to - 1}).sorted().distinct().toArray();
  }
}
