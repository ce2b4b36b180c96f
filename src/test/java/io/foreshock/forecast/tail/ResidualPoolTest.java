package io.foreshock.forecast.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.market.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResidualPoolTest {

  /** Type 7 quantile and tail mean of a list of losses, straight from their definitions. */
  private static double[] naive(List<Double> residuals, Side side, double alpha) {
    double[] losses = residuals.stream().mapToDouble(z -> side.loss(z)).sorted().toArray();
    double h = (losses.length - 1) * (1.0 - alpha);
    int k = (int) Math.floor(h);
    double above = losses[Math.min(k + 1, losses.length - 1)];
    double quantile = losses[k] + (h - k) * (above - losses[k]);
    double mean = Arrays.stream(losses).filter(loss -> loss >= quantile).average().orElseThrow();
    return new double[] {quantile, mean};
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void add_thousandsOfOperations_matchesNaiveResort(boolean withTies) {
    Random random = new Random(5);
    ResidualPool pool = new ResidualPool(700, 0.15);
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < 6_000; i++) {
      double z = random.nextGaussian();
      double residual = (withTies ? Math.rint(2.0 * z) / 2.0 : z) + 0.0; // the pool has no −0.0
      pool.add(residual);
      all.add(residual);
      if (all.size() > 700) {
        all.removeFirst();
      }
      if (i % 7 == 0) {
        checkAgainstNaive(pool, all);
      }
    }
    assertThat(pool.inTimeOrder()).containsExactly(all.stream().mapToDouble(z -> z).toArray());
  }

  private static void checkAgainstNaive(ResidualPool pool, List<Double> all) {
    assertThat(pool.size()).isEqualTo(all.size());
    for (Side side : Side.values()) {
      for (double alpha : new double[] {0.025, 0.01}) {
        if (all.size() * alpha >= 5.0) {
          double[] expected = naive(all, side, alpha);
          assertThat(pool.valueAtRisk(side, alpha)).isEqualTo(expected[0]);
          // The twin sums in another order.
          assertThat(pool.expectedShortfall(side, alpha)).isCloseTo(expected[1], within(1e-13));
          assertThat(pool.tail().method(side, alpha)).isEqualTo(TailMethod.EMPIRICAL);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 200, 499, 500, 1_000, 1_500, 5_000})
  void method_anySize_isEmpiricalFromFiveExpectedLossesOn(int size) {
    ResidualPool pool = filled(size, 3);
    for (int level = 0; level < TailLevels.count(); level++) {
      double alpha = TailLevels.alpha(level);
      TailMethod expected =
          size * alpha >= 5.0 ? TailMethod.EMPIRICAL : TailMethod.GENERALIZED_PARETO;
      assertThat(pool.tail().method(Side.LONG, alpha)).isEqualTo(expected);
    }
  }

  @Test
  void tail_farLevels_matchPeaksOverThreshold() {
    ResidualPool pool = filled(1_500, 9);
    double[] losses = Arrays.stream(pool.inTimeOrder()).map(z -> -z).sorted().toArray();
    PeaksOverThreshold peaks = PeaksOverThreshold.of(losses, 0.15);
    assertThat(peaks.fit().exceedances()).isEqualTo(120);
    assertThat(pool.valueAtRisk(Side.LONG, 0.001)).isEqualTo(peaks.valueAtRisk(0.001));
    assertThat(pool.expectedShortfall(Side.LONG, 0.001)).isEqualTo(peaks.expectedShortfall(0.001));
  }

  @Test
  void tail_fewExceedances_usesPriorShape() {
    double[] residuals = filled(250, 4).inTimeOrder();
    ResidualPool light = new ResidualPool(250, -0.2);
    ResidualPool heavy = new ResidualPool(250, 0.4);
    light.rebuild(residuals);
    heavy.rebuild(residuals);
    assertThat(heavy.valueAtRisk(Side.LONG, 0.001))
        .isGreaterThan(light.valueAtRisk(Side.LONG, 0.001) * 1.1);
    double[] losses = Arrays.stream(residuals).map(z -> -z).sorted().toArray();
    assertThat(PeaksOverThreshold.of(losses, 0.4).fit().distribution().shape()).isEqualTo(0.4);
  }

  @Test
  void tail_sameContentInAnyOrderAndHistory_isSameInEveryBit() {
    double[] residuals = filled(1_500, 12).inTimeOrder();
    List<Double> shuffled = new ArrayList<>(Arrays.stream(residuals).boxed().toList());
    Collections.shuffle(shuffled, new Random(1));
    ResidualPool rebuilt = new ResidualPool(1_500, 0.15);
    rebuilt.rebuild(shuffled.stream().mapToDouble(z -> z).toArray());
    ResidualPool wandered = filled(1_500, 99);
    for (double residual : residuals) {
      wandered.add(residual);
      wandered.tail();
    }
    assertThat(wandered.tail()).isEqualTo(rebuilt.tail());
    assertThat(FilteredHistoricalSimulation.oneStep(wandered, 0.03))
        .isEqualTo(FilteredHistoricalSimulation.oneStep(rebuilt, 0.03));
  }

  @Test
  void tail_anySeed_isMonotoneAndShortfallNotBelow() {
    for (int seed = 0; seed < 300; seed++) {
      TailForecast tail = filled(60 + 5 * seed, seed).tail();
      for (Side side : Side.values()) {
        double var = 0.0;
        double es = 0.0;
        for (int level = 0; level < TailLevels.count(); level++) {
          double alpha = TailLevels.alpha(level);
          assertThat(tail.valueAtRisk(side, alpha)).isGreaterThanOrEqualTo(var);
          var = tail.valueAtRisk(side, alpha);
          assertThat(tail.expectedShortfall(side, alpha)).isGreaterThanOrEqualTo(Math.max(es, var));
          es = tail.expectedShortfall(side, alpha);
        }
      }
    }
  }

  @Test
  void valueAtRisk_beforeAndAfterTail_isSameNumber() {
    for (int seed = 0; seed < 100; seed++) {
      ResidualPool pool = filled(60 + 20 * seed, seed);
      for (Side side : Side.values()) {
        for (int level = 0; level < TailLevels.count(); level++) {
          double alpha = TailLevels.alpha(level);
          ResidualPool fresh = new ResidualPool(pool.capacity(), 0.15);
          fresh.rebuild(pool.inTimeOrder());
          assertThat(fresh.valueAtRisk(side, alpha))
              .isEqualTo(pool.tail().valueAtRisk(side, alpha));
        }
      }
    }
  }

  @Test
  void tail_normalResiduals_nearClosedForm() {
    Random random = new Random(31);
    ResidualPool pool = new ResidualPool(200_000, 0.0);
    double[] residuals = random.doubles(200_000).map(u -> inverseNormal(u)).toArray();
    pool.rebuild(residuals);
    // Four standard errors: sd of the 1 % quantile is √(α(1−α)/n)/φ(2.326) = 0.0083.
    assertThat(pool.valueAtRisk(Side.LONG, 0.01)).isCloseTo(2.3263479, within(0.034));
    assertThat(pool.expectedShortfall(Side.LONG, 0.01)).isCloseTo(2.6652142, within(0.04));
  }

  private static double inverseNormal(double u) {
    return Math.sqrt(2.0) * org.hipparchus.special.Erf.erfInv(2.0 * u - 1.0);
  }

  @Test
  void tail_flatUpperEnd_isThatNumberAndSaysEmpirical() {
    ResidualPool pool = new ResidualPool(100, 0.1);
    for (int i = 0; i < 100; i++) {
      pool.add(i < 50 ? -0.01 * i : 0.0);
    }
    assertThat(pool.valueAtRisk(Side.SHORT, 0.001)).isEqualTo(0.0);
    assertThat(pool.tail().method(Side.SHORT, 0.001)).isEqualTo(TailMethod.EMPIRICAL);
    assertThat(pool.tail().method(Side.LONG, 0.001)).isEqualTo(TailMethod.GENERALIZED_PARETO);
  }

  @Test
  void add_notFinite_isRefusedAndChangesNothing() {
    ResidualPool pool = filled(100, 1);
    TailForecast before = pool.tail();
    assertThatIllegalArgumentException().isThrownBy(() -> pool.add(Double.NaN));
    assertThat(pool.tail()).isEqualTo(before);
    assertThatIllegalArgumentException().isThrownBy(() -> new ResidualPool(100, 0.6));
    assertThatIllegalArgumentException().isThrownBy(() -> new ResidualPool(0, 0.1));
  }

  @Test
  void tail_empty_isRefused() {
    assertThatIllegalStateException().isThrownBy(() -> new ResidualPool(10, 0.1).tail());
  }

  private static ResidualPool filled(int size, long seed) {
    Random random = new Random(seed);
    ResidualPool pool = new ResidualPool(size, 0.15);
    for (int i = 0; i < size; i++) {
      pool.add(random.nextGaussian() / Math.sqrt(0.3 + 1.4 * random.nextDouble()));
    }
    return pool;
  }
}
