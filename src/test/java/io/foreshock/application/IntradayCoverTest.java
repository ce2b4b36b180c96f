package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.market.MarketId;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.Side;
import io.foreshock.market.SimulatedMarkets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntradayCoverTest {

  private static final double PRIOR = 0.15;
  private static final double SIGMA = 0.02;

  private static IntradayCover cover(long barMinutes, int days) {
    int barsPerDay = (int) (1_440 / barMinutes);
    PriceSeries bars =
        SimulatedMarkets.closes(
            new MarketId("SIM"),
            barMinutes * 60_000L,
            SimulatedMarkets.returns(days, barsPerDay, SIGMA, 4));
    IntradayCover cover = new IntradayCover(bars, PRIOR);
    for (int day = 0; day < days; day++) {
      long from = SimulatedMarkets.START_MS + day * SimulatedMarkets.DAY_MS;
      cover.add(from, from + SimulatedMarkets.DAY_MS, SIGMA);
    }
    return cover;
  }

  @ParameterizedTest
  @CsvSource({
    "1, 40, true, false, VaR(30 min to 1 h) of the bars",
    "5, 40, true, false, VaR(30 min to 1 h) of the bars",
    "30, 40, true, false, VaR(30 min to 1 h) of the bars",
    "60, 40, true, false, VaR(30 min to 1 h) of the bars",
    "60, 15, false, true, VaR(24 h) x intradayShare",
    "240, 100, true, true, VaR(one bar) x intradayShare",
    "240, 40, false, true, VaR(24 h) x intradayShare",
    "1440, 600, false, true, VaR(24 h) x intradayShare"
  })
  void basis_barLength_isNamed(
      long barMinutes, int days, boolean measured, boolean takesShare, String basis) {
    IntradayCover cover = cover(barMinutes, days);
    assertThat(cover.measured()).isEqualTo(measured);
    assertThat(cover.takesShare()).isEqualTo(takesShare);
    assertThat(cover.basis()).isEqualTo(basis);
  }

  /** The block is the same half hour whatever the bars that make it up. */
  @Test
  void block_shorterBars_isThatOfTheirHalfHours() {
    double[] minutes = SimulatedMarkets.returns(40, 1_440, SIGMA, 4);
    double[] halfHours = new double[minutes.length / 30];
    for (int i = 0; i < minutes.length; i++) {
      halfHours[i / 30] += minutes[i];
    }
    double fine = of(minutes, 60_000L).block(0.03).valueAtRisk(Side.LONG, 0.01);
    double coarse = of(halfHours, 1_800_000L).block(0.03).valueAtRisk(Side.LONG, 0.01);
    assertThat(fine).isCloseTo(coarse, within(1e-10)); // sums of 30 logs, rounded differently
  }

  private static IntradayCover of(double[] returns, long barLengthMs) {
    PriceSeries bars = SimulatedMarkets.closes(new MarketId("SIM"), barLengthMs, returns);
    IntradayCover cover = new IntradayCover(bars, PRIOR);
    // The first bar closes a bar after the start; each further one has a return.
    long firstClose = bars.closeTimeMs(0);
    cover.add(firstClose, bars.closeTimeMs(bars.size() - 1), SIGMA);
    return cover;
  }

  /** A block of 20 minutes would leave out a third of the half hour: two such bars are taken. */
  @Test
  void block_barsThatDoNotMakeHalfAnHour_spanAtLeastOne() {
    double[] returns = SimulatedMarkets.returns(40, 72, SIGMA, 4);
    double[] pairs = new double[returns.length / 2];
    for (int i = 0; i < returns.length; i++) {
      pairs[i / 2] += returns[i];
    }
    double twenty = of(returns, 20 * 60_000L).block(0.03).valueAtRisk(Side.SHORT, 0.01);
    double forty = of(pairs, 40 * 60_000L).block(0.03).valueAtRisk(Side.SHORT, 0.01);
    assertThat(twenty).isCloseTo(forty, within(1e-10)); // sums of two logs, rounded differently
  }

  @Test
  void block_followsTomorrowsVolatility() {
    IntradayCover cover = cover(60, 40);
    assertThat(cover.block(0.06).valueAtRisk(Side.LONG, 0.01))
        .isCloseTo(3 * cover.block(0.02).valueAtRisk(Side.LONG, 0.01), within(1e-15));
  }
}
