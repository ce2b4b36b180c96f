package io.foreshock.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProbabilityScoreTest {

  private static final int FORECASTS = 20_000;

  /** By their definitions: covariance over variance in two passes, and the mean square. */
  @Test
  void slopeAndBrier_randomForecasts_areThoseOfTheirDefinitions() {
    Random random = new Random(1);
    ProbabilityScore score = new ProbabilityScore();
    double[] said = new double[FORECASTS];
    double[] came = new double[FORECASTS];
    double squares = 0.0;
    for (int i = 0; i < FORECASTS; i++) {
      said[i] = random.nextDouble();
      came[i] = random.nextDouble() < said[i] * said[i] ? 1.0 : 0.0;
      score.add(i, said[i], came[i] > 0.0);
      squares += Math.pow(said[i] - came[i], 2);
    }
    assertThat(score.slope().value())
        .isCloseTo(covariance(said, came) / covariance(said, said), within(1e-10));
    assertThat(score.brier()).isCloseTo(squares / FORECASTS, within(1e-12));
    assertThat(score.count()).isEqualTo(FORECASTS);
  }

  /** Two forecasts a group; the sandwich is written out with residuals. */
  @Test
  void slopeStandardError_pairs_isTheSandwichOfItsDefinition() {
    Random random = new Random(6);
    int pairs = 500;
    ProbabilityScore score = new ProbabilityScore();
    double[] said = new double[2 * pairs];
    double[] came = new double[2 * pairs];
    for (int i = 0; i < said.length; i++) {
      said[i] = random.nextDouble();
      came[i] = random.nextDouble() < said[i] * said[i] ? 1.0 : 0.0;
      score.add(i / 2, said[i], came[i] > 0.0);
    }
    double slope = covariance(said, came) / covariance(said, said);
    double mean = Arrays.stream(said).average().orElseThrow();
    double intercept = Arrays.stream(came).average().orElseThrow() - slope * mean;
    double squares = 0.0;
    for (int i = 0; i < said.length; i += 2) {
      double first = (said[i] - mean) * (came[i] - intercept - slope * said[i]);
      double second = (said[i + 1] - mean) * (came[i + 1] - intercept - slope * said[i + 1]);
      squares += (first + second) * (first + second);
    }
    assertThat(score.slope().standardError())
        .isCloseTo(Math.sqrt(squares) / (covariance(said, said) * said.length), within(1e-12));
  }

  private static double covariance(double[] first, double[] second) {
    double firstMean = Arrays.stream(first).average().orElseThrow();
    double secondMean = Arrays.stream(second).average().orElseThrow();
    double sum = 0.0;
    for (int i = 0; i < first.length; i++) {
      sum += (first[i] - firstMean) * (second[i] - secondMean);
    }
    return sum / first.length;
  }

  /** Four standard errors: once in sixteen thousand seeds by chance. */
  @Test
  void slope_probabilitiesThatMeanWhatTheySay_isOne() {
    Random random = new Random(2);
    ProbabilityScore score = new ProbabilityScore();
    for (int i = 0; i < FORECASTS; i++) {
      double probability = 0.3 * random.nextDouble();
      score.add(i, probability, random.nextDouble() < probability);
    }
    ProbabilityScore.Estimate slope = score.slope();
    assertThat(slope.value()).isCloseTo(1.0, within(4.0 * slope.standardError()));
    assertThat(slope.standardError()).isLessThan(0.05);
  }

  /** Halved probabilities need a slope of two, doubled ones of a half. */
  @Test
  void slope_distortedProbabilities_undoesTheDistortion() {
    Random random = new Random(3);
    ProbabilityScore halved = new ProbabilityScore();
    ProbabilityScore doubled = new ProbabilityScore();
    for (int i = 0; i < FORECASTS; i++) {
      double probability = 0.5 * random.nextDouble();
      boolean happened = random.nextDouble() < probability;
      halved.add(i, probability / 2.0, happened);
      doubled.add(i, probability * 2.0, happened);
    }
    assertThat(halved.slope().value()).isCloseTo(4.0 * doubled.slope().value(), within(1e-9));
    assertThat(doubled.slope().value()).isCloseTo(0.5, within(0.05));
  }

  /** A forecast told k times in its group is still one: the standard error must not shrink. */
  @Test
  void standardErrors_repeatedWithinGroups_stayTheSame() {
    ProbabilityScore once = forecasts(1, 0.0);
    ProbabilityScore often = forecasts(9, 0.0);
    assertThat(often.slope().standardError())
        .isCloseTo(once.slope().standardError(), within(1e-12));
    ProbabilityScore.Estimate difference = once.brierDifference(forecasts(1, 0.1));
    assertThat(often.brierDifference(forecasts(9, 0.1)).standardError())
        .isCloseTo(difference.standardError(), within(1e-12));
  }

  /** The standard error of a mean of independent differences, by its definition. */
  @Test
  void brierDifference_groupsOfOne_isThePairedMean() {
    Random random = new Random(5);
    ProbabilityScore first = new ProbabilityScore();
    ProbabilityScore second = new ProbabilityScore();
    double sum = 0.0;
    double squares = 0.0;
    for (int i = 0; i < FORECASTS; i++) {
      double probability = random.nextDouble();
      double other = random.nextDouble();
      double outcome = random.nextDouble() < probability ? 1.0 : 0.0;
      first.add(i, probability, outcome > 0.0);
      second.add(i, other, outcome > 0.0);
      double difference = Math.pow(probability - outcome, 2) - Math.pow(other - outcome, 2);
      sum += difference;
      squares += difference * difference;
    }
    double mean = sum / FORECASTS;
    ProbabilityScore.Estimate told = first.brierDifference(second);
    assertThat(told.value()).isCloseTo(mean, within(1e-12)).isNegative();
    assertThat(told.standardError())
        .isCloseTo(
            Math.sqrt(squares / FORECASTS - mean * mean) / Math.sqrt(FORECASTS), within(1e-9));
  }

  @Test
  void curve_binsByEdges_lowerEdgeBelongsToTheBin() {
    ProbabilityScore score = new ProbabilityScore(0.1, 0.5);
    score.add(0, 0.05, false);
    score.add(0, 0.1, true);
    score.add(0, 0.3, false);
    assertThat(score.curve())
        .containsExactly(
            new ProbabilityScore.Bin(1, 0.05, 0.0), new ProbabilityScore.Bin(2, 0.2, 0.5));
  }

  @Test
  void badInput_isNamed() {
    assertThatThrownBy(() -> new ProbabilityScore(0.5, 0.1)).hasMessageContaining("edges");
    assertThatThrownBy(() -> new ProbabilityScore().add(0, Double.NaN, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> forecasts(1, 0.0).brierDifference(forecasts(2, 0.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("same events");
    assertThatThrownBy(() -> new ProbabilityScore().slope())
        .isInstanceOf(IllegalStateException.class);
  }

  private static ProbabilityScore forecasts(int times, double more) {
    Random random = new Random(4);
    ProbabilityScore score = new ProbabilityScore();
    for (int i = 0; i < 500; i++) {
      double probability = 0.9 * random.nextDouble();
      boolean happened = random.nextDouble() < probability;
      for (int k = 0; k < times; k++) {
        score.add(i, probability + more, happened);
      }
    }
    return score;
  }
}
