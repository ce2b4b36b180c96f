package io.foreshock.portfolio.liquidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import io.foreshock.market.Side;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstPassageTest {

  private static Barrier below(double logDistance) {
    return new Barrier(Side.LONG, logDistance);
  }

  /**
   * The first is the distribution function of the inverse Gaussian law of mean 1 and shape 1 at 1
   * (SciPy 1.x, {@code invgauss.cdf(1, 1)}: 0.6681020012231706); all from mpmath at 30 digits.
   */
  @ParameterizedTest
  @CsvSource({
    "1, -1, 1, 1, 0.66810200122317060643",
    "0.1, -0.0002, 0.02, 5, 0.026641723032764241043",
    "0.05, 0.001, 0.02, 1, 0.010948972548026906421",
    "0.3, 0.0005, 0.03, 30, 0.057294931265830754163",
  })
  void probability_isThatOfAnIndependentEvaluation(
      double distance, double nu, double sigma, double days, double expected) {
    assertThat(new FirstPassage(nu, sigma).probability(below(distance), days))
        .isCloseTo(expected, withPercentage(1e-10));
  }

  /**
   * A random walk with a step for each node, absorbed at the barrier, which lies on a node: its
   * error falls with the number of steps, here below 10⁻³.
   */
  @ParameterizedTest
  @CsvSource({"0.03, 0.0, 0.02, 1", "0.05, -0.002, 0.02, 5", "0.08, 0.004, 0.03, 10"})
  void probability_isTheLimitOfARandomWalk(double distance, double nu, double sigma, double days) {
    assertThat(new FirstPassage(nu, sigma).probability(below(distance), days))
        .isCloseTo(absorbed(distance, nu, sigma, days), within(1e-3));
  }

  private static double absorbed(double distance, double nu, double sigma, double days) {
    int nodes = 60;
    double step = distance / nodes;
    double time = step * step / (sigma * sigma);
    int steps = (int) Math.round(days / time);
    double up = 0.5 * (1.0 + nu * time / step);
    double[] at = new double[nodes + steps + 2];
    at[nodes] = 1.0;
    double absorbed = 0.0;
    for (int t = 0; t < steps; t++) {
      double[] next = new double[at.length];
      for (int node = 1; node < at.length - 1; node++) {
        next[node + 1] += up * at[node];
        next[node - 1] += (1.0 - up) * at[node];
      }
      absorbed += next[0];
      next[0] = 0.0;
      at = next;
    }
    return absorbed;
  }

  @ParameterizedTest
  @CsvSource({"4, 1.5", "24, 1.5", "24, 3", "96, 2"})
  void probability_lookedAtNowAndThen_isThatOfSimulatedLooks(int looks, double sigmas) {
    int paths = 200_000;
    double expected = simulated(looks, sigmas, paths);
    double error = Math.sqrt(expected / paths);
    // Four standard errors, and the shift itself, which is good to a few per cent of so few looks.
    assertThat(
            new FirstPassage(0.0, 1.0)
                .probability(below(sigmas), 1.0, new Monitoring(1_440 / looks)))
        .isCloseTo(expected, within(4.0 * error + 0.06 * expected));
  }

  private static double simulated(int looks, double sigmas, int paths) {
    Random random = new Random(11);
    int found = 0;
    for (int path = 0; path < paths; path++) {
      double moved = 0.0;
      boolean beyond = false;
      for (int look = 0; look < looks; look++) {
        moved += random.nextGaussian() / Math.sqrt(looks);
        beyond |= moved <= -sigmas;
      }
      found += beyond ? 1 : 0;
    }
    return (double) found / paths;
  }

  @Test
  void probability_lookedAtOnce_isThatOfTheEnd() {
    FirstPassage motion = new FirstPassage(-0.01, 0.05);
    assertThat(motion.probability(below(0.09), 1.0, new Monitoring(1_440)))
        .isEqualTo(NormalTail.cumulative((-0.09 + 0.01) / 0.05));
  }

  @Test
  void probability_rarerLooks_findLess() {
    FirstPassage motion = FirstPassage.driftless(0.02);
    double last = motion.probability(below(0.04), 3.0);
    for (int minutes : new int[] {1, 5, 60, 240, 720, 1_440}) {
      double next = motion.probability(below(0.04), 3.0, new Monitoring(minutes));
      assertThat(next).isLessThan(last);
      last = next;
    }
  }

  @Test
  void probability_short_mirrorsLong() {
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      double nu = 0.01 * random.nextGaussian();
      double sigma = 0.001 + 0.1 * random.nextDouble();
      double distance = 0.001 + 0.3 * random.nextDouble();
      double days = 0.1 + 30 * random.nextDouble();
      assertThat(new FirstPassage(nu, sigma).probability(new Barrier(Side.SHORT, distance), days))
          .isEqualTo(new FirstPassage(-nu, sigma).probability(below(distance), days));
    }
  }

  @Test
  void probability_moreTimeOrLessDistance_isNotLess() {
    Random random = new Random(6);
    for (int i = 0; i < 500; i++) {
      FirstPassage motion =
          new FirstPassage(0.02 * random.nextGaussian(), 0.001 + 0.1 * random.nextDouble());
      double distance = 0.001 + 0.3 * random.nextDouble();
      double days = 0.1 + 30 * random.nextDouble();
      double probability = motion.probability(below(distance), days);
      assertThat(probability).isBetween(0.0, 1.0);
      // Sums of rounded terms may differ in the last digits where they are near 1.
      assertThat(motion.probability(below(distance), 1.1 * days))
          .isGreaterThanOrEqualTo(probability - 1e-14);
      assertThat(motion.probability(below(0.9 * distance), days))
          .isGreaterThanOrEqualTo(probability - 1e-14);
    }
  }

  @Test
  void probability_endOfTime_isOneOrTheChanceEverToFallSoFar() {
    assertThat(new FirstPassage(-0.001, 0.02).probability(below(0.1), 1e9)).isEqualTo(1.0);
    assertThat(new FirstPassage(0.001, 0.02).probability(below(0.1), 1e9))
        .isCloseTo(Math.exp(-2.0 * 0.001 * 0.1 / 4e-4), within(1e-14));
    assertThat(new FirstPassage(0.0, 0.02).probability(below(0.1), 1e-6)).isZero();
  }

  /** e^(2νb/σ²) alone would be e^100,000 and more. */
  @ParameterizedTest
  @CsvSource({"-50, 0.01, 1, 1", "-5, 0.0001, 0.1, 1", "50, 0.01, 1, 0", "-0.2, 0.001, 0.4, 0"})
  void probability_extremes_doNotOverflow(double nu, double sigma, double distance, double limit) {
    assertThat(new FirstPassage(nu, sigma).probability(below(distance), 1.0)).isEqualTo(limit);
  }

  @Test
  void probability_badNumbers_areRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FirstPassage(0.0, 0.0))
        .withMessage("sigma must be positive and finite, was 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FirstPassage(Double.NaN, 1.0))
        .withMessageContaining("nu");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FirstPassage.driftless(0.1).probability(below(0.1), -1.0))
        .withMessageContaining("days");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Monitoring(7))
        .withMessage("monitoringMinutes must be 0 or a divisor of 1440, was 7");
  }
}
