package io.foreshock.forecast.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.hipparchus.distribution.continuous.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Innovations of the returns in Realized GARCH, on simulated series. */
class RealizedGarchInnovationsTest {

  private static final RealizedGarchParameters TRUTH =
      new RealizedGarchParameters(4e-4, -0.1, 0.55, 0.42, -0.4, 1.0, -0.07, 0.08, 0.15);
  private static final InnovationDistribution NORMAL = new InnovationDistribution.Normal();
  private static final InnovationDistribution FITTED_T =
      new InnovationDistribution.FittedStudentT();
  private static final InnovationDistribution SKEWED =
      new InnovationDistribution.FittedSkewedStudentT();

  private record Sample(double[] returns, double[] measures) {}

  private static Sample simulate(int count, long seed, ToDoubleFunction<Random> innovation) {
    Random random = new Random(seed);
    double[] returns = new double[count];
    double[] measures = new double[count];
    double h = 1e-4;
    for (int t = 0; t < count; t++) {
      double z = innovation.applyAsDouble(random);
      returns[t] = TRUTH.mu() + Math.sqrt(h) * z;
      measures[t] =
          StrictMath.exp(
              TRUTH.xi()
                  + TRUTH.phi() * StrictMath.log(h)
                  + TRUTH.leverageSign() * z
                  + TRUTH.leverageSize() * (z * z - 1.0)
                  + Math.sqrt(TRUTH.noiseVariance()) * random.nextGaussian());
      h = RealizedGarch.nextVariance(TRUTH, h, measures[t]);
    }
    return new Sample(returns, measures);
  }

  private static Sample skewed(int count, long seed) {
    SkewedStudentT law = new SkewedStudentT(7.0, -0.2);
    return simulate(count, seed, random -> SkewedStudentTTest.draw(law, random));
  }

  private static RealizedGarchFit fit(Sample sample, InnovationDistribution innovations) {
    return RealizedGarch.fit(sample.returns(), sample.measures(), innovations);
  }

