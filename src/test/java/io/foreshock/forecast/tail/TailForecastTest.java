package io.foreshock.forecast.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.market.Side;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TailForecastTest {

  private static final double[] VAR = {1, 2, 3, 4, 2, 3, 4, 5};
  private static final double[] ES = {2, 3, 4, 5, 3, 4, 5, 6};

  private static TailForecast forecast(double[] var, double[] es, TailMethod method) {
    TailMethod[] methods = new TailMethod[var.length];
    Arrays.fill(methods, method);
    return TailForecast.of(var, es, methods);
  }

  @Test
  void of_monotoneNumbers_areKeptUnflagged() {
    TailForecast tail = forecast(VAR, ES, TailMethod.EMPIRICAL);
    assertThat(tail.valueAtRisk(Side.LONG, 0.025)).isEqualTo(1.0);
    assertThat(tail.valueAtRisk(Side.SHORT, 0.001)).isEqualTo(5.0);
    assertThat(tail.expectedShortfall(Side.LONG, 0.01)).isEqualTo(3.0);
    assertThat(tail.monotoneAdjusted()).isFalse();
  }

  @Test
  void of_fallingNumbers_takeRunningMaximumAndFlag() {
    double[] var = {1, 2, 1.5, 4, 2, 3, 4, 5};
    double[] es = {2, 3, 2.5, 3, 3, 4, 5, 6};
    TailForecast tail = forecast(var, es, TailMethod.EMPIRICAL);
    assertThat(tail.valueAtRisk(Side.LONG, 0.005)).isEqualTo(2.0);
    assertThat(tail.expectedShortfall(Side.LONG, 0.005)).isEqualTo(3.0);
    assertThat(tail.expectedShortfall(Side.LONG, 0.001)).isEqualTo(4.0); // ES below VaR
    assertThat(tail.valueAtRisk(Side.SHORT, 0.025)).isEqualTo(2.0); // sides do not mix
    assertThat(tail.monotoneAdjusted()).isTrue();
    assertThat(var[2]).isEqualTo(1.5); // the caller's array is his
  }

  @Test
  void scaled_bySigma_multipliesAll() {
    TailForecast tail = forecast(VAR, ES, TailMethod.EMPIRICAL).scaled(0.5);
    assertThat(tail.valueAtRisk(Side.LONG, 0.005)).isEqualTo(1.5);
    assertThat(tail.expectedShortfall(Side.SHORT, 0.025)).isEqualTo(1.5);
    assertThatIllegalArgumentException().isThrownBy(() -> tail.scaled(0.0));
    assertThatIllegalArgumentException().isThrownBy(() -> tail.scaled(Double.NaN));
  }

  @Test
  void ofSides_twoForecasts_takesEachSideWhole() {
    TailForecast one = forecast(VAR, ES, TailMethod.EMPIRICAL);
    TailForecast other = forecast(VAR, ES, TailMethod.GENERALIZED_PARETO).scaled(2.0);
    TailForecast tail = TailForecast.ofSides(one, other);
    assertThat(tail.valueAtRisk(Side.LONG, 0.025)).isEqualTo(1.0);
    assertThat(tail.expectedShortfall(Side.LONG, 0.001)).isEqualTo(5.0);
    assertThat(tail.valueAtRisk(Side.SHORT, 0.025)).isEqualTo(4.0);
    assertThat(tail.expectedShortfall(Side.SHORT, 0.001)).isEqualTo(12.0);
    assertThat(tail.method(Side.LONG, 0.01)).isEqualTo(TailMethod.EMPIRICAL);
    assertThat(tail.method(Side.SHORT, 0.01)).isEqualTo(TailMethod.GENERALIZED_PARETO);
    assertThat(TailForecast.ofSides(one, one)).isEqualTo(one);
  }

  @Test
  void combine_twoMembers_isWeightedAverage() {
    TailForecast one = forecast(VAR, ES, TailMethod.EMPIRICAL);
    TailForecast other = one.scaled(3.0);
    TailForecast tail =
        TailForecast.combine(new double[] {0.25, 0.75}, new TailForecast[] {one, other});
    assertThat(tail.valueAtRisk(Side.LONG, 0.01)).isEqualTo(0.25 * 2 + 0.75 * 6);
    assertThat(tail.expectedShortfall(Side.SHORT, 0.001)).isEqualTo(0.25 * 6 + 0.75 * 18);
    assertThat(tail.method(Side.LONG, 0.01)).isEqualTo(TailMethod.EMPIRICAL);
  }

  @Test
  void combine_methods_nameParetoThenMixtureAndIgnoreZeroWeight() {
    TailForecast empirical = forecast(VAR, ES, TailMethod.EMPIRICAL);
    TailForecast pareto = forecast(VAR, ES, TailMethod.GENERALIZED_PARETO);
    TailForecast closed = forecast(VAR, ES, TailMethod.PARAMETRIC);
    assertThat(merged(empirical, pareto, 0.5)).isEqualTo(TailMethod.GENERALIZED_PARETO);
    assertThat(merged(empirical, closed, 0.5)).isEqualTo(TailMethod.MIXTURE);
    assertThat(merged(pareto, closed, 0.0)).isEqualTo(TailMethod.PARAMETRIC);
  }

  private static TailMethod merged(TailForecast one, TailForecast other, double weight) {
    return TailForecast.combine(
            new double[] {weight, 1.0 - weight}, new TailForecast[] {one, other})
        .method(Side.LONG, 0.01);
  }

  @Test
  void combine_randomMembers_needsNoAdjustment() {
    Random random = new Random(8);
    for (int trial = 0; trial < 2_000; trial++) {
      TailForecast[] members = new TailForecast[3];
      for (int m = 0; m < 3; m++) {
        members[m] = forecast(VAR, ES, TailMethod.EMPIRICAL).scaled(random.nextDouble() + 1e-6);
      }
      double a = random.nextDouble();
      double b = (1.0 - a) * random.nextDouble();
      TailForecast tail = TailForecast.combine(new double[] {a, b, 1.0 - a - b}, members);
      assertThat(tail.monotoneAdjusted()).isFalse();
    }
  }

  @Test
  void combine_badWeights_areRefused() {
    TailForecast[] members = {forecast(VAR, ES, TailMethod.EMPIRICAL)};
    for (double[] weights : new double[][] {{0.5}, {-1.0}, {Double.NaN}, {0.5, 0.5}, {}}) {
      assertThatIllegalArgumentException().isThrownBy(() -> TailForecast.combine(weights, members));
    }
  }

  @Test
  void atLeast_shorterHorizonLarger_raisesAndFlags() {
    TailForecast longer = forecast(VAR, ES, TailMethod.EMPIRICAL);
    assertThat(longer.atLeast(longer.scaled(0.9))).isEqualTo(longer);
    TailForecast raised = longer.atLeast(longer.scaled(1.1));
    assertThat(raised.valueAtRisk(Side.LONG, 0.01)).isCloseTo(2.2, within(1e-15));
    assertThat(raised.monotoneAdjusted()).isTrue();
  }

  @Test
  void of_badNumbers_areRefused() {
    double[] bad = VAR.clone();
    bad[3] = Double.NaN;
    assertThatIllegalArgumentException().isThrownBy(() -> forecast(bad, ES, TailMethod.EMPIRICAL));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> forecast(new double[7], new double[7], TailMethod.EMPIRICAL));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> forecast(VAR, ES, TailMethod.EMPIRICAL).valueAtRisk(Side.LONG, 0.05));
  }
}
