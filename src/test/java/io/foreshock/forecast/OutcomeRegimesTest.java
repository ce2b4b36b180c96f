package io.foreshock.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.forecast.regime.Regime;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Held against a second implementation that keeps every number and sorts again each time. */
class OutcomeRegimesTest {

  private static final int DAYS = 1_200;
  private static final long SEED = 20260127L;

  /** Realised variances around a slow log variance, and forecasts that know the slow part. */
  private record Days(double[] forecasts, double[] realized) {

    static Days simulated(long seed) {
      Random random = new Random(seed);
      double[] forecasts = new double[DAYS];
      double[] realized = new double[DAYS];
      double slow = 0.0;
      for (int t = 0; t < DAYS; t++) {
        slow = 0.95 * slow + 0.3 * random.nextGaussian();
        forecasts[t] = StrictMath.exp(-8.0 + slow);
        realized[t] = forecasts[t] * StrictMath.exp(0.7 * random.nextGaussian());
      }
      return new Days(forecasts, realized);
    }
  }

  private static Optional<RegimeView> after(Days days, int count) {
    OutcomeRegimes regimes = new OutcomeRegimes();
    Optional<RegimeView> view = Optional.empty();
    for (int t = 0; t < count; t++) {
      regimes.learn(days.realized[t]);
      regimes.learnError(days.realized[t], days.forecasts[t]);
      view = regimes.foresee(days.forecasts[t + 1]);
    }
    return view;
  }

  private static double quantile(double[] numbers, double probability) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    double position = (sorted.length - 1) * probability;
    int below = (int) Math.floor(position);
    double above = sorted[Math.min(below + 1, sorted.length - 1)];
    return sorted[below] + (position - below) * (above - sorted[below]);
  }

  /** The mean of today's share and yesterday's answer, worked out from the first answer on. */
  private static double naiveAbove(Days days, int count, double percentile) {
    double told = naiveShare(days, 61, percentile);
    for (int t = 62; t <= count; t++) {
      told = 0.5 * (told + naiveShare(days, t, percentile));
    }
    return told;
  }

  private static double naiveShare(Days days, int count, double percentile) {
    double border =
        quantile(Arrays.stream(days.realized, 0, count).map(StrictMath::log).toArray(), percentile);
    int from = Math.max(0, count - 750);
    double above = 0.5;
    for (int t = from; t < count; t++) {
      double error = StrictMath.log(days.realized[t]) - StrictMath.log(days.forecasts[t]);
      above += StrictMath.log(days.forecasts[count]) + error > border ? 1.0 : 0.0;
    }
    return above / (count - from + 1);
  }

  @Test
  void foreseen_everyHundredDays_isTheNaiveShare() {
    Days days = Days.simulated(SEED);
    for (int count = 100; count < DAYS; count += 100) {
      RegimeView view = after(days, count).orElseThrow();
      double stressed = naiveAbove(days, count, 0.9);
      // Sums of doubles on both sides: only rounding.
      assertThat(view.atHorizon(1).stressed()).isCloseTo(stressed, within(1e-12));
      assertThat(view.atHorizon(1).elevated())
          .isCloseTo(naiveAbove(days, count, 0.8) - stressed, within(1e-12));
    }
  }

  @Test
  void foreseen_laterDays_changeNothingBefore() {
    Days days = Days.simulated(SEED);
    Days changed = new Days(days.forecasts.clone(), days.realized.clone());
    Arrays.fill(changed.realized, 600, DAYS, 1.0);
    Arrays.fill(changed.forecasts, 601, DAYS, 1.0);
    assertThat(after(changed, 600)).isEqualTo(after(days, 600));
    assertThat(after(changed, 601)).isNotEqualTo(after(days, 601));
  }

  @Test
  void foreseen_overManyDays_isBetterThanTheFrequency() {
    Days days = Days.simulated(SEED);
    OutcomeRegimes regimes = new OutcomeRegimes();
    double brier = 0.0;
    double frequencyBrier = 0.0;
    double outcomes = 0.0;
    int scored = 0;
    for (int t = 0; t < DAYS; t++) {
      if (t >= 200) {
        double border = quantile(Arrays.copyOf(days.realized, t), 0.9);
        double outcome = days.realized[t] > border ? 1.0 : 0.0;
        double foreseen = regimes.foresee(days.forecasts[t]).orElseThrow().atHorizon(1).stressed();
        double frequency = scored == 0 ? 0.1 : outcomes / scored;
        brier += (foreseen - outcome) * (foreseen - outcome);
        frequencyBrier += (frequency - outcome) * (frequency - outcome);
        outcomes += outcome;
        scored++;
      }
      regimes.learn(days.realized[t]);
      regimes.learnError(days.realized[t], days.forecasts[t]);
    }
    assertThat(brier).isLessThan(0.85 * frequencyBrier);
  }

  @Test
  void foreseen_fewerThanSixtyErrors_isNotSaid() {
    Days days = Days.simulated(SEED);
    assertThat(after(days, 59)).isEmpty();
    assertThat(after(days, 61)).isPresent();
  }

  @Test
  void foreseen_now_isTheRegimeOfTheLastDayByThePercentilesBeforeIt() {
    Days days = Days.simulated(SEED);
    for (int count = 200; count < 400; count++) {
      double[] before = Arrays.copyOf(days.realized, count - 1);
      double last = days.realized[count - 1];
      Regime expected =
          last > quantile(before, 0.9)
              ? Regime.STRESSED
              : last > quantile(before, 0.8) ? Regime.ELEVATED : Regime.CALM;
      assertThat(after(days, count).orElseThrow().now().of(expected)).isEqualTo(1.0);
    }
  }

  @Test
  void atHorizon_days_multiplyByTheCountedMoves() {
    RegimeView.Outcome view = (RegimeView.Outcome) after(Days.simulated(SEED), 900).orElseThrow();
    double[] expected = {
      view.nextDay().calm(), view.nextDay().elevated(), view.nextDay().stressed()
    };
    for (int step = 0; step < 4; step++) {
      double[] next = new double[3];
      for (int from = 0; from < 3; from++) {
        for (int to = 0; to < 3; to++) {
          next[to] += expected[from] * view.transition().probability(from, to);
        }
      }
      expected = next;
    }
    assertThat(view.atHorizon(5).stressed()).isCloseTo(expected[2], within(1e-14));
    assertThat(view.atHorizon(5).calm()).isCloseTo(expected[0], within(1e-14));
  }

  @Test
  void foreseen_daysThatDoNotMove_stayFinite() {
    OutcomeRegimes regimes = new OutcomeRegimes();
    for (int t = 0; t < 100; t++) {
      regimes.learn(0.0);
      regimes.learnError(0.0, 1e-6);
    }
    RegimeView view = regimes.foresee(1e-6).orElseThrow();
    assertThat(view.now().calm()).isEqualTo(1.0);
    assertThat(view.atHorizon(1).stressed()).isLessThan(0.01);
  }
}
