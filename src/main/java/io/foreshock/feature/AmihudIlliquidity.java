package io.foreshock.feature;

import io.foreshock.market.PriceSeries;
import java.util.Optional;

/**
 * Price impact from returns and volume: the mean of |r_t| ÷ V_t, r the log return close to close
 * and V the traded value in quote currency, taken as volume in base units × close.
 *
 * <p>Reference: Y. Amihud, "Illiquidity and stock returns: cross-section and time-series effects",
 * Journal of Financial Markets 5 (2002), 31–56, there times 10⁶.
 */
public final class AmihudIlliquidity {

  private AmihudIlliquidity() {}

  /**
   * Returns the mean impact over the bars [from, to), decimal per unit of quote currency. Bars
   * whose volume is not known or 0 are left out; empty where none remains.
   *
   * @param bars accepted bars, usually of a day
   * @param from index of the first bar, at least 1
   * @param to index after the last bar
   * @throws IllegalArgumentException if the window is outside the series or a volume is negative
   */
  public static Optional<WindowEstimate> over(PriceSeries bars, int from, int to) {
    WindowEstimate.requireWindow(from, to, 1, bars.size());
    double sum = 0;
    int used = 0;
    for (int bar = from; bar < to; bar++) {
      double volume = bars.volume(bar);
      if (volume < 0) {
        throw new IllegalArgumentException("volume must be at least 0, was " + volume);
      }
      if (volume > 0) { // NaN is not
        double move = Math.abs(RealizedVariance.logReturn(bars.close(bar - 1), bars.close(bar)));
        sum += move / (volume * bars.close(bar));
        used++;
      }
    }
    return used == 0 ? Optional.empty() : Optional.of(new WindowEstimate(sum / used, used));
  }
}
