package io.foreshock.feature;

import io.foreshock.market.PriceSeries;
import java.util.Arrays;

/** Log returns over blocks of consecutive bars: what happens within a day. */
public final class BlockReturns {

  private BlockReturns() {}

  /**
   * Returns the log returns of the blocks that close in a stretch of time, in order. Blocks do not
   * overlap, and one that would span a missing bar is left out: a gap is no return.
   *
   * @param bars accepted bars
   * @param afterMs start of the stretch, exclusive, epoch milliseconds
   * @param upToMs end of the stretch, inclusive, epoch milliseconds
   * @param barsPerBlock bars in a block, positive
   */
  public static double[] between(PriceSeries bars, long afterMs, long upToMs, int barsPerBlock) {
    int from = firstClosingAfter(bars, afterMs);
    int to = firstClosingAfter(bars, upToMs);
    double[] returns = new double[(to - from) / barsPerBlock];
    int count = 0;
    for (int last = from + barsPerBlock - 1; last < to; last += barsPerBlock) {
      int before = last - barsPerBlock;
      if (before >= 0 && contiguous(bars, before, last)) {
        returns[count++] = StrictMath.log(bars.close(last) / bars.close(before));
      }
    }
    return Arrays.copyOf(returns, count);
  }

  private static boolean contiguous(PriceSeries bars, int before, int last) {
    return bars.openTimeMs(last) - bars.openTimeMs(before) == (last - before) * bars.barLengthMs();
  }

  private static int firstClosingAfter(PriceSeries bars, long momentMs) {
    int low = 0;
    int high = bars.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (bars.closeTimeMs(middle) <= momentMs) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
