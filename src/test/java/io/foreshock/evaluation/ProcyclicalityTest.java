package io.foreshock.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcyclicalityTest {

  private static final double[] MARGINS = {0.10, 0.11, 0.22, 0.11, 0.055};

  @Test
  void rises_knownMargins_areByHand() {
    assertThat(Procyclicality.rises(MARGINS, 1))
        .containsExactly(new double[] {0.1, 1.0, -0.5, -0.5}, within(1e-12));
    assertThat(Procyclicality.rises(MARGINS, 3))
        .containsExactly(new double[] {0.1, -0.5}, within(1e-12));
    assertThat(Procyclicality.riseQuantile(MARGINS, 1, 0.5)).isCloseTo(-0.2, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "4"})
  void riseQuantile_atOne_isTheLargestRise(int days) {
    assertThat(Procyclicality.riseQuantile(MARGINS, days, 1.0))
        .isEqualTo(MarginMetrics.rise(MARGINS, days));
  }

  /** 101 rises of 0.00, 0.01, …: the 95th percentile is the 96th of them. */
  @Test
  void riseQuantile_ninetyFifth_isTypeSeven() {
    double[] margins = new double[202];
    for (int pair = 0; pair <= 100; pair++) {
      margins[pair] = 1.0;
      margins[pair + 101] = 1.0 + 0.01 * pair;
    }
    assertThat(Procyclicality.riseQuantile(margins, 101, 0.95)).isCloseTo(0.95, within(1e-12));
  }

  /** Factors 2, 1/2, 2: log changes ±ln 2 with mean ln2/3, so σ = ln2·√(4/3). */
  @Test
  void logChangeDeviation_doublingAndHalving_isByHand() {
    double[] margins = {1.0, 2.0, 1.0, 2.0};
    double expected = StrictMath.log(2.0) * Math.sqrt(4.0 / 3.0);
    assertThat(Procyclicality.logChangeDeviation(margins)).isCloseTo(expected, within(1e-12));
    double[] scaled = Arrays.stream(margins).map(m -> 7.0 * m).toArray();
    assertThat(Procyclicality.logChangeDeviation(scaled)).isCloseTo(expected, within(1e-12));
    assertThat(Procyclicality.logChangeDeviation(new double[] {3.0, 3.0, 3.0})).isEqualTo(0.0);
  }

  @Test
  void cappedShare_countsRows() {
    assertThat(Procyclicality.cappedShare(new boolean[] {true, false, false, true})).isEqualTo(0.5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Procyclicality.cappedShare(new boolean[0]));
  }

  @Test
  void lossToMargin_breaches_areByHand() {
    double[] margins = {0.1, 0.1, 0.2, 0.1};
    LossToMargin found = LossToMargin.of(margins, new double[] {0.1, 0.15, 0.5, -0.3});
    assertThat(found.breaches()).isEqualTo(2);
    assertThat(found.mean().orElseThrow()).isCloseTo(2.0, within(1e-12));
    assertThat(found.worst().orElseThrow()).isCloseTo(2.5, within(1e-12));
    LossToMargin none = LossToMargin.of(margins, new double[4]);
    assertThat(none.breaches()).isZero();
    assertThat(none.mean()).isEmpty();
    assertThat(none.worst()).isEmpty();
  }

  /**
   * Returns of size 1 make the EWMA margin 1 before the step and √(4 − 3λ^k) after k doubled days;
   * 90 % of the way to 2 is 1.9, so λ^k ≤ 0.13.
   */
  @ParameterizedTest
  @CsvSource({"0.94, 33", "0.97, 67", "0.98, 101"})
  void impulse_ewma_matchesClosedForm(double lambda, int days) {
    ImpulseResponse response =
        ImpulseResponse.of(returns -> ewma(returns, lambda), alternating(4_000), 500, 200);
    assertThat(response.daysToNinety()).isEqualTo(days);
    assertThat(response.eventualMultiple()).isCloseTo(2.0, within(1e-9));
    assertThat(response.overshoot()).isLessThan(1e-9);
  }

  /** Half the margin is constant: it comes to rest at 1.5, and is as quick. */
  @Test
  void impulse_blendedMargin_isJudgedByItsOwnWay() {
    ImpulseResponse response =
        ImpulseResponse.of(
            returns -> Arrays.stream(ewma(returns, 0.97)).map(m -> 0.5 * m + 0.5).toArray(),
            alternating(3_000),
            500,
            200);
    assertThat(response.eventualMultiple()).isCloseTo(1.5, within(1e-9));
    assertThat(response.daysToNinety()).isEqualTo(67);
  }

  /** A margin that goes to 3 for the first five days and rests at 2 overshoots by its whole way. */
  @Test
  void impulse_overshootingMargin_isMeasured() {
    ImpulseResponse response =
        ImpulseResponse.of(
            returns -> {
              double level = Math.abs(returns[returns.length - 1]);
              return IntStream.range(0, returns.length)
                  .mapToDouble(t -> t <= 50 ? 1.0 : t <= 55 ? 2.0 * level - 1.0 : level)
                  .toArray();
            },
            alternating(200),
            50,
            20);
    assertThat(response).isEqualTo(new ImpulseResponse(2.0, 1, 1.0));
  }

  @Test
  void all_badInput_isRefused() {
    double[] holed = {0.1, Double.NaN, 0.1};
    assertThatIllegalArgumentException().isThrownBy(() -> Procyclicality.rises(holed, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Procyclicality.rises(MARGINS, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> Procyclicality.logChangeDeviation(holed));
    assertThatIllegalArgumentException().isThrownBy(() -> LossToMargin.of(holed, new double[3]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LossToMargin.of(new double[] {1.0}, new double[] {Double.NaN}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImpulseResponse.of(r -> filled(r.length), alternating(300), 100, 50));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImpulseResponse.of(r -> ewma(r, 0.97), alternating(300), 280, 50));
  }

  private static double[] alternating(int rows) {
    return IntStream.range(0, rows).mapToDouble(t -> t % 2 == 0 ? 1.0 : -1.0).toArray();
  }

  private static double[] filled(int rows) {
    double[] values = new double[rows];
    Arrays.fill(values, 1.0);
    return values;
  }

  private static double[] ewma(double[] returns, double lambda) {
    double[] margins = new double[returns.length];
    double variance = 1.0;
    for (int t = 0; t < returns.length; t++) {
      margins[t] = Math.sqrt(variance);
      variance = lambda * variance + (1.0 - lambda) * returns[t] * returns[t];
    }
    return margins;
  }
}
