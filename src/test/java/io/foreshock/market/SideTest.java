package io.foreshock.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SideTest {

  @Test
  void loss_fall_hurtsLongOnly() {
    assertThat(Side.LONG.loss(-0.1)).isEqualTo(0.1);
    assertThat(Side.SHORT.loss(-0.1)).isEqualTo(-0.1);
  }

  @Test
  void loss_zeroReturn_isPositiveZero() {
    assertThat(1.0 / Side.LONG.loss(0.0)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void lossFraction_halvingAndDoubling_matchesShareOfNotional() {
    double doubling = StrictMath.log(2.0);
    // Half the notional is lost by a long when the price halves, all of it by a short when it
    // doubles; the logarithm is rounded once.
    assertThat(Side.LONG.lossFraction(doubling)).isCloseTo(0.5, within(1e-15));
    assertThat(Side.SHORT.lossFraction(doubling)).isCloseTo(1.0, within(1e-15));
  }
}
