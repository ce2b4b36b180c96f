package io.foreshock.forecast.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import io.foreshock.market.Side;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;

class HorizonSimulationTest {

  private static final GjrRecursion CONSTANT = new GjrRecursion(0.0, 4e-4, 0.0, 0.0, 0.0, 4e-4);
  private static final GjrRecursion GJR = new GjrRecursion(0.0, 4e-6, 0.04, 0.08, 0.90, 9e-4);

  /** Equally likely standard normal quantiles: the discrete law nearest to the normal. */
  private static ResidualPool normalPool(int size) {
    ResidualPool pool = new ResidualPool(size, 0.0);
    double[] residuals = new double[size];
    for (int i = 0; i < size; i++) {
      residuals[i] = Math.sqrt(2.0) * Erf.erfInv(2.0 * (i + 0.5) / size - 1.0);
    }
    pool.rebuild(residuals);
    return pool;
  }

  @Test
  void wholeDays_constantVarianceNormal_matchesClosedForm() {
    HorizonSimulation simulation = new HorizonSimulation(100_000, 1, 0.0);
    List<TailForecast> tails = simulation.wholeDays(CONSTANT, normalPool(1_500), 10, 42);
    for (int days : new int[] {1, 4, 10}) {
      double sigma = 0.02 * Math.sqrt(days);
      TailForecast tail = tails.get(days - 1);
      for (Side side : Side.values()) {
        // Four standard errors of the simulated 1 % quantile (0.0118 at n = 100,000) plus the
        // pool's own cut tails, about 0.01 for one day.
        assertThat(tail.valueAtRisk(side, 0.01) / sigma).isCloseTo(2.3263, within(0.057));
        assertThat(tail.expectedShortfall(side, 0.01) / sigma).isCloseTo(2.6652, within(0.08));
      }
    }
  }

  @Test
  void wholeDays_garch_matchesVarianceRecursionThroughPathMoments() {
    // Residuals ±1 make every day's ε² = h, so h follows E[h] on average and, at γ = 0, exactly.
    ResidualPool coin = new ResidualPool(2, 0.0);
    coin.rebuild(new double[] {-1.0, 1.0});
    GjrRecursion garch = new GjrRecursion(0.0, 4e-6, 0.08, 0.0, 0.90, 9e-4);
    double h = 9e-4;
    double sum = 0.0;
    List<TailForecast> tails = new HorizonSimulation(20_000, 1, 0.0).wholeDays(garch, coin, 5, 1);
    for (int day = 0; day < 5; day++) {
      sum += Math.sqrt(h);
      h = 4e-6 + 0.98 * h;
      // All coins on one side has probability 2⁻⁵ > 2.5 %, so VaR is the largest path exactly.
      assertThat(tails.get(day).valueAtRisk(Side.LONG, 0.025)).isCloseTo(sum, within(1e-12));
      assertThat(tails.get(day).valueAtRisk(Side.SHORT, 0.025)).isCloseTo(sum, within(1e-12));
    }
  }

  @Test
  void wholeDays_gjr_matchesNaiveSimulation() {
    ResidualPool pool = normalPool(500);
    double[] z = pool.inTimeOrder();
    int paths = 3_000;
    int days = 7;
    SplitMix64 random = new SplitMix64(77);
    int[][] draws = new int[days][paths];
    for (int[] day : draws) {
      for (int p = 0; p < paths; p++) {
        day[p] = random.nextIndex(500);
      }
    }
    double[] losses = new double[paths];
    double meanVariance = 0.0;
    for (int p = 0; p < paths; p++) {
      double h = GJR.nextVariance();
      for (int d = 0; d < days; d++) {
        double epsilon = Math.sqrt(h) * z[draws[d][p]];
        losses[p] -= epsilon;
        double leverage = epsilon < 0 ? GJR.gamma() : 0.0;
        h = GJR.omega() + (GJR.alpha() + leverage) * epsilon * epsilon + GJR.beta() * h;
      }
      meanVariance += h / paths;
    }
    Arrays.sort(losses);
    TailForecast tail =
        new HorizonSimulation(paths, 1, 0.0).wholeDays(GJR, pool, days, 77).getLast();
    assertThat(tail.valueAtRisk(Side.LONG, 0.01))
        .isCloseTo(EmpiricalQuantile.typeSeven(losses, 0.99), withPercentage(1e-9));
    // E[h] after k days: h̄ + φ^k (h₁ − h̄), φ = α + γ/2 + β; simulation error about 1 %.
    double persistence = 0.04 + 0.04 + 0.90;
    double longRun = 4e-6 / (1.0 - persistence);
    double expected = longRun + StrictMath.pow(persistence, days) * (9e-4 - longRun);
    assertThat(meanVariance).isCloseTo(expected, withPercentage(3.0));
  }

