package io.foreshock.feature;

import io.foreshock.market.PriceSeries;
import java.util.Optional;

/**
 * The bid-ask spread from the highs and lows of pairs of bars: variance grows with time, the spread
 * does not. With β = Σ (ln H_j/L_j)² over the two bars, γ = (ln H/L)² of the two taken as one, and
 * α = (√(2β) − √β) ÷ (3 − 2√2) − √(γ ÷ (3 − 2√2)), the spread is 2 (e^α − 1) ÷ (1 + e^α).
 *
 * <p>A second bar that lies wholly above or below the close before it is moved back to touch it, so
 * that the move over a pause is not taken for range. A negative estimate counts as 0 in the mean,
 * as the paper recommends.
 *
 * <p>Reference: S. Corwin and P. Schultz, "A simple way to estimate bid-ask spreads from daily high
 * and low prices", Journal of Finance 67 (2012), 719–760.
 */
public final class CorwinSchultzSpread {

  /** 3 − 2√2, which is (√2 − 1)². */
  private static final double SCALE = 3.0 - 2.0 * Math.sqrt(2.0);

  private CorwinSchultzSpread() {}

  /**
   * Returns the spread of one pair as a fraction of the price; negative where chance had its way.
   *
   * @param firstHigh highest price of the first bar
   * @param firstLow lowest price of the first bar, positive
   * @param firstClose last price of the first bar
   * @param secondHigh highest price of the second bar
   * @param secondLow lowest price of the second bar, positive
   * @throws IllegalArgumentException if a price is not positive and finite or a low above its high
   */
  public static double ofPair(
      double firstHigh, double firstLow, double firstClose, double secondHigh, double secondLow) {
    requireRange(firstHigh, firstLow);
    requireRange(secondHigh, secondLow);
    RealizedVariance.requirePrice("firstClose", firstClose);
    double shift = Math.max(secondLow - firstClose, 0.0) + Math.min(secondHigh - firstClose, 0.0);
    double high = secondHigh - shift;
    double low = secondLow - shift;
    double firstRange = StrictMath.log(firstHigh / firstLow);
    double secondRange = StrictMath.log(high / low);
    double beta = firstRange * firstRange + secondRange * secondRange;
    double jointRange = StrictMath.log(Math.max(firstHigh, high) / Math.min(firstLow, low));
    double alpha =
        (Math.sqrt(2.0 * beta) - Math.sqrt(beta)) / SCALE - jointRange / Math.sqrt(SCALE);
    return 2.0 * StrictMath.tanh(0.5 * alpha);
  }

  /**
   * Returns the mean spread over the pairs of neighbouring bars in [from, to), a fraction of the
   * price. Pairs in which a high or low is not known are left out; empty where none remains.
   *
   * @param bars accepted bars, usually of a day
   * @param from index of the first bar
   * @param to index after the last bar
   * @throws IllegalArgumentException if the window is outside the series or a bar impossible
   */
  public static Optional<WindowEstimate> over(PriceSeries bars, int from, int to) {
    WindowEstimate.requireWindow(from, to, 0, bars.size());
    double sum = 0;
    int pairs = 0;
    for (int bar = from; bar + 1 < to; bar++) {
      if (hasRange(bars, bar) && hasRange(bars, bar + 1)) {
        double spread =
            ofPair(
                bars.high(bar),
                bars.low(bar),
                bars.close(bar),
                bars.high(bar + 1),
                bars.low(bar + 1));
        sum += Math.max(spread, 0.0);
        pairs++;
      }
    }
    return pairs == 0 ? Optional.empty() : Optional.of(new WindowEstimate(sum / pairs, pairs));
  }

  static boolean hasRange(PriceSeries bars, int bar) {
    return !(Double.isNaN(bars.high(bar)) || Double.isNaN(bars.low(bar)));
  }

  private static void requireRange(double high, double low) {
    RealizedVariance.requirePrice("low", low);
    RealizedVariance.requirePrice("high", high);
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "low must not be above high, were " + low + " and " + high);
    }
  }
}
