package io.foreshock.forecast.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.market.Side;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwitchingGarchFilterTest {

  private static final SwitchingGarchParameters PARAMETERS =
      new SwitchingGarchParameters(
          List.of(
              new GarchRegime(0.001, 0.05, 0.02, 0.90, 8.0),
              new GarchRegime(0.05, 0.10, 0.0, 0.80, 8.0)),
          GoldenRegimes.twoStates(0.97, 0.06));

  private static final SwitchingGarchFilter FILTER = new SwitchingGarchFilter(PARAMETERS);
  private static final double[] RETURNS = GoldenRegimes.demGbpReturns();

  @Test
  void start_isErgodicAndUnconditional() {
    SwitchingGarchState start = FILTER.start();
    assertThat(start.filtered().calm()).isCloseTo(2.0 / 3.0, within(1e-15)); // 0.06 ÷ 0.09
    assertThat(start.nextVariance(1)).isCloseTo(0.5, within(1e-15)); // 0.05 ÷ 0.1
    assertThat(FILTER.nextVariance(start))
        .isCloseTo(0.001 / 0.04 * 2.0 / 3.0 + 0.5 / 3.0, within(1e-15));
  }

  @Test
  void update_firstReturn_movesOnlyTheVariances() {
    SwitchingGarchState first = FILTER.update(FILTER.start(), -2.0);
    assertThat(first.filtered()).isEqualTo(FILTER.start().filtered());
    assertThat(first.logLikelihood()).isZero();
    // 0.001 + 0.07·4 + 0.9·0.025 and 0.05 + 0.1·4 + 0.8·0.5
    assertThat(first.nextVariance(0)).isCloseTo(0.3035, within(1e-15));
    assertThat(first.nextVariance(1)).isCloseTo(0.85, within(1e-15));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 500, 1973})
  void filter_seriesCutAtT_givesTheSameBits(int cut) {
    List<RegimeProbabilities> whole = FILTER.filter(RETURNS);
    double[] past = Arrays.copyOf(RETURNS, cut);
    assertThat(FILTER.filter(past)).isEqualTo(whole.subList(0, cut));
    double[] changed = RETURNS.clone();
    Arrays.fill(changed, cut, changed.length, 9.0);
    assertThat(FILTER.filter(changed).subList(0, cut)).isEqualTo(whole.subList(0, cut));
  }

  /** The mixture of Student-t tails with the predicted weights, through the existing mixture. */
  @Test
  void tail_isThatOfTheMixture() {
    SwitchingGarchState state = FILTER.after(RETURNS);
    RegimeProbabilities weights = FILTER.predicted(state);
    StudentTSwitchingParameters mixture =
        StudentTSwitchingParameters.of(
            new double[2],
            new double[] {state.nextVariance(0), state.nextVariance(1)},
            new double[] {8.0, 8.0},
            PARAMETERS.transition());
    for (double alpha : new double[] {0.05, 0.01, 0.001}) {
      assertThat(FILTER.valueAtRisk(state, alpha, Side.LONG))
          .isEqualTo(RegimeMixture.valueAtRisk(weights, mixture, alpha, Side.LONG));
      assertThat(FILTER.expectedShortfall(state, alpha, Side.LONG))
          .isEqualTo(RegimeMixture.expectedShortfall(weights, mixture, alpha, Side.LONG))
          .isGreaterThan(FILTER.valueAtRisk(state, alpha, Side.LONG));
    }
  }

  @Test
  void update_badReturnOrForeignState_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FILTER.update(FILTER.start(), Double.NaN))
        .withMessageContaining("logReturn");
    SwitchingGarchParameters three = SwitchingGarchStarts.all(3).getFirst();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FILTER.update(new SwitchingGarchFilter(three).start(), 0.1))
        .withMessageContaining("2 regimes, had 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FILTER.valueAtRisk(FILTER.start(), 0.5, Side.LONG))
        .withMessageContaining("alpha");
  }
}
