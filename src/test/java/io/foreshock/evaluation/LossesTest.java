package io.foreshock.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class LossesTest {

  /** The golden table is in return signs; losses here are positive where bad. */
  @ParameterizedTest
  @CsvFileSource(resources = "/golden/g08_losses.csv", numLinesToSkip = 2)
  void loss_goldenRows_matchNumpy(
      double ret, double quantile, double shortfall, double fz0, double tick) {
    // 1e-9 is the reference's stated tolerance; only rounding separates the two.
    assertThat(FisslerZiegel.loss(-ret, -quantile, -shortfall, 0.05)).isCloseTo(fz0, within(1e-9));
    assertThat(PinballLoss.loss(-ret, -quantile, 0.05)).isCloseTo(tick, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 1.0, 0.1931471805599454",
    "1.0, 1.0, 0.0",
    "2.0, 1.5, 0.04565126088155247",
    "4.0, 5.0, 0.023143551314209754"
  })
  void qlike_goldenRows_matchNumpy(double realized, double forecast, double expected) {
    assertThat(Qlike.loss(realized, forecast)).isCloseTo(expected, within(1e-15));
  }

  @Test
  void means_severalRows_areMeansOfLosses() {
    double[] x = {0.5, 3.0};
    double[] v = {2.0, 2.0};
    double[] e = {2.5, 2.5};
    assertThat(FisslerZiegel.mean(x, v, e, 0.05))
        .isEqualTo(
            (FisslerZiegel.loss(0.5, 2, 2.5, 0.05) + FisslerZiegel.loss(3, 2, 2.5, 0.05)) / 2);
    assertThat(PinballLoss.mean(x, v, 0.05))
        .isEqualTo((PinballLoss.loss(0.5, 2, 0.05) + PinballLoss.loss(3, 2, 0.05)) / 2);
    assertThat(Qlike.mean(x, v)).isEqualTo((Qlike.loss(0.5, 2) + Qlike.loss(3, 2)) / 2);
  }

  @Test
  void excess_trueNormalForecast_isNearZeroAndSignTellsCoverage() {
    int n = 400_000;
    Random random = new Random(17);
    double[] losses = random.doubles(n).map(u -> normal(u)).toArray();
    double truth = excess(losses, 2.3263478740408408, 2.665214220345807);
    // sd of (x − VaR)⁺/(α·ES) is about 1.7, so four standard errors are 0.011.
    assertThat(truth).isCloseTo(0.0, within(0.011));
    assertThat(excess(losses, 2.3263 * 0.8, 2.6652 * 0.8)).isGreaterThan(truth + 0.05);
    assertThat(excess(losses, 2.3263 * 1.3, 2.6652 * 1.3)).isLessThan(truth - 0.05);
  }

  private static double excess(double[] losses, double valueAtRisk, double shortfall) {
    double[] v = new double[losses.length];
    double[] e = new double[losses.length];
    java.util.Arrays.fill(v, valueAtRisk);
    java.util.Arrays.fill(e, shortfall);
    return FisslerZiegel.excess(losses, v, e, 0.01);
  }

  private static double normal(double u) {
    return Math.sqrt(2.0) * org.hipparchus.special.Erf.erfInv(2.0 * u - 1.0);
  }

  @Test
  void excess_anotherUnit_isTheSame() {
    double[] x = {0.5, 3.0, -1.0};
    double[] v = {2.0, 2.1, 2.2};
    double[] e = {2.5, 2.6, 2.7};
    double percent = FisslerZiegel.excess(x, v, e, 0.05);
    for (double[] column : new double[][] {x, v, e}) {
      for (int t = 0; t < 3; t++) {
        column[t] /= 100.0;
      }
    }
    assertThat(FisslerZiegel.excess(x, v, e, 0.05)).isCloseTo(percent, within(1e-12));
  }

  @Test
  void losses_badNumbers_areRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Qlike.loss(0.0, 1.0));
    assertThatIllegalArgumentException().isThrownBy(() -> Qlike.loss(1.0, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> PinballLoss.loss(1.0, 1.0, 1.0));
    assertThatIllegalArgumentException().isThrownBy(() -> FisslerZiegel.loss(1.0, 2.0, 1.9, 0.01));
    assertThatIllegalArgumentException().isThrownBy(() -> FisslerZiegel.loss(1.0, -2.0, 0.0, 0.01));
    assertThatIllegalArgumentException().isThrownBy(() -> Qlike.mean(new double[0], new double[0]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PinballLoss.mean(new double[2], new double[1], 0.01));
  }
}
