package io.foreshock.feature;

import io.foreshock.market.PriceSeries;
import java.util.Optional;

/**
 * The bid-ask spread from closes and mid-ranges: s² = 4 E[(c_t − η_t)(c_t − η_{t+1})], with c the
 * log close and η = (ln H + ln L) ÷ 2. The middle of a range carries no spread, the close carries
 * half of one.
 *
 * <p>Reference: F. Abdi and A. Ranaldo, "A simple estimation of bid-ask spreads from daily close,
 * high, and low prices", Review of Financial Studies 30 (2017), 4437–4480.
 */
public enum AbdiRanaldoSpread {

  /** Mean over pairs of √max(4 (c − η)(c − η⁺), 0): the paper's two-day correction. */
  TWO_DAY {
    @Override
    double pair(double product) {
      return Math.sqrt(Math.max(product, 0.0));
    }

    @Override
    double spread(double mean) {
      return mean;
    }
  },

  /** √max(mean over pairs of 4 (c − η)(c − η⁺), 0): the paper's monthly correction. */
  WINDOW {
    @Override
    double pair(double product) {
      return product;
    }

    @Override
    double spread(double mean) {
      return Math.sqrt(Math.max(mean, 0.0));
    }
  };

  abstract double pair(double product);

  abstract double spread(double mean);

  /**
   * Returns the spread over the pairs of neighbouring bars in [from, to), a fraction of the price
   * in logarithms. Pairs in which a high or low is not known are left out; empty where none
   * remains.
   *
   * @param bars accepted bars, usually of a day
   * @param from index of the first bar
   * @param to index after the last bar
   * @throws IllegalArgumentException if the window is outside the series
   */
  public Optional<WindowEstimate> over(PriceSeries bars, int from, int to) {
    WindowEstimate.requireWindow(from, to, 0, bars.size());
    double sum = 0;
    int pairs = 0;
    for (int bar = from; bar + 1 < to; bar++) {
      if (CorwinSchultzSpread.hasRange(bars, bar) && CorwinSchultzSpread.hasRange(bars, bar + 1)) {
        double close = StrictMath.log(bars.close(bar));
        sum += pair(4.0 * (close - middle(bars, bar)) * (close - middle(bars, bar + 1)));
        pairs++;
      }
    }
    return pairs == 0
        ? Optional.empty()
        : Optional.of(new WindowEstimate(spread(sum / pairs), pairs));
  }

  private static double middle(PriceSeries bars, int bar) {
    return 0.5 * (StrictMath.log(bars.high(bar)) + StrictMath.log(bars.low(bar)));
  }
}
