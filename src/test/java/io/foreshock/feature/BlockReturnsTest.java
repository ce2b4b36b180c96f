package io.foreshock.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.market.MarketId;
import io.foreshock.market.PriceBar;
import io.foreshock.market.PriceSeries;
import org.junit.jupiter.api.Test;

/** Closes are powers of e, so that every return is a whole number worked out by hand. */
class BlockReturnsTest {

  private static final long BAR = 60_000L;
  private static final double ROUNDING = 1e-14; // of exp and log back

  /** Bars at minutes 0 … with these log prices; NaN leaves a bar out. */
  private static PriceSeries bars(double... logPrices) {
    PriceSeries.Builder bars = PriceSeries.builder(new MarketId("M"), BAR, logPrices.length);
    for (int minute = 0; minute < logPrices.length; minute++) {
      if (!Double.isNaN(logPrices[minute])) {
        bars.add(PriceBar.ofClose(minute * BAR, StrictMath.exp(logPrices[minute])));
      }
    }
    return bars.build();
  }

  private static double[] between(PriceSeries bars, int afterMinute, int upToMinute, int length) {
    return BlockReturns.between(bars, afterMinute * BAR, upToMinute * BAR, length);
  }

  @Test
  void between_oneBarBlocks_areBarReturns() {
    PriceSeries bars = bars(0, 1, 3, 2, 6);
    // Bar k closes at minute k + 1: after minute 1 are the bars 1 to 4.
    assertThat(between(bars, 1, 5, 1))
        .containsExactly(new double[] {1, 2, -1, 4}, within(ROUNDING));
  }

  @Test
  void between_longerBlocks_doNotOverlapAndDropTheRest() {
    PriceSeries bars = bars(0, 1, 3, 2, 6, 7);
    assertThat(between(bars, 1, 6, 2)).containsExactly(new double[] {3, 3}, within(ROUNDING));
    assertThat(between(bars, 1, 6, 5)).containsExactly(new double[] {7}, within(ROUNDING));
    assertThat(between(bars, 1, 6, 6)).isEmpty();
  }

  @Test
  void between_stretch_excludesItsStartAndIncludesItsEnd() {
    PriceSeries bars = bars(0, 1, 3, 2, 6);
    assertThat(between(bars, 2, 4, 1)).containsExactly(new double[] {2, -1}, within(ROUNDING));
    assertThat(between(bars, 5, 9, 1)).isEmpty();
  }

  @Test
  void between_firstBarOfAll_hasNoReturn() {
    assertThat(between(bars(5, 6, 8), 0, 3, 1))
        .containsExactly(new double[] {1, 2}, within(ROUNDING));
  }

  @Test
  void between_missingBar_leavesOutTheBlocksThatSpanIt() {
    PriceSeries bars = bars(0, 1, 3, Double.NaN, 6, 7, 9);
    assertThat(between(bars, 1, 7, 1)).containsExactly(new double[] {1, 2, 1, 2}, within(ROUNDING));
    // Blocks of two accepted bars: (1, 2), (4, 5), and 6 alone; the second spans minute 3.
    assertThat(between(bars, 1, 7, 2)).containsExactly(new double[] {3}, within(ROUNDING));
  }

  @Test
  void between_gapBeforeTheFirstBlock_isNoReturn() {
    PriceSeries bars = bars(0, Double.NaN, 5, 6);
    assertThat(between(bars, 1, 4, 1)).containsExactly(new double[] {1}, within(ROUNDING));
  }

  @Test
  void between_cutSeries_agreesWithTheWhole() {
    PriceSeries bars = bars(0, 1, 3, 2, 6, 7, 9);
    assertThat(between(bars.until(5 * BAR), 1, 5, 2)).isEqualTo(between(bars, 1, 5, 2));
  }
}
