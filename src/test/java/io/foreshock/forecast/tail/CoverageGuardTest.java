package io.foreshock.forecast.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.market.Side;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoverageGuardTest {

  private static final int DAYS = 4_000;

  /** Standard normal VaR and ES at 2.5, 1, 0.5 and 0.1 %, times a factor. */
  private static TailForecast normal(double factor) {
    double[] var = {1.959964, 2.326348, 2.575829, 3.090232};
    double[] es = {2.337803, 2.665214, 2.891948, 3.367090};
    double[] both = new double[8];
    double[] bothEs = new double[8];
    for (int i = 0; i < 8; i++) {
      both[i] = factor * var[i % 4];
      bothEs[i] = factor * es[i % 4];
    }
    TailMethod[] methods = new TailMethod[8];
    Arrays.fill(methods, TailMethod.EMPIRICAL);
    return TailForecast.of(both, bothEs, methods);
  }

  private record Walked(int breaches, int widened) {}

  private static Walked walked(TailForecast base, long seed, double alpha) {
    Random random = new Random(seed);
    CoverageGuard guard = new CoverageGuard();
    int breaches = 0;
    int widened = 0;
    for (int day = 0; day < DAYS; day++) {
      TailForecast guarded = base.widened(guard.widening(base, 1.0));
      double logReturn = random.nextGaussian();
      breaches += -logReturn > guarded.valueAtRisk(Side.LONG, alpha) ? 1 : 0;
      widened += guarded.equals(base) ? 0 : 1;
      guard.learn(base, 1.0, logReturn);
    }
    return new Walked(breaches, widened);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void widening_rightForecast_hardlyEverActs(long seed) {
    // Six cells, each armed on at most 1 % of days in the long run, together and in runs: a tenth.
    assertThat(walked(normal(1.0), seed, 0.01).widened()).isLessThan(DAYS / 10);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void widening_forecastTooLow_bringsMostOfTheCoverageBack(long seed) {
    TailForecast low = normal(0.6); // breached on 8.1 % of days at 1 %, on 12.0 % at 2.5 %
    double bare = 0.081;
    double guarded = (double) walked(low, seed, 0.01).breaches() / DAYS;
    assertThat(guarded).isLessThan(bare / 3);
  }

  @Test
  void widening_anyForecast_neverNarrowsAndKeepsLevelsInOrder() {
    Random random = new Random(7);
    CoverageGuard guard = new CoverageGuard();
    TailForecast low = normal(0.5);
    for (int day = 0; day < 600; day++) {
      double[] widening = guard.widening(low, 1.0);
      assertThat(widening).hasSize(8);
      for (double each : widening) {
        assertThat(each).isNotNegative();
      }
      TailForecast widened = low.widened(widening);
      for (Side side : Side.values()) {
        for (int level = 1; level < TailLevels.count(); level++) {
          assertThat(widened.valueAtRisk(side, TailLevels.alpha(level)))
              .isGreaterThanOrEqualTo(widened.valueAtRisk(side, TailLevels.alpha(level - 1)));
        }
      }
      guard.learn(low, 1.0, random.nextGaussian());
    }
  }

  /** The naive twin: count the breaches, sum the binomial law, and ask the conformal rule. */
  @Test
  void widening_everyDay_equalsANaiveSecondReckoning() {
    Random random = new Random(11);
    CoverageGuard guard = new CoverageGuard();
    AdaptiveConformal rule = new AdaptiveConformal(0.01, 0.005, 500, true);
    AdaptiveConformalState state = rule.start();
    TailForecast low = normal(0.75);
    double valueAtRisk = low.valueAtRisk(Side.LONG, 0.01);
    double[] losses = new double[900];
    int acted = 0;
    for (int day = 0; day < losses.length; day++) {
      int counted = Math.min(day, 250);
      int breaches = 0;
      for (int back = 1; back <= counted; back++) {
        breaches += losses[day - back] > valueAtRisk ? 1 : 0;
      }
      boolean armed = counted >= 60 && breaches > quantile(counted, 0.01, 0.99);
      double expected = armed ? rule.guarded(state, valueAtRisk, 1.0) - valueAtRisk : 0.0;
      assertThat(guard.widening(low, 1.0)[TailForecast.index(Side.LONG, 1)])
          .isCloseTo(expected, within(0.0));
      acted += expected > 0.0 ? 1 : 0;
      double logReturn = random.nextGaussian();
      losses[day] = -logReturn;
      guard.learn(low, 1.0, logReturn);
      state = rule.update(state, valueAtRisk, 1.0, losses[day]);
    }
    assertThat(acted).isPositive();
  }

  /** Returns the least k of which the binomial law has at least the probability. */
  private static int quantile(int trials, double alpha, double probability) {
    double mass = Math.pow(1.0 - alpha, trials);
    double sum = mass;
    int k = 0;
    while (sum < probability) {
      mass *= (trials - k) / (k + 1.0) * alpha / (1.0 - alpha);
      sum += mass;
      k++;
    }
    return k;
  }
}
