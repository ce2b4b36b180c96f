package io.foreshock.portfolio.liquidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.market.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BarrierTest {

  @Test
  void at_eitherSide_isTheLogDistance() {
    assertThat(Barrier.at(Side.LONG, 100, 90).logDistance())
        .isCloseTo(Math.log(100.0 / 90.0), within(1e-15));
    assertThat(Barrier.at(Side.SHORT, 100, 110).logDistance())
        .isCloseTo(Math.log(1.1), within(1e-15));
    assertThat(Barrier.at(Side.LONG, 100, 90).priceFraction()).isCloseTo(0.1, within(1e-15));
    assertThat(Barrier.at(Side.SHORT, 100, 110).priceFraction()).isCloseTo(0.1, within(1e-15));
  }

  @ParameterizedTest
  @CsvSource({"LONG, 100", "LONG, 101", "SHORT, 100", "SHORT, 99", "LONG, NaN", "SHORT, Infinity"})
  void at_wrongSideOrNoPrice_isRefused(Side side, double liquidationPrice) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Barrier.at(side, 100, liquidationPrice))
        .withMessageContaining("liquidationPrice")
        .withMessageContaining(String.valueOf(liquidationPrice));
  }

  /**
   * At the price told, what is left of the collateral is the maintenance margin of that notional.
   */
  @ParameterizedTest
  @EnumSource(Side.class)
  void liquidationPrice_leavesMaintenanceMarginAndNoMore(Side side) {
    double entry = 250.0;
    for (double collateral : new double[] {0.02, 0.1, 0.5}) {
      double price = LiquidationPrice.of(side, entry, collateral, 0.013);
      double gain = side == Side.LONG ? price - entry : entry - price;
      assertThat(collateral * entry + gain).isCloseTo(0.013 * price, within(1e-10));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0.1, 0.01", "100, 0, 0.01", "100, 1, 0.01", "100, 0.1, 1", "100, NaN, 0.1"})
  void liquidationPrice_badNumbers_areRefused(double entry, double collateral, double margin) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LiquidationPrice.of(Side.LONG, entry, collateral, margin));
  }
}
