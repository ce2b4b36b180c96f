package io.foreshock.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.market.MarketId;
import io.foreshock.market.PriceSeries;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BarEstimatorsTest {

  private static final long DAY = 86_400_000;
  private static final double UNKNOWN = Double.NaN;

  /** Rows of open, high, low, close, volume. */
  private static PriceSeries bars(double[]... rows) {
    PriceSeries.Builder series = PriceSeries.builder(new MarketId("X"), DAY, rows.length);
    for (int i = 0; i < rows.length; i++) {
      series.add(i * DAY, rows[i][0], rows[i][1], rows[i][2], rows[i][3], rows[i][4]);
    }
    return series.build();
  }

  private static double[] logBar(double open, double high, double low, double close) {
    return new double[] {
      StrictMath.exp(open), StrictMath.exp(high), StrictMath.exp(low), StrictMath.exp(close), 1
    };
  }

  /**
   * Days of a Brownian motion traded at the ask or the bid.
   *
   * @param overnight standard deviation of the move between close and open
   */
  private static PriceSeries traded(
      int days, int steps, double daily, double drift, double overnight, double spread, long seed) {
    Random random = new Random(seed);
    PriceSeries.Builder series = PriceSeries.builder(new MarketId("X"), DAY, days);
    double mid = 0;
    for (int day = 0; day < days; day++) {
      mid += overnight * random.nextGaussian();
      double open = 0;
      double close = 0;
      double high = Double.NEGATIVE_INFINITY;
      double low = Double.POSITIVE_INFINITY;
      for (int step = 0; step <= steps; step++) {
        if (step > 0) {
          mid += drift / steps + daily / Math.sqrt(steps) * random.nextGaussian();
        }
        close = mid + (random.nextBoolean() ? 0.5 : -0.5) * spread;
        open = step == 0 ? close : open;
        high = Math.max(high, close);
        low = Math.min(low, close);
      }
      double[] bar = logBar(open, high, low, close);
      series.add(day * DAY, bar[0], bar[1], bar[2], bar[3], 1);
    }
    return series.build();
  }

  /**
   * By hand, n = 2, k = 0.34 ÷ 4.34: overnight 0.1 and 0 (variance 0.005), open to close 0.2 and
   * −0.1 (0.045), Rogers-Satchell 0.06 and 0.03.
   */
  @Test
  void yangZhang_twoBars_matchesHandCalculation() {
    PriceSeries bars =
        bars(logBar(0, 0, -0.1, -0.1), logBar(0, 0.3, -0.1, 0.2), logBar(0.2, 0.3, 0.0, 0.1));
    // The second: 0.2·0.1 + (−0.1)(−0.2) = 0.04.
    double k = 0.34 / 4.34;
    WindowEstimate estimate = YangZhangVariance.over(bars, 1, 3).orElseThrow();
    assertThat(estimate.observations()).isEqualTo(2);
    assertThat(estimate.value()).isCloseTo(0.005 + k * 0.045 + (1 - k) * 0.05, within(1e-15));
  }

  /** Variance of night and day together, whatever the drift. */
  @ParameterizedTest
  @ValueSource(doubles = {0.0, 0.02})
  void yangZhang_brownianDays_findsTheVariance(double drift) {
    PriceSeries bars = traded(3000, 2000, 0.02, drift, 0.01, 0.0, 21);
    double expected = 0.02 * 0.02 + 0.01 * 0.01;
    double found = YangZhangVariance.over(bars, 1, bars.size()).orElseThrow().value();
    // Ranges over 2,000 steps miss about 2 % of the day's variance; the sampling error is 1 %.
    assertThat(found / expected).isBetween(0.95, 1.02);
  }

  @Test
  void yangZhang_unknownRanges_areLeftOut() {
    double[] hole = {UNKNOWN, UNKNOWN, UNKNOWN, 1.05, 1};
    PriceSeries bars =
        bars(logBar(0, 0, 0, 0), logBar(0, 0.1, -0.1, 0), hole, logBar(0.1, 0.2, 0, 0.1));
    assertThat(YangZhangVariance.over(bars, 1, 4).orElseThrow().observations()).isEqualTo(2);
    assertThat(YangZhangVariance.over(bars, 1, 3)).isEmpty();
    assertThat(YangZhangVariance.over(bars, 2, 2)).isEmpty();
  }

  /** A price that only bounces between bid and ask: H and L are ask and bid, exactly. */
  @Test
  void spreads_onlyBouncing_areExact() {
    double high = 100.5;
    double low = 99.5;
    double[] atAsk = {low, high, low, high, 1};
    double[] atBid = {high, high, low, low, 1};
    PriceSeries bars = bars(atAsk, atBid, atBid, atAsk);
    WindowEstimate corwinSchultz = CorwinSchultzSpread.over(bars, 0, 4).orElseThrow();
    assertThat(corwinSchultz.observations()).isEqualTo(3);
    assertThat(corwinSchultz.value()).isCloseTo(0.01, within(1e-15));
    for (AbdiRanaldoSpread estimator : AbdiRanaldoSpread.values()) {
      assertThat(estimator.over(bars, 0, 4).orElseThrow().value())
          .isCloseTo(StrictMath.log(high / low), within(1e-14));
    }
  }

  /** α, β and γ as printed in the paper, on a pair without a gap. */
  @Test
  void corwinSchultz_pair_matchesThePrintedFormula() {
    double beta = Math.pow(Math.log(104.0 / 100.0), 2) + Math.pow(Math.log(103.0 / 98.0), 2);
    double gamma = Math.pow(Math.log(104.0 / 98.0), 2);
    double scale = 3 - 2 * Math.sqrt(2);
    double alpha = (Math.sqrt(2 * beta) - Math.sqrt(beta)) / scale - Math.sqrt(gamma / scale);
    double expected = 2 * (Math.exp(alpha) - 1) / (1 + Math.exp(alpha));
    assertThat(CorwinSchultzSpread.ofPair(104, 100, 101, 103, 98))
        .isCloseTo(expected, within(1e-13));
  }

  /** The second range 5 above the close is that range moved to touch it; likewise below. */
  @ParameterizedTest
  @CsvSource({"108, 106, 103, 101", "97, 95, 101, 99"})
  void corwinSchultz_gap_isTakenOut(double high, double low, double movedHigh, double movedLow) {
    assertThat(CorwinSchultzSpread.ofPair(104, 100, 101, high, low))
        .isEqualTo(CorwinSchultzSpread.ofPair(104, 100, 101, movedHigh, movedLow));
  }

  /**
   * Log closes 0.15 and 0.07, mid-ranges 0.1, 0.1 and 0.05: products 0.05² and −0.03·0.02, so pairs
   * of 0.01 and −0.0024.
   */
  @ParameterizedTest
  @CsvSource({"TWO_DAY, 0.05", "WINDOW, 0.06164414002968976"}) // (0.1 + 0) ÷ 2, √0.0038
  void abdiRanaldo_threeBars_matchesHandCalculation(AbdiRanaldoSpread estimator, double expected) {
    PriceSeries bars =
        bars(logBar(0.1, 0.2, 0.0, 0.15), logBar(0.1, 0.3, -0.1, 0.07), logBar(0.0, 0.1, 0.0, 0.0));
    assertThat(estimator.over(bars, 0, 3).orElseThrow().value()).isCloseTo(expected, within(1e-14));
  }

  /** Daily deviation 1 %, spread 1 %, many trades. */
  @Test
  void spreads_brownianDays_findTheSpread() {
    double spread = 0.01;
    PriceSeries bars = traded(4000, 1000, 0.01, 0.0, 0.0, spread, 5);
    double window = AbdiRanaldoSpread.WINDOW.over(bars, 0, bars.size()).orElseThrow().value();
    double twoDay = AbdiRanaldoSpread.TWO_DAY.over(bars, 0, bars.size()).orElseThrow().value();
    double corwinSchultz = CorwinSchultzSpread.over(bars, 0, bars.size()).orElseThrow().value();
    // Unbiased up to the sampling error of the mean, some 3 %.
    assertThat(window / spread).isBetween(0.93, 1.07);
    // The root of single pairs is concave and pulls down, the cut at zero pushes up.
    assertThat(twoDay / spread).isBetween(0.7, 1.1);
    // The cut pushes up, the ranges of finitely many trades pull down.
    assertThat(corwinSchultz / spread).isBetween(0.8, 1.2);
  }

  @Test
  void spreads_noSpread_areFarSmaller() {
    PriceSeries bars = traded(4000, 1000, 0.01, 0.0, 0.0, 0.0, 6);
    assertThat(AbdiRanaldoSpread.WINDOW.over(bars, 0, bars.size()).orElseThrow().value())
        .isLessThan(0.003);
    assertThat(CorwinSchultzSpread.over(bars, 0, bars.size()).orElseThrow().value())
        .isLessThan(0.005);
  }

  @Test
  void spreads_unknownRange_leavesBothItsPairsOut() {
    double[] bar = {100, 101, 99, 100, 1};
    double[] hole = {UNKNOWN, UNKNOWN, UNKNOWN, 100, 1};
    PriceSeries bars = bars(bar, bar, hole, bar, bar);
    assertThat(CorwinSchultzSpread.over(bars, 0, 5).orElseThrow().observations()).isEqualTo(2);
    assertThat(CorwinSchultzSpread.over(bars, 1, 4)).isEmpty();
    for (AbdiRanaldoSpread estimator : AbdiRanaldoSpread.values()) {
      assertThat(estimator.over(bars, 0, 5).orElseThrow().observations()).isEqualTo(2);
      assertThat(estimator.over(bars, 1, 4)).isEmpty();
    }
  }

  /** |ln 1.1| over 10 × 110, |ln 2| over 5 × 220; the bars without volume say nothing. */
  @Test
  void amihud_knownVolumes_matchesHandCalculation() {
    PriceSeries bars =
        bars(
            new double[] {1, 1, 1, 100, 1},
            new double[] {1, 1, 1, 110, 10},
            new double[] {1, 1, 1, 110, UNKNOWN},
            new double[] {1, 1, 1, 110, 0},
            new double[] {1, 1, 1, 220, 5});
    WindowEstimate estimate = AmihudIlliquidity.over(bars, 1, 5).orElseThrow();
    assertThat(estimate.observations()).isEqualTo(2);
    assertThat(estimate.value()).isCloseTo((Math.log(1.1) + Math.log(2)) / 1100 / 2, within(1e-18));
    assertThat(AmihudIlliquidity.over(bars, 2, 4)).isEmpty();
  }

  /** What lies after the window changes nothing, and the window may be cut as one wishes. */
  @ParameterizedTest
  @EnumSource
  void over_laterBars_changeNothing(AbdiRanaldoSpread estimator) {
    PriceSeries bars = traded(60, 50, 0.01, 0.0, 0.002, 0.002, 9);
    PriceSeries past = bars.first(40);
    assertThat(estimator.over(past, 5, 40)).isEqualTo(estimator.over(bars, 5, 40));
    assertThat(CorwinSchultzSpread.over(past, 5, 40))
        .isEqualTo(CorwinSchultzSpread.over(bars, 5, 40));
    assertThat(YangZhangVariance.over(past, 5, 40)).isEqualTo(YangZhangVariance.over(bars, 5, 40));
    assertThat(AmihudIlliquidity.over(past, 5, 40)).isEqualTo(AmihudIlliquidity.over(bars, 5, 40));
  }

  @Test
  void over_badWindowOrBar_isRefusedByName() {
    PriceSeries bars = traded(5, 10, 0.01, 0.0, 0.0, 0.0, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> YangZhangVariance.over(bars, 0, 3))
        .withMessageContaining("[1, 5], was [0, 3]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CorwinSchultzSpread.over(bars, 0, 6))
        .withMessageContaining("window");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AmihudIlliquidity.over(bars, 3, 2))
        .withMessageContaining("window");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CorwinSchultzSpread.ofPair(1, 2, 1, 2, 1))
        .withMessageContaining("low");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WindowEstimate(Double.NaN, 1))
        .withMessageContaining("value");
  }
}