  @Test
  void wholeDays_leverage_makesLongTailHeavier() {
    TailForecast tail =
        new HorizonSimulation(20_000, 1, 0.0).wholeDays(GJR, normalPool(1_500), 10, 3).getLast();
    assertThat(tail.valueAtRisk(Side.LONG, 0.01))
        .isGreaterThan(tail.valueAtRisk(Side.SHORT, 0.01) * 1.02);
  }

  @Test
  void wholeDays_anySeed_isMonotoneInHorizonAndLevel() {
    ResidualPool pool = normalPool(300);
    GjrRecursion drifting = new GjrRecursion(0.01, 0.0, 0.03, 0.0, 0.90, 4e-4);
    for (int seed = 0; seed < 20; seed++) {
      List<TailForecast> tails =
          new HorizonSimulation(1_000, 1, 0.1).wholeDays(drifting, pool, 8, seed);
      for (int day = 1; day < 8; day++) {
        for (int level = 0; level < TailLevels.count(); level++) {
          double alpha = TailLevels.alpha(level);
          assertThat(tails.get(day).valueAtRisk(Side.LONG, alpha))
              .isGreaterThanOrEqualTo(tails.get(day - 1).valueAtRisk(Side.LONG, alpha));
          assertThat(tails.get(day).expectedShortfall(Side.LONG, alpha))
              .isGreaterThanOrEqualTo(tails.get(day - 1).expectedShortfall(Side.LONG, alpha));
        }
      }
      assertThat(tails.getLast().monotoneAdjusted()).isTrue(); // the drift beats the risk
    }
  }

  @Test
  void wholeDays_sameSeed_sameBitsAndLongerRepeatsShorter() {
    ResidualPool pool = normalPool(400);
    HorizonSimulation simulation = new HorizonSimulation(2_000, 5, 0.1);
    List<TailForecast> ten = simulation.wholeDays(GJR, pool, 10, 9);
    assertThat(simulation.wholeDays(GJR, pool, 10, 9)).isEqualTo(ten);
    assertThat(simulation.wholeDays(GJR, pool, 4, 9)).isEqualTo(ten.subList(0, 4));
    assertThat(simulation.wholeDays(GJR, pool, 10, 10)).isNotEqualTo(ten);
  }

  @Test
  void wholeDays_blocks_keepConsecutiveResiduals() {
    // In time order −1, +1, −1, +1, …: a block of two always cancels, independent draws do not.
    ResidualPool alternating = new ResidualPool(100, 0.0);
    for (int i = 0; i < 100; i++) {
      alternating.add(i % 2 == 0 ? -1.0 : 1.0);
    }
    TailForecast blocks =
        new HorizonSimulation(1_000, 2, 0.0).wholeDays(CONSTANT, alternating, 2, 5).getLast();
    TailForecast independent =
        new HorizonSimulation(1_000, 1, 0.0).wholeDays(CONSTANT, alternating, 2, 5).getLast();
    assertThat(blocks.valueAtRisk(Side.LONG, 0.01)).isCloseTo(0.02, within(1e-12)); // day one's
    assertThat(independent.valueAtRisk(Side.LONG, 0.01)).isCloseTo(0.04, within(1e-12));
  }

