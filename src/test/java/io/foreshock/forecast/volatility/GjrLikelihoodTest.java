package io.foreshock.forecast.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GjrLikelihoodTest {

  private static final double[] POINT = {0.03, 0.06, 0.05, 0.07, 0.82, 0.0};

  private static double[] noise(int count) {
    Random random = new Random(20260101L);
    double[] result = new double[count];
    for (int t = 0; t < count; t++) {
      result[t] = random.nextGaussian() * (t % 50 < 10 ? 2.0 : 0.7);
    }
    return result;
  }

  private static double[] point(double eta) {
    double[] result = POINT.clone();
    result[GjrLikelihood.ETA] = eta;
    return result;
  }

  @ParameterizedTest
  @CsvSource({"0, SAMPLE_VARIANCE", "0, BACKCAST", "0.2, SAMPLE_VARIANCE", "0.03, BACKCAST"})
  void value_definition_matchesDirectSum(double eta, StartVariance rule) {
    double[] r = noise(403); // not a multiple of the chunk of logarithms
    GjrLikelihood likelihood = new GjrLikelihood(r, rule, true);
    double[] p = point(eta);
    double h = likelihood.firstVariance(p);
    double sum = 0.0;
    for (double value : r) {
      sum += logDensity(value - p[0], h, eta);
      h = GjrGarch.nextVariance(new GjrParameters(p[0], p[1], p[2], p[3], p[4], 9.0), h, value);
    }
    assertThat(likelihood.value(p)).isCloseTo(sum, within(1e-10)); // sum of 403 rounded terms
  }

  private static double logDensity(double error, double h, double eta) {
    if (eta == 0.0) {
      return -0.5 * (StrictMath.log(2.0 * Math.PI * h) + error * error / h);
    }
    double nu = 1.0 / eta;
    return Gamma.logGamma((nu + 1) / 2)
        - Gamma.logGamma(nu / 2)
        - 0.5 * StrictMath.log(Math.PI * (nu - 2) * h)
        - (nu + 1) / 2 * StrictMath.log1p(error * error / (h * (nu - 2)));
  }

  // ν = 1/η is not an integer here: at those Hipparchus' digamma (error 3e-9) has a tiny step
  @ParameterizedTest
  @CsvSource({
    "0, SAMPLE_VARIANCE, false",
    "0, BACKCAST, false",
    "0.21, SAMPLE_VARIANCE, true",
    "0.21, BACKCAST, true",
    "0.021, BACKCAST, true"
  })
  void derivatives_anyDistribution_matchDifferences(
      double eta, StartVariance rule, boolean withNu) {
    GjrLikelihood likelihood = new GjrLikelihood(noise(400), rule, true);
    double[] gradient = new double[6];
    double[][] hessian = new double[6][6];
    likelihood.derivatives(point(eta), gradient, hessian, withNu);
    double step = 1e-5;
    double[] above = new double[6];
    double[] below = new double[6];
    for (int i = 0; i < (withNu ? 6 : 5); i++) {
      double[] up = point(eta);
      double[] down = point(eta);
      up[i] += step;
      down[i] -= step;
      double slope = (likelihood.value(up) - likelihood.value(down)) / (2 * step);
      // central differences: error of order step² times the third derivative
      assertThat(gradient[i]).isCloseTo(slope, within(1e-4 + 1e-6 * Math.abs(slope)));
      likelihood.derivatives(up, above, new double[6][6], withNu);
      likelihood.derivatives(down, below, new double[6][6], withNu);
      for (int j = 0; j < (withNu ? 6 : 5); j++) {
        double curvature = (above[j] - below[j]) / (2 * step);
        assertThat(hessian[i][j])
            .as("hessian %d %d", i, j)
            .isCloseTo(curvature, within(1e-2 + 1e-5 * Math.abs(curvature)));
      }
    }
  }

  @Test
  void outerProduct_normal_sumsSquaredScores() {
    double[] r = noise(60);
    double[] p = point(0.1);
    double[][] product = new double[6][6];
    new GjrLikelihood(r, StartVariance.BACKCAST, true).outerProduct(p, product, true);
    // score of return t = gradient over t+1 returns minus gradient over t; the backcast covers all
    double[] expected = new double[6];
    double[] before = new double[6];
    double[] fixedStart = r.clone();
    for (int t = 1; t <= r.length; t++) {
      double[] gradient = gradientOfPrefix(fixedStart, p, t);
      for (int i = 0; i < 6; i++) {
        expected[i] += (gradient[i] - before[i]) * (gradient[i] - before[i]);
      }
      before = gradient;
    }
    for (int i = 0; i < 6; i++) {
      assertThat(product[i][i]).isCloseTo(expected[i], within(1e-4 * (1 + expected[i])));
    }
  }

  /**
   * Gradient by differences of the first {@code count} terms with the start of the whole series.
   */
  private static double[] gradientOfPrefix(double[] r, double[] p, int count) {
    double start = new GjrLikelihood(r, StartVariance.BACKCAST, true).startVariance(0.0);
    double[] result = new double[6];
    for (int i = 0; i < 6; i++) {
      double[] up = p.clone();
      double[] down = p.clone();
      up[i] += 1e-6;
      down[i] -= 1e-6;
      result[i] = (prefix(r, up, count, start) - prefix(r, down, count, start)) / 2e-6;
    }
    return result;
  }

  private static double prefix(double[] r, double[] p, int count, double start) {
    double h = p[1] + (p[2] + p[3] / 2 + p[4]) * start;
    double sum = 0.0;
    for (int t = 0; t < count; t++) {
      double error = r[t] - p[0];
      sum += logDensity(error, h, p[5]);
      h = p[1] + (error < 0 ? p[2] + p[3] : p[2]) * error * error + p[4] * h;
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0, 0.02, 0.2, 0.3})
  void information_closedForm_matchesQuadrature(double eta) {
    int points = 400_001;
    double width = 4000.0; // heavy tails: at ν = 10/3 the mass beyond matters to 1e-6 only
    double[] z = new double[points];
    double[] weight = new double[points];
    double[] one = new double[points];
    for (int i = 0; i < points; i++) {
      double u = -1.0 + 2.0 * i / (points - 1); // z = width·u³ packs points around 0
      z[i] = width * u * u * u;
      weight[i] =
          StrictMath.exp(logDensity(z[i], 1.0, eta)) * width * 3.0 * u * u * 2.0 / (points - 1);
      one[i] = 1.0;
    }
    InnovationScores scores = new InnovationScores(points);
    scores.weigh(z, one, eta, eta > 0.0);
    double location = 0.0;
    double scale = 0.0;
    double scaleEta = 0.0;
    double squaredScore = 0.0;
    double nuByEta = eta > 0.0 ? -1.0 / (eta * eta) : 0.0;
    for (int i = 0; i < points; i++) {
      location -= weight[i] * scores.byError2[i];
      scale -= weight[i] * scores.byVariance2[i];
      scaleEta -= weight[i] * scores.byNuVariance[i] * nuByEta;
      squaredScore += weight[i] * scores.byNu[i] * scores.byNu[i] * nuByEta * nuByEta;
    }
    InnovationInformation information = InnovationInformation.of(eta);
    assertThat(information.location()).isCloseTo(location, within(1e-5));
    assertThat(information.scale()).isCloseTo(scale, within(1e-5));
    assertThat(information.scaleEta()).isCloseTo(scaleEta, within(1e-5));
    // information equality: variance of the score of η
    assertThat(information.eta()).isCloseTo(squaredScore, within(1e-4 * (1 + squaredScore)));
  }
}
