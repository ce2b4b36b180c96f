package io.foreshock.forecast.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdaptiveConformalTest {

  private static final AdaptiveConformal GUARD = new AdaptiveConformal(0.025, 0.005, 500, false);

  /** Losses of a market whose volatility doubles slowly, jumps threefold, and falls back. */
  private static double[] drifting(int days, long seed) {
    Random random = new Random(seed);
    double[] losses = new double[days];
    for (int t = 0; t < days; t++) {
      double share = (double) t / days;
      double sigma = share < 0.5 ? 1.0 + 2.0 * share : share < 0.75 ? 3.0 : 0.5;
      losses[t] = sigma * random.nextGaussian();
    }
    return losses;
  }

  private static double[] guarded(AdaptiveConformal guard, double[] base, double[] losses) {
    double[] result = new double[losses.length];
    AdaptiveConformalState state = guard.start();
    for (int t = 0; t < losses.length; t++) {
      result[t] = guard.guarded(state, base[t], 1.0);
      state = guard.update(state, base[t], 1.0, losses[t]);
    }
    return result;
  }

  private static double breaches(double[] valuesAtRisk, double[] losses, int from, int to) {
    int count = 0;
    for (int t = from; t < to; t++) {
      count += losses[t] > valuesAtRisk[t] ? 1 : 0;
    }
    return (double) count / (to - from);
  }

  private static double[] constant(int days, double value) {
    double[] result = new double[days];
    Arrays.fill(result, value);
    return result;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void update_driftingMarketAndDeafBase_bringsCoverageBack(long seed) {
    int days = 8_000;
    double[] losses = drifting(days, seed);
    double[] base = constant(days, 1.96); // right on the first day only
    double[] guarded = guarded(GUARD, base, losses);
    assertThat(breaches(base, losses, 0, days)).isGreaterThan(0.10);
    // The paper's bound is (max(α, 1 − α) + γ) ÷ (γT) = 0.0245; a capped set may add to it.
    assertThat(breaches(guarded, losses, 0, days)).isCloseTo(0.025, within(0.0245));
    // Over the jump's own quarter: level adapts within months, binomial error 0.0035.
    assertThat(breaches(guarded, losses, days / 2, 3 * days / 4)).isCloseTo(0.025, within(0.02));
    // And it comes down again: after the fall the base is four times too wide.
    assertThat(guarded[days - 1]).isLessThan(1.5);
  }

  @Test
  void update_levelFixed_driftIsMissed() {
    // γ = 0 is split conformal: it lags a rise for as long as its window. The step is what helps.
    double[] losses = drifting(8_000, 1);
    double[] base = constant(8_000, 1.96);
    double fixed =
        breaches(
            guarded(new AdaptiveConformal(0.025, 0.0, 2_000, false), base, losses),
            losses,
            4_000,
            4_500);
    double adaptive =
        breaches(
            guarded(new AdaptiveConformal(0.025, 0.02, 2_000, false), base, losses),
            losses,
            4_000,
            4_500);
    assertThat(fixed).isGreaterThan(0.08);
    assertThat(adaptive).isLessThan(0.06);
  }

  @Test
  void guarded_neverBelowBase_onlyWidensAndStaysAlert() {
    int days = 8_000;
    double[] losses = drifting(days, 9);
    double[] base = constant(days, 1.96);
    AdaptiveConformal free = GUARD;
    AdaptiveConformal widening = new AdaptiveConformal(0.025, 0.005, 500, true);
    double[] both = guarded(free, base, losses);
    double[] upOnly = guarded(widening, base, losses);
    for (int t = 0; t < days; t++) {
      // Level and scores are those of the free guard, so nothing winds up while the base binds.
      assertThat(upOnly[t]).isEqualTo(Math.max(base[t], both[t]));
    }
    assertThat(both[days - 1]).isLessThan(base[days - 1]);
  }

  @Test
  void guarded_calibratedBase_staysNearIt() {
    int days = 6_000;
    double[] losses = Simulated.normal(days, 1.0, 2);
    double[] base = constant(days, 1.95996);
    double[] guarded = guarded(GUARD, base, losses);
    double mean = Arrays.stream(guarded).skip(500).average().orElseThrow();
    assertThat(mean).isCloseTo(1.96, within(0.15));
    assertThat(breaches(guarded, losses, 500, days)).isCloseTo(0.025, within(0.006));
  }

  @Test
  void quantile_knownScores_isTheConformalRank() {
    // Nine scores 1..9: rank ⌈10(1 − α_t)⌉.
    double[] scores = {9, 1, 8, 2, 7, 3, 6, 4, 5};
    assertThat(new AdaptiveConformalState(0.25, scores).quantile()).isEqualTo(8.0);
    assertThat(new AdaptiveConformalState(0.1, scores).quantile()).isEqualTo(9.0);
    assertThat(new AdaptiveConformalState(0.05, scores).quantile()).isEqualTo(9.0); // infinite set
    assertThat(new AdaptiveConformalState(-0.3, scores).quantile()).isEqualTo(9.0);
    assertThat(new AdaptiveConformalState(1.2, scores).quantile()).isEqualTo(1.0); // empty set
  }

  @Test
  void update_oneDay_followsTheFormula() {
    AdaptiveConformal guard = new AdaptiveConformal(0.1, 0.02, 10, false);
    AdaptiveConformalState state =
        new AdaptiveConformalState(0.1, new double[] {9, 1, 8, 2, 7, 3, 6, 4, 5, 0});
    assertThat(guard.guarded(state, 20.0, 2.0)).isEqualTo(20.0 + 2.0 * 9.0); // ⌈11 · 0.9⌉ = 10
    AdaptiveConformalState after = guard.update(state, 20.0, 2.0, 40.0);
    assertThat(after.level()).isCloseTo(0.1 + 0.02 * (0.1 - 1.0), within(1e-15));
    assertThat(after.scores()).containsExactly(1, 8, 2, 7, 3, 6, 4, 5, 0, 10);
    AdaptiveConformalState calm = guard.update(state, 20.0, 2.0, 38.0); // at the guard: no breach
    assertThat(calm.level()).isCloseTo(0.1 + 0.02 * 0.1, within(1e-15));
  }

  @Test
  void guarded_fewScores_leavesTheBaseAlone() {
    AdaptiveConformalState state = GUARD.start();
    for (int t = 0; t < 39; t++) {
      state = GUARD.update(state, 1.0, 1.0, 5.0);
    }
    assertThat(GUARD.acts(state)).isFalse();
    assertThat(GUARD.guarded(state, 1.0, 1.0)).isEqualTo(1.0);
    assertThat(state.level()).isEqualTo(0.025);
    state = GUARD.update(state, 1.0, 1.0, 5.0); // the 40th is 1/α
    assertThat(GUARD.guarded(state, 1.0, 1.0)).isEqualTo(5.0);
  }

  @Test
  void guarded_cutSeries_keepsEarlierAnswers() {
    double[] losses = drifting(1_000, 3);
    double[] base = constant(1_000, 1.5);
    double[] all = guarded(GUARD, base, losses);
    for (int cut : new int[] {1, 40, 41, 600}) {
      double[] changed = losses.clone();
      Arrays.fill(changed, cut, changed.length, 99.0);
      // The day of the cut itself was forecast before its loss was known.
      assertThat(Arrays.copyOf(guarded(GUARD, base, changed), cut + 1))
          .isEqualTo(Arrays.copyOf(all, cut + 1));
    }
    assertThat(guarded(GUARD, base, losses)).isEqualTo(all);
  }

  @Test
  void state_restored_continuesTheSame() {
    AdaptiveConformalState state = GUARD.start();
    for (double loss : Simulated.normal(700, 1.0, 4)) {
      state = GUARD.update(state, 1.0, 1.0, loss);
    }
    AdaptiveConformalState restored = new AdaptiveConformalState(state.level(), state.scores());
    assertThat(restored).isEqualTo(state);
    assertThat(restored.observations()).isEqualTo(500);
    assertThat(GUARD.update(restored, 1.0, 1.0, 3.0)).isEqualTo(GUARD.update(state, 1.0, 1.0, 3.0));
  }

  @Test
  void badArguments_areRefused() {
    AdaptiveConformalState start = GUARD.start();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AdaptiveConformal(0.0, 0.005, 500, true));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AdaptiveConformal(0.01, Double.NaN, 500, true));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AdaptiveConformal(0.01, 0.005, 99, true));
    assertThatIllegalArgumentException().isThrownBy(() -> GUARD.guarded(start, -1.0, 1.0));
    assertThatIllegalArgumentException().isThrownBy(() -> GUARD.guarded(start, 1.0, 0.0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GUARD.update(start, 1.0, 1.0, Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AdaptiveConformalState(Double.NaN, new double[0]));
  }
}
