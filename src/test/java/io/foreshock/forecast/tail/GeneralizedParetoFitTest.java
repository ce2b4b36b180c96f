package io.foreshock.forecast.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneralizedParetoFitTest {

  private static double[] sample(double shape, int count, long seed) {
    GeneralizedPareto pareto = new GeneralizedPareto(shape, 0.7);
    Random random = new Random(seed);
    double[] excesses = new double[count];
    for (int i = 0; i < count; i++) {
      excesses[i] = pareto.quantile(1.0 - random.nextDouble()) + 1e-12;
    }
    Arrays.sort(excesses);
    return excesses;
  }

  /** Log-likelihood straight from the density, as a second implementation. */
  private static double naive(double[] excesses, double shape, double scale) {
    double sum = 0.0;
    for (double excess : excesses) {
      double base = 1.0 + shape * excess / scale;
      sum -=
          base <= 0.0
              ? Double.POSITIVE_INFINITY
              : StrictMath.log(scale) + (1.0 / shape + 1.0) * StrictMath.log(base);
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.45, -0.2, -1e-3, 0.0, 1e-3, 0.1, 0.3, 0.49})
  void maximumLikelihood_anySample_noNeighbourIsBetter(double shape) {
    for (int seed = 0; seed < 50; seed++) {
      double[] excesses = sample(shape, 40 + 10 * seed, seed);
      GeneralizedParetoFit fit =
          GeneralizedParetoFit.maximumLikelihood(excesses, ShapeRange.CONVENTIONAL);
      double xi = fit.distribution().shape();
      double beta = fit.distribution().scale();
      assertThat(fit.converged()).isTrue();
      assertThat(fit.iterations()).isLessThan(40);
      assertThat(fit.logLikelihood()).isCloseTo(naive(excesses, xi, beta), within(1e-7));
      for (double step : new double[] {-1e-3, 1e-3}) {
        assertThat(naive(excesses, xi, beta * (1.0 + step))).isLessThan(fit.logLikelihood());
        if (ShapeRange.CONVENTIONAL.contains(xi + step)) {
          assertThat(naive(excesses, xi + step, beta * (1.0 - step)))
              .isLessThan(fit.logLikelihood());
          assertThat(naive(excesses, xi + step, beta * (1.0 + step)))
              .isLessThan(fit.logLikelihood());
        }
      }
    }
  }

  @Test
  void maximumLikelihood_scaledExcesses_scalesScaleOnly() {
    double[] excesses = sample(0.2, 120, 7);
    double[] scaled = Arrays.stream(excesses).map(x -> 1e-4 * x).toArray();
    GeneralizedPareto one =
        GeneralizedParetoFit.maximumLikelihood(excesses, ShapeRange.CONVENTIONAL).distribution();
    GeneralizedPareto other =
        GeneralizedParetoFit.maximumLikelihood(scaled, ShapeRange.CONVENTIONAL).distribution();
    assertThat(other.shape()).isCloseTo(one.shape(), within(1e-10)); // rounding of the excesses
    assertThat(other.scale()).isCloseTo(1e-4 * one.scale(), within(1e-14));
  }

  @Test
  void maximumLikelihood_equalExcesses_clampsLow() {
    double[] excesses = new double[40];
    Arrays.fill(excesses, 2.0);
    GeneralizedParetoFit fit =
        GeneralizedParetoFit.maximumLikelihood(excesses, ShapeRange.CONVENTIONAL);
    assertThat(fit.shapeSource()).isEqualTo(ShapeSource.CLAMPED);
    assertThat(fit.distribution().shape()).isEqualTo(-0.5);
    // (1 + ξ)·x/(β + ξx) = 1 with ξ = −½ gives β = x.
    assertThat(fit.distribution().scale()).isCloseTo(2.0, within(1e-11));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.9, -0.5, -0.1, 0.0, 0.2, 0.5, 1.5})
  void withShape_anyShape_solvesScaleEquation(double shape) {
    for (int count : new int[] {1, 2, 5, 20, 29}) {
      double[] excesses = sample(0.25, count, 100 + count);
      GeneralizedParetoFit fit = GeneralizedParetoFit.withShape(excesses, shape);
      double beta = fit.distribution().scale();
      double mean = 0.0;
      for (double excess : excesses) {
        mean += excess / (beta + shape * excess) / count;
      }
      assertThat(fit.converged()).isTrue();
      assertThat((1.0 + shape) * mean).isCloseTo(1.0, within(1e-9));
      assertThat(fit.shapeSource()).isEqualTo(ShapeSource.PRIOR);
      assertThat(GeneralizedParetoErrors.of(fit, excesses)).isEmpty();
    }
  }

  @Test
  void maximumLikelihood_largeSample_recoversTruthWithinErrors() {
    double[] excesses = sample(0.2, 20_000, 11);
    GeneralizedParetoFit fit =
        GeneralizedParetoFit.maximumLikelihood(excesses, ShapeRange.CONVENTIONAL);
    GeneralizedParetoErrors errors = GeneralizedParetoErrors.of(fit, excesses).orElseThrow();
    // Asymptotic: se ξ = (1 + ξ)/√n, se β = β√(2(1 + ξ)/n) (Smith 1985); four of them is 1 in
    // 16,000.
    assertThat(errors.shape()).isCloseTo(1.2 / Math.sqrt(20_000), within(4e-4));
    assertThat(errors.scale()).isCloseTo(0.7 * Math.sqrt(2.4 / 20_000), within(4e-4));
    assertThat(fit.distribution().shape()).isCloseTo(0.2, within(4 * errors.shape()));
    assertThat(fit.distribution().scale()).isCloseTo(0.7, within(4 * errors.scale()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.3, -0.01, 0.004, 0.02, 0.2})
  void errors_anyShape_matchNumericalSecondDifferences(double shape) {
    double[] excesses = sample(shape, 200, 3);
    double xi = shape;
    double beta = 0.75;
    double h =
        1e-3; // error of the differences is of the order of h² = 1e-6 times higher derivatives
    double centre = naive(excesses, xi, beta);
    double a =
        -(naive(excesses, xi + h, beta) - 2 * centre + naive(excesses, xi - h, beta)) / (h * h);
    double c =
        -(naive(excesses, xi, beta + h) - 2 * centre + naive(excesses, xi, beta - h)) / (h * h);
    double b =
        -(naive(excesses, xi + h, beta + h)
                - naive(excesses, xi + h, beta - h)
                - naive(excesses, xi - h, beta + h)
                + naive(excesses, xi - h, beta - h))
            / (4 * h * h);
    GeneralizedParetoErrors errors = errors(new GeneralizedPareto(xi, beta), excesses);
    double determinant = a * c - b * b;
    assertThat(errors.shape()).isCloseTo(Math.sqrt(c / determinant), within(1e-4));
    assertThat(errors.scale()).isCloseTo(Math.sqrt(a / determinant), within(1e-4));
  }

  private static GeneralizedParetoErrors errors(GeneralizedPareto pareto, double[] excesses) {
    GeneralizedParetoFit fit =
        new GeneralizedParetoFit(pareto, excesses.length, ShapeSource.ESTIMATED, 0.0, 1, true);
    return GeneralizedParetoErrors.of(fit, excesses).orElseThrow();
  }

  @Test
  void maximumLikelihood_badExcesses_areRefused() {
    for (double[] bad :
        new double[][] {{}, {0.0, 1.0}, {-1.0, 2.0}, {2.0, 1.0}, {1.0, Double.NaN}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> GeneralizedParetoFit.maximumLikelihood(bad, ShapeRange.CONVENTIONAL));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> GeneralizedParetoFit.withShape(bad, 0.1));
    }
  }

  @Test
  void quantile_thenSurvival_isIdentity() {
    for (double shape : new double[] {-0.5, -0.1, 0.0, 1e-9, 0.1, 0.5}) {
      GeneralizedPareto pareto = new GeneralizedPareto(shape, 0.3);
      for (double p : new double[] {1.0, 0.5, 0.01, 1e-6}) {
        assertThat(pareto.survival(pareto.quantile(p))).isCloseTo(p, within(1e-12));
      }
    }
  }

  @Test
  void meanExcess_exponential_isScale() {
    assertThat(new GeneralizedPareto(0.0, 0.3).meanExcess(5.0)).isEqualTo(0.3);
    // ξ = ½, β = 1: mean excess over 2 is (1 + 1)/(1/2) = 4.
    assertThat(new GeneralizedPareto(0.5, 1.0).meanExcess(2.0)).isEqualTo(4.0);
  }
}
