package io.foreshock.forecast.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Realized GARCH on simulated series, with values of the size Hansen, Huang and Shek report. */
class RealizedGarchTest {

  private static final RealizedGarchParameters TRUTH =
      new RealizedGarchParameters(4e-4, -0.1, 0.55, 0.42, -0.4, 1.0, -0.07, 0.08, 0.15);

  private record Sample(double[] returns, double[] measures) {}

  private static Sample simulate(int count, long seed) {
    Random random = new Random(seed);
    double[] returns = new double[count];
    double[] measures = new double[count];
    double h = 1e-4;
    for (int t = 0; t < count; t++) {
      double z = random.nextGaussian();
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

  private static double[] array(RealizedGarchParameters p) {
    return new double[] {
      p.mu(),
      p.omega(),
      p.beta(),
      p.gamma(),
      p.xi(),
      p.phi(),
      p.leverageSign(),
      p.leverageSize(),
      p.noiseVariance()
    };
  }

  @ParameterizedTest
  @ValueSource(longs = {1L, 2L, 3L})
  void fit_simulatedSeries_recoversParametersWithinErrors(long seed) {
    Sample sample = simulate(8000, seed);
    VarianceFit<RealizedGarchParameters> fit =
        RealizedGarch.fit(sample.returns(), sample.measures()).joint();
    assertThat(fit.convergence().converged()).isTrue();
    double[] errors = fit.standardErrors().hessian();
    double[] outer = fit.standardErrors().outerProduct();
    double[] found = array(fit.parameters());
    double[] truth = array(TRUTH);
    for (int i = 0; i < truth.length; i++) {
      assertThat(found[i]).isCloseTo(truth[i], within(3.5 * errors[i])); // seeded, so fixed
      assertThat(outer[i]).isCloseTo(errors[i], within(0.15 * errors[i])); // the model holds
    }
  }

  @Test
  void logLikelihoods_definition_matchDirectSums() {
    Sample sample = simulate(1500, 4L);
    RealizedGarchFit fit = RealizedGarch.fit(sample.returns(), sample.measures());
    RealizedGarchParameters p = fit.joint().parameters();
    double[] h = fit.joint().conditionalVariances();
    double partial = 0.0;
    double measurement = 0.0;
    for (int t = 0; t < 1500; t++) {
      double z = (sample.returns()[t] - p.mu()) / Math.sqrt(h[t]);
      double u = fit.measurementNews()[t] - p.leverageSign() * z - p.leverageSize() * (z * z - 1.0);
      partial -= 0.5 * (StrictMath.log(2.0 * Math.PI * h[t]) + z * z);
      measurement -=
          0.5 * (StrictMath.log(2.0 * Math.PI * p.noiseVariance()) + u * u / p.noiseVariance());
      if (t > 0) {
        double next = RealizedGarch.nextVariance(p, h[t - 1], sample.measures()[t - 1]);
        assertThat(h[t]).isCloseTo(next, within(1e-12 * next));
      }
    }
    assertThat(fit.partialLogLikelihood()).isCloseTo(partial, within(1e-8));
    assertThat(fit.joint().logLikelihood()).isCloseTo(partial + measurement, within(1e-8));
    GjrSettings garch =
        new GjrSettings(
            true, false, new InnovationDistribution.Normal(), true, StartVariance.BACKCAST, 500);
    assertThat(fit.partialLogLikelihood()) // the measure tells more than squared returns
        .isGreaterThan(GjrGarch.fit(sample.returns(), garch, null).logLikelihood());
  }

  @Test
  void scores_anyPoint_matchDifferences() {
    Sample sample = simulate(300, 5L);
    double[] returns = Arrays.stream(sample.returns()).map(r -> 100.0 * r).toArray();
    double[] logs = Arrays.stream(sample.measures()).map(x -> StrictMath.log(1e4 * x)).toArray();
    RealizedGarchLikelihood likelihood = new RealizedGarchLikelihood(returns, logs);
    double[] p = {0.03, 0.1, 0.6, 0.3, -0.3, 0.9, -0.05, 0.1, 0.2, 0.0, 0.0};
    double[] gradient = new double[11];
    new ScoreDifferences(likelihood).gradient(p, gradient);
    for (int i = 0; i < 9; i++) {
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

  @Test
  void fit_otherUnits_scalesTheVariance() {
    Sample sample = simulate(1500, 6L);
    VarianceFit<RealizedGarchParameters> base =
        RealizedGarch.fit(sample.returns(), sample.measures()).joint();
    double[] percent = Arrays.stream(sample.returns()).map(r -> 100.0 * r).toArray();
    double[] quartered = Arrays.stream(sample.measures()).map(x -> 0.25 * x).toArray();
    VarianceFit<RealizedGarchParameters> other = RealizedGarch.fit(percent, quartered).joint();
    assertThat(other.nextVariance())
        .isCloseTo(1e4 * base.nextVariance(), within(1e-6 * 1e4 * base.nextVariance()));
    assertThat(other.parameters().beta()).isCloseTo(base.parameters().beta(), within(1e-6));
    assertThat(other.parameters().phi()).isCloseTo(base.parameters().phi(), within(1e-6));
    assertThat(other.logLikelihood())
        .isCloseTo(base.logLikelihood() - 1500 * StrictMath.log(100.0), within(1e-6));
  }

  /** All paths over a pool of two news values, enumerated. */
  @Test
  void varianceForecasts_enumeratedPaths_agree() {
    double[] news = {-0.5, 0.6};
    double second = 0.0;
    double third = 0.0;
    for (double a : news) {
      double h2 = RealizedGarch.nextVariance(TRUTH, 2e-4, measure(2e-4, a));
      second += h2 / 2.0;
      for (double b : news) {
        third += RealizedGarch.nextVariance(TRUTH, h2, measure(h2, b)) / 4.0;
      }
    }
    double[] forecasts = RealizedGarch.varianceForecasts(TRUTH, 2e-4, 3, news);
    assertThat(forecasts[0]).isEqualTo(2e-4);
    assertThat(forecasts[1]).isCloseTo(second, within(1e-13 * second));
    assertThat(forecasts[2]).isCloseTo(third, within(1e-13 * third));
    assertThat(TRUTH.persistence()).isCloseTo(0.97, within(1e-15));
  }

  private static double measure(double variance, double news) {
    return StrictMath.exp(TRUTH.xi() + TRUTH.phi() * StrictMath.log(variance) + news);
  }

  @Test
  void fit_degenerate_isRefusedByNameOrFinite() {
    Sample sample = simulate(600, 7L);
    assertThatThrownBy(() -> RealizedGarch.fit(sample.returns(), new double[5]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("as many");
    double[] zero = sample.measures().clone();
    zero[11] = 0.0;
    assertThatThrownBy(() -> RealizedGarch.fit(sample.returns(), zero))
        .hasMessageContaining("realizedVariance at index 11");
    double[] flat = new double[600];
    Arrays.fill(flat, 1e-4);
    assertThatThrownBy(() -> RealizedGarch.fit(sample.returns(), flat))
        .hasMessageContaining("logarithms of realizedVariances must vary");
    assertThatThrownBy(() -> RealizedGarch.fit(flat, sample.measures()))
        .hasMessageContaining("constant");
    assertThatThrownBy(() -> RealizedGarch.fit(new double[99], new double[99]))
        .hasMessageContaining("at least 200");
    double[] jump = sample.measures().clone();
    jump[300] *= 1e6;
    double[] unrelated = simulate(600, 8L).measures();
    double[] squares = // a measure without information of its own
        Arrays.stream(sample.returns()).map(r -> r * r + 1e-12).toArray();
    for (double[] measures : new double[][] {jump, unrelated, squares}) {
      RealizedGarchFit fit = RealizedGarch.fit(sample.returns(), measures);
      assertThat(fit.joint().logLikelihood()).isFinite();
      assertThat(fit.partialLogLikelihood()).isFinite();
      assertThat(fit.joint().nextVariance()).isFinite().isPositive();
    }
  }
}