  @Test
  void wholeDays_blocks_keepTheSpreadOfDependentSums() {
    // AR(1) residuals, φ = 0.5, variance 1: ten days' sum has 2.60 times the variance of ten
    // independent ones, (1/10)(Σ over pairs of 0.5^|i−j|) = 3 − 0.4·(1 − 0.5¹⁰) = 2.60.
    double[] noise = Simulated.normal(20_000, Math.sqrt(0.75), 21);
    double[] residuals = new double[noise.length];
    residuals[0] = noise[0];
    for (int t = 1; t < residuals.length; t++) {
      residuals[t] = 0.5 * residuals[t - 1] + noise[t];
    }
    ResidualPool dependent = new ResidualPool(residuals.length, 0.0);
    dependent.rebuild(residuals);
    double blocks = tenDayRisk(dependent, 10);
    double independent = tenDayRisk(dependent, 1);
    double normal = 2.3263 * 0.02 * Math.sqrt(10.0);
    // Tolerance: four standard errors of a simulated quantile and 3 % for the sample's own φ.
    assertThat(blocks / normal).isCloseTo(Math.sqrt(2.60), withPercentage(6.0));
    assertThat(independent / normal).isCloseTo(1.0, withPercentage(6.0));
    assertThat(tenDayRisk(dependent, 4)).isBetween(1.1 * independent, 0.97 * blocks);
  }

  private static double tenDayRisk(ResidualPool pool, int blockDays) {
    return new HorizonSimulation(20_000, blockDays, 0.0)
        .wholeDays(CONSTANT, pool, 10, 31)
        .getLast()
        .valueAtRisk(Side.LONG, 0.01);
  }

  @Test
  void withPartDay_halfVariance_liesBetweenWholeDays() {
    ResidualPool half = new ResidualPool(1_500, 0.0);
    half.rebuild(
        Arrays.stream(normalPool(1_500).inTimeOrder()).map(z -> z * Math.sqrt(0.5)).toArray());
    HorizonSimulation simulation = new HorizonSimulation(100_000, 1, 0.0);
    double part =
        simulation
            .withPartDay(CONSTANT, normalPool(1_500), 1, half, 4)
            .valueAtRisk(Side.LONG, 0.01);
    // √1.5 days of variance; tolerance as above.
    assertThat(part / (0.02 * Math.sqrt(1.5))).isCloseTo(2.3263, within(0.057));
    double onlyPart =
        simulation
            .withPartDay(CONSTANT, normalPool(1_500), 0, half, 4)
            .valueAtRisk(Side.LONG, 0.01);
    assertThat(onlyPart / (0.02 * Math.sqrt(0.5))).isCloseTo(2.3263, within(0.057));
  }

  @Test
  void wholeDays_badArguments_areRefused() {
    HorizonSimulation simulation = new HorizonSimulation(10, 1, 0.0);
    ResidualPool pool = normalPool(10);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> simulation.wholeDays(CONSTANT, pool, 0, 1));
    assertThatIllegalStateException()
        .isThrownBy(() -> simulation.wholeDays(CONSTANT, new ResidualPool(5, 0.0), 1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GjrRecursion(0.0, 1e-6, 0.05, -0.06, 0.9, 1e-4));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GjrRecursion(0.0, 1e-6, 0.05, 0.0, 0.9, Double.NaN));
  }

  @Test
  void splitMix_knownSeed_matchesPublishedSequence() {
    // First outputs for seed 1234567 as printed by the reference C program of S. Vigna.
    SplitMix64 random = new SplitMix64(1234567L);
    assertThat(random.nextLong()).isEqualTo(6457827717110365317L);
    assertThat(random.nextLong()).isEqualTo(3203168211198807973L);
  }
}