  /** To the bit what the fit was when it knew normal innovations only; members stand on it. */
  @Test
  void fit_normal_isBitForBitThePlainModel() {
    Sample sample = simulate(1500, 4L, Random::nextGaussian);
    RealizedGarchFit fit = fit(sample, NORMAL);
    assertThat(fit.joint().parameters())
        .isEqualTo(
            new RealizedGarchParameters(
                4.184119789497672E-4,
                -0.21501755721123184,
                0.5742793764920239,
                0.38225181378116263,
                0.06470075020721205,
                1.0563352589157105,
                -0.0759093016757547,
                0.08668599413417866,
                0.14608154339536142));
    assertThat(fit.joint().logLikelihood()).isEqualTo(3701.073872694823);
    assertThat(fit.partialLogLikelihood()).isEqualTo(4386.7889499172425);
    assertThat(fit.joint().nextVariance()).isEqualTo(2.946108404667485E-4);
    assertThat(fit.joint().varianceForecasts(20)[19]).isEqualTo(2.8901549452508207E-4);
    assertThat(fit.joint().informationCriteria().bayes()).isEqualTo(-7336.328761905833);
    assertThat(fit.joint().standardErrors().sandwich())
        .containsExactly(
            2.867435894903861E-4,
            0.16545495543411012,
            0.022099536363761323,
            0.02555650104819369,
            0.42456718411391936,
            0.04838930049198172,
            0.011412790798103856,
            0.0077749712798690345,
            0.0050957825203848915);
    assertThat(fit.degreesOfFreedom()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(fit.skewness()).isZero();
    assertThat(RealizedGarch.fit(sample.returns(), sample.measures()).joint().parameters())
        .isEqualTo(fit.joint().parameters());
  }

  @ParameterizedTest
  @CsvSource({"21", "22"})
  void fit_skewedSimulatedSeries_recoversParametersWithinErrors(long seed) {
    RealizedGarchFit fit = fit(skewed(8000, seed), SKEWED);
    assertThat(fit.joint().convergence().converged()).isTrue();
    StandardErrors standard = fit.joint().standardErrors();
    assertThat(standard.names()).hasSize(11).endsWith("degreesOfFreedom", "skewness");
    double[] errors = standard.hessian();
    double[] outer = standard.outerProduct();
    double[] found = withShape(fit);
    double[] truth = Arrays.copyOf(TRUTH.toArray(), 11);
    truth[9] = 7.0;
    truth[10] = -0.2;
    for (int i = 0; i < truth.length; i++) {
      assertThat(found[i]).isCloseTo(truth[i], within(3.5 * errors[i])); // seeded, so fixed
      assertThat(outer[i]).isCloseTo(errors[i], within(0.15 * errors[i])); // the model holds
    }
    assertThat(fit.joint().diagnostics(10).squares().pValue()).isGreaterThan(0.01);
  }

  private static double[] withShape(RealizedGarchFit fit) {
    double[] result = Arrays.copyOf(fit.joint().parameters().toArray(), 11);
    result[9] = fit.degreesOfFreedom();
    result[10] = fit.skewness();
    return result;
  }

  /** A second implementation: densities of returns and of measures, bar by bar. */
  @Test
  void logLikelihood_everyDistribution_isTheProductOfDensities() {
    Sample sample = skewed(1500, 23L);
    for (InnovationDistribution law :
        new InnovationDistribution[] {
          NORMAL, new InnovationDistribution.StudentT(5.0), FITTED_T, SKEWED
        }) {
      RealizedGarchFit fit = fit(sample, law);
      RealizedGarchParameters p = fit.joint().parameters();
      double h = fit.joint().conditionalVariances()[0];
      double partial = 0.0;
      double measurement = 0.0;
      for (int t = 0; t < 1500; t++) {
        double x = sample.measures()[t];
        double z = (sample.returns()[t] - p.mu()) / Math.sqrt(h);
        double u =
            Math.log(x)
                - p.xi()
                - p.phi() * Math.log(h)
                - p.leverageSign() * z
                - p.leverageSize() * (z * z - 1.0);
        partial += Math.log(naiveDensity(z, fit.degreesOfFreedom(), fit.skewness()) / Math.sqrt(h));
        measurement -=
            0.5 * (Math.log(2.0 * Math.PI * p.noiseVariance()) + u * u / p.noiseVariance());
        h = Math.exp(p.omega() + p.beta() * Math.log(h) + p.gamma() * Math.log(x));
      }
      assertThat(fit.partialLogLikelihood()).isCloseTo(partial, within(1e-7)); // of some 4500
      assertThat(fit.joint().logLikelihood()).isCloseTo(partial + measurement, within(1e-7));
    }
  }

  /** Hansen's density from the Student-t of a library, stretched on each side. */
  private static double naiveDensity(double z, double nu, double lambda) {
    if (nu == Double.POSITIVE_INFINITY) {
      return Math.exp(-0.5 * z * z) / Math.sqrt(2.0 * Math.PI);
    }
    TDistribution t = new TDistribution(nu);
    double unit = Math.sqrt(nu / (nu - 2.0));
    double a = 4.0 * lambda * unit * t.density(0.0) * (nu - 2.0) / (nu - 1.0);
    double b = Math.sqrt(1.0 + 3.0 * lambda * lambda - a * a);
    double shifted = b * z + a;
    return b * unit * t.density(unit * shifted / (1.0 + Math.signum(shifted) * lambda));
  }

  @ParameterizedTest
  @CsvSource({"0.2, 0", "0.2, -0.15", "0.05, 0.3"})
  void scores_everyShape_matchDifferences(double eta, double lambda) {
    Sample sample = skewed(300, 24L);
    RealizedGarchLikelihood likelihood =
        new RealizedGarchLikelihood(
            Arrays.stream(sample.returns()).map(r -> 100.0 * r).toArray(),
            Arrays.stream(sample.measures()).map(x -> StrictMath.log(1e4 * x)).toArray());
    double[] p = {0.03, 0.1, 0.6, 0.3, -0.3, 0.9, -0.05, 0.1, 0.2, eta, lambda};
    double[] gradient = new double[11];
    new ScoreDifferences(likelihood).gradient(p, gradient);
    for (int i = 0; i < 11; i++) {
      double[] up = p.clone();
      double[] down = p.clone();
      up[i] += 1e-6;
      down[i] -= 1e-6;
      double slope = (likelihood.value(up) - likelihood.value(down)) / 2e-6;
      assertThat(gradient[i])
          .as("slope %d", i)
          .isCloseTo(slope, within(1e-5 * (1 + Math.abs(slope))));
    }
  }

  /** The t differs from the normal by terms of order 1/ν. */
  @Test
  void value_manyDegreesOfFreedom_approachesTheNormal() {
    Sample sample = simulate(1000, 25L, Random::nextGaussian);
    RealizedGarchLikelihood likelihood =
        new RealizedGarchLikelihood(
            sample.returns(), Arrays.stream(sample.measures()).map(StrictMath::log).toArray());
    double[] p = Arrays.copyOf(TRUTH.toArray(), 11);
    double normal = likelihood.value(p);
    double[] near = p.clone();
    near[9] = 1e-7;
    assertThat(likelihood.value(near)).isCloseTo(normal, within(2e-4)); // 1000 bars, 1e-7 each
    RealizedGarchFit plain = fit(sample, NORMAL);
    RealizedGarchFit wide = fit(sample, new InnovationDistribution.StudentT(200.0));
    double[] errors = plain.joint().standardErrors().hessian();
    for (int i = 0; i < 9; i++) {
      assertThat(wide.joint().parameters().toArray()[i])
          .isCloseTo(plain.joint().parameters().toArray()[i], within(0.1 * errors[i]));
    }
    assertThat(wide.degreesOfFreedom()).isEqualTo(200.0);
  }

  /** At its own ν the fixed t is the fitted one; λ at 0 leaves the skewed t the t. */
  @Test
  void fit_nestedModels_orderTheirLikelihoods() {
    Sample sample = skewed(3000, 26L);
    RealizedGarchFit normal = fit(sample, NORMAL);
    RealizedGarchFit fixed = fit(sample, new InnovationDistribution.StudentT(5.0));
    RealizedGarchFit student = fit(sample, FITTED_T);
    RealizedGarchFit skewed = fit(sample, SKEWED);
    assertThat(student.joint().logLikelihood())
        .isGreaterThan(fixed.joint().logLikelihood())
        .isGreaterThan(normal.joint().logLikelihood() + 50.0); // ν = 7 is far from normal
    assertThat(skewed.joint().logLikelihood())
        .isGreaterThan(student.joint().logLikelihood() + 10.0); // λ = −0.2
    assertThat(fixed.degreesOfFreedom()).isEqualTo(5.0);
    assertThat(student.skewness()).isZero();
    RealizedGarchFit held =
        fit(sample, new InnovationDistribution.StudentT(student.degreesOfFreedom()));
    assertThat(held.joint().logLikelihood())
        .isCloseTo(student.joint().logLikelihood(), within(1e-6));
    double akaike = skewed.joint().informationCriteria().akaike();
    assertThat(akaike).isEqualTo(22.0 - 2.0 * skewed.joint().logLikelihood());
    RealizedGarchLikelihood likelihood =
        new RealizedGarchLikelihood(
            sample.returns(), Arrays.stream(sample.measures()).map(StrictMath::log).toArray());
    assertThat(likelihood.value(withShape(student, 1.0 / student.degreesOfFreedom(), 0.0)))
        .isCloseTo(student.joint().logLikelihood(), within(1e-8));
  }

  private static double[] withShape(RealizedGarchFit fit, double eta, double lambda) {
    double[] result = withShape(fit);
    result[9] = eta;
    result[10] = lambda;
    return result;
  }

  @Test
  void fit_otherUnits_changesNoShape() {
    Sample sample = skewed(1500, 27L);
    RealizedGarchFit base = fit(sample, SKEWED);
    Sample percent =
        new Sample(
            Arrays.stream(sample.returns()).map(r -> 100.0 * r).toArray(),
            Arrays.stream(sample.measures()).map(x -> 0.25 * x).toArray());
    RealizedGarchFit other = fit(percent, SKEWED);
    assertThat(other.degreesOfFreedom()).isCloseTo(base.degreesOfFreedom(), within(1e-3));
    assertThat(other.skewness()).isCloseTo(base.skewness(), within(1e-6));
    assertThat(other.joint().standardErrors().hessian()[9]) // a Hessian of differences
        .isCloseTo(base.joint().standardErrors().hessian()[9], within(1e-2));
    assertThat(other.joint().logLikelihood())
        .isCloseTo(base.joint().logLikelihood() - 1500 * StrictMath.log(100.0), within(1e-6));
  }

  @Test
  void fit_oddMeasures_staysFiniteOrIsRefused() {
    Sample sample = skewed(600, 28L);
    double[] jump = sample.measures().clone();
    jump[300] *= 1e6;
    double[] squares = Arrays.stream(sample.returns()).map(r -> r * r + 1e-12).toArray();
    for (double[] measures : new double[][] {jump, squares}) {
      RealizedGarchFit fit = fit(new Sample(sample.returns(), measures), SKEWED);
      assertThat(fit.joint().logLikelihood()).isFinite();
      assertThat(fit.joint().nextVariance()).isFinite().isPositive();
      assertThat(fit.degreesOfFreedom()).isBetween(2.049, 200.001); // bounds, up to rounding
    }
    assertThatThrownBy(() -> fit(new Sample(new double[199], new double[199]), SKEWED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 200");
  }
}
