package io.foreshock.forecast.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealVector;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;

/** The filter against the joint normal distribution written out, the fit against simulation. */
class StochasticVolatilityTest {

  private static final StochasticVolatilityParameters TRUTH =
      new StochasticVolatilityParameters(-9.2, 0.97, 0.2, 1.0, 1e-9);
  private static final int RUNS = 60;
  private static final int LENGTH = 3_000;

  private final double[] demGbp = Golden.column("g01_dem2gbp.csv");

  private static double[] simulate(StochasticVolatilityParameters p, int count, long seed) {
    Random random = new Random(seed);
    double h = p.meanLogVariance() + Math.sqrt(p.logVarianceSpread()) * random.nextGaussian();
    double[] result = new double[count];
    for (int t = 0; t < count; t++) {
      result[t] = StrictMath.exp(0.5 * h) * random.nextGaussian();
      h =
          p.meanLogVariance()
              + p.persistence() * (h - p.meanLogVariance())
              + p.shockDeviation() * random.nextGaussian();
    }
    return result;
  }

  private static double covariance(StochasticVolatilityParameters p, int bars) {
    return p.logVarianceSpread() * Math.pow(p.persistence(), Math.abs(bars));
  }

  /** The joint normal law of ln r² of the bars that moved, with h of the bar after all. */
  private record Dense(CholeskyDecomposition observed, RealVector gap, RealVector toNext) {

    static Dense of(StochasticVolatilityParameters p, double[] returns, int seen) {
      int[] moved = IntStream.range(0, seen).filter(t -> returns[t] != 0.0).toArray();
      double[][] observed = new double[moved.length][moved.length];
      double[] gap = new double[moved.length];
      double[] toNext = new double[moved.length];
      for (int i = 0; i < moved.length; i++) {
        for (int j = 0; j < moved.length; j++) {
          double noise = i == j ? Math.PI * Math.PI / 2.0 : 0.0;
          observed[i][j] = covariance(p, moved[i] - moved[j]) + noise;
        }
        double square = returns[moved[i]] * returns[moved[i]] + p.offset();
        gap[i] = Math.log(square) - p.offset() / square + 1.2703628454614782 - p.meanLogVariance();
        toNext[i] = covariance(p, seen - moved[i]);
      }
      return new Dense(
          new CholeskyDecomposition(new Array2DRowRealMatrix(observed)),
          new ArrayRealVector(gap),
          new ArrayRealVector(toNext));
    }

    double logLikelihood() {
      int count = gap.getDimension();
      double logDeterminant = 0.0;
      for (int i = 0; i < count; i++) {
        logDeterminant += 2.0 * Math.log(observed.getL().getEntry(i, i));
      }
      double distance = gap.dotProduct(observed.getSolver().solve(gap));
      return -0.5 * (count * Math.log(2.0 * Math.PI) + logDeterminant + distance);
    }

    double nextMean(StochasticVolatilityParameters p) {
      return p.meanLogVariance() + toNext.dotProduct(observed.getSolver().solve(gap));
    }

    double nextVariance(StochasticVolatilityParameters p) {
      return p.logVarianceSpread() - toNext.dotProduct(observed.getSolver().solve(toNext));
    }
  }

  private static double[] logSquares(double[] returns, double offset) {
    return Arrays.stream(returns)
        .map(r -> r == 0.0 ? Double.NaN : StochasticVolatility.logSquare(r, offset))
        .toArray();
  }

  private static double quasiLogLikelihood(StochasticVolatilityParameters p, double[] returns) {
    double[] logs = logSquares(returns, p.offset());
    return new StochasticVolatilityLikelihood(logs)
        .value(
            new double[] {
              p.meanLogVariance(), p.persistence(), p.shockDeviation() * p.shockDeviation()
            });
  }

  @Test
  void constants_ofLogChiSquare_areThoseOfTheGammaFunction() {
    assertThat(StochasticVolatility.NOISE_MEAN)
        .isCloseTo(Gamma.digamma(0.5) + Math.log(2.0), within(1e-8)); // as the library knows it
    assertThat(StochasticVolatility.NOISE_VARIANCE)
        .isCloseTo(Gamma.trigamma(0.5), within(1e-9)); // series of the library
  }

  @Test
  void filter_shortSeries_isTheJointNormalLaw() {
    for (double persistence : new double[] {-0.4, 0.0, 0.9, 0.995}) {
      StochasticVolatilityParameters p =
          new StochasticVolatilityParameters(-9.0, persistence, 0.35, 1.0, 1e-7);
      double[] returns = simulate(p, 60, 4L);
      returns[7] = 0.0; // not observed
      returns[8] = 0.0;
      LogVarianceState state = StochasticVolatility.start(p);
      for (int t = 0; t < returns.length; t++) {
        state = StochasticVolatility.next(p, state, returns[t]);
        Dense dense = Dense.of(p, returns, t + 1);
        assertThat(state.mean()).isCloseTo(dense.nextMean(p), within(1e-9));
        assertThat(state.variance()).isCloseTo(dense.nextVariance(p), within(1e-9));
      }
      assertThat(quasiLogLikelihood(p, returns))
          .isCloseTo(Dense.of(p, returns, 60).logLikelihood(), within(1e-9));
    }
  }

  @Test
  void scores_anyPoint_matchDifferences() {
    double[] returns = simulate(TRUTH, 400, 5L);
    Arrays.fill(returns, 100, 110, 0.0);
    double[] logs = logSquares(returns, 1e-8);
    StochasticVolatilityLikelihood likelihood = new StochasticVolatilityLikelihood(logs);
    for (double[] p : new double[][] {{-9.0, 0.95, 0.05}, {-8.0, -0.3, 0.4}, {-9.3, 0.6, 1.5}}) {
      double[] gradient = new double[3];
      new ScoreDifferences(likelihood).gradient(p, gradient);
      for (int i = 0; i < 3; i++) {
        double[] up = p.clone();
        double[] down = p.clone();
        up[i] += 1e-6;
        down[i] -= 1e-6;
        double slope = (likelihood.value(up) - likelihood.value(down)) / 2e-6;
        assertThat(gradient[i]).isCloseTo(slope, within(1e-5 * (1.0 + Math.abs(slope))));
      }
    }
  }

  /**
   * 60 seeded series of 3,000 bars. The mean of the estimates must lie within three of its standard
   * errors of the truth, and of the bias that quasi-likelihood may have at this length.
   */
  @Test
  void fit_simulatedSeries_recoversTheTruthWithinMonteCarloError() {
    double[][] found = new double[3][RUNS];
    double[] claimed = new double[3];
    for (int run = 0; run < RUNS; run++) {
      VarianceFit<StochasticVolatilityParameters> fit =
          StochasticVolatility.fit(simulate(TRUTH, LENGTH, 100L + run), 500, null);
      assertThat(fit.convergence().converged()).isTrue();
      // fourth moments of e^h make its own error large
      assertThat(fit.parameters().squareRatio()).isBetween(0.85, 1.15);
      double[] errors = fit.standardErrors().sandwich();
      for (int i = 0; i < 3; i++) {
        found[i][run] = fit.parameters().toArray()[i];
        claimed[i] += errors[i] / RUNS;
      }
    }
    double[] truth = TRUTH.toArray();
    double[] bias = {0.01, 0.002, 0.01};
    for (int i = 0; i < 3; i++) {
      double mean = VectorMath.mean(found[i]);
      double deviation = VectorMath.deviation(found[i], mean);
      assertThat(mean)
          .as("parameter %d", i)
          .isCloseTo(truth[i], within(3.0 * deviation / Math.sqrt(RUNS) + bias[i]));
      // a deviation over 60 runs is known to a tenth
      assertThat(claimed[i] / deviation).as("error %d", i).isBetween(0.7, 1.3);
    }
  }

  /** The forecasts of the true parameters are unbiased for what the simulation made. */
  @Test
  void varianceForecasts_simulatedSeries_haveTheMeanOfTheLogNormal() {
    StochasticVolatilityParameters p =
        new StochasticVolatilityParameters(-1.0, 0.9, 0.3, 1.0, 1e-9);
    LogVarianceState state = new LogVarianceState(-0.4, 0.2);
    double[] ahead = StochasticVolatility.varianceForecasts(p, state, 5);
    Random random = new Random(8L);
    double[] sums = new double[5];
    int paths = 400_000;
    for (int path = 0; path < paths; path++) {
      double h = -0.4 + Math.sqrt(0.2) * random.nextGaussian();
      for (int k = 0; k < 5; k++) {
        sums[k] += Math.exp(h);
        h = -1.0 + 0.9 * (h + 1.0) + 0.3 * random.nextGaussian();
      }
    }
    for (int k = 0; k < 5; k++) {
      // deviation of e^h below 0.7 of its mean, over 400,000 paths: 1e-3 is one standard error
      assertThat(sums[k] / paths / ahead[k]).isCloseTo(1.0, within(4e-3));
    }
    double far = StochasticVolatility.varianceForecasts(p, state, 400)[399];
    assertThat(far)
        .isCloseTo(Math.exp(-1.0 + 0.5 * p.logVarianceSpread()), within(1e-12)); // 0.9^399
  }

  @Test
  void nextVariance_settledFilter_becomesTheFilter() {
    double[] returns = simulate(TRUTH, 400, 9L);
    LogVarianceState state = StochasticVolatility.start(TRUTH);
    double variance = StochasticVolatility.variance(TRUTH, state);
    for (double logReturn : returns) {
      state = StochasticVolatility.next(TRUTH, state, logReturn);
      variance = StochasticVolatility.nextVariance(TRUTH, variance, logReturn);
    }
    assertThat(state.variance())
        .isCloseTo(StochasticVolatility.settledVariance(TRUTH), within(1e-12));
    assertThat(variance / StochasticVolatility.variance(TRUTH, state)).isCloseTo(1.0, within(1e-9));
    for (double persistence : new double[] {0.0, 0.5, 0.999999}) {
      for (double shock : new double[] {0.0, 1e-4, 0.3, 4.0}) {
        StochasticVolatilityParameters p =
            new StochasticVolatilityParameters(0.0, persistence, shock, 1.0, 1e-9);
        double settled = StochasticVolatility.settledVariance(p);
        double noise = StochasticVolatility.NOISE_VARIANCE;
        double again =
            persistence * persistence * settled * noise / (settled + noise) + shock * shock;
        assertThat(again).isCloseTo(settled, within(1e-12 * (1.0 + settled)));
      }
    }
  }

  @Test
  void filter_cutSeries_saysTheSameToTheBit() {
    double[] returns = simulate(TRUTH, 900, 10L);
    VarianceFit<StochasticVolatilityParameters> whole =
        StochasticVolatility.fit(Arrays.copyOf(returns, 600), 500, null);
    double[] longer = returns.clone();
    longer[600] = 0.3;
    assertThat(
            StochasticVolatility.fit(Arrays.copyOf(longer, 600), 500, null).conditionalVariances())
        .isEqualTo(whole.conditionalVariances());
    LogVarianceState state = StochasticVolatility.start(whole.parameters());
    for (int t = 0; t < 600; t++) {
      assertThat(StochasticVolatility.variance(whole.parameters(), state))
          .isEqualTo(whole.conditionalVariances()[t]);
      state = StochasticVolatility.next(whole.parameters(), state, longer[t]);
    }
    assertThat(StochasticVolatility.variance(whole.parameters(), state))
        .isEqualTo(whole.nextVariance());
    assertThat(StochasticVolatility.next(whole.parameters(), state, longer[600]).mean())
        .isNotEqualTo(StochasticVolatility.next(whole.parameters(), state, returns[600]).mean());
  }

  @Test
  void fit_rescaledReturns_movesTheMeanAlone() {
    VarianceFit<StochasticVolatilityParameters> base = StochasticVolatility.fit(demGbp, 500, null);
    assertThat(base.parameters().squareRatio()).isGreaterThan(1.1); // heavier than normal
    for (double factor : new double[] {1e-4, 1e6}) {
      double[] scaled = Arrays.stream(demGbp).map(r -> factor * r).toArray();
      VarianceFit<StochasticVolatilityParameters> other =
          StochasticVolatility.fit(scaled, 500, null);
      assertThat(other.parameters().persistence())
          .isCloseTo(base.parameters().persistence(), within(1e-7));
      assertThat(other.parameters().shockDeviation())
          .isCloseTo(base.parameters().shockDeviation(), within(1e-7));
      assertThat(other.parameters().meanLogVariance())
          .isCloseTo(base.parameters().meanLogVariance() + 2.0 * Math.log(factor), within(1e-6));
      assertThat(other.nextVariance() / (factor * factor * base.nextVariance()))
          .isCloseTo(1.0, within(1e-6));
    }
  }

  @Test
  void fit_warmStart_reachesTheColdOptimum() {
    VarianceFit<StochasticVolatilityParameters> cold = StochasticVolatility.fit(demGbp, 500, null);
    VarianceFit<StochasticVolatilityParameters> warm =
        StochasticVolatility.fit(demGbp, 500, cold.parameters());
    assertThat(cold.convergence().converged()).isTrue();
    assertThat(warm.convergence().startsTried()).isEqualTo(1);
    assertThat(warm.logLikelihood()).isCloseTo(cold.logLikelihood(), within(1e-8));
    StochasticVolatilityParameters far =
        new StochasticVolatilityParameters(40.0, -0.9999999, 30.0, 1.0, 1.0);
    assertThat(StochasticVolatility.fit(demGbp, 500, far).logLikelihood())
        .isCloseTo(cold.logLikelihood(), within(1e-8));
  }

  /** A price that stood still on a quarter of the days tells nothing on them, and no more. */
  @Test
  void fit_zeroReturns_staysNearTheFitWithoutThem() {
    double[] returns = simulate(TRUTH, LENGTH, 11L);
    double[] still = returns.clone();
    for (int t = 0; t < LENGTH; t += 4) {
      still[t] = 0.0;
    }
    StochasticVolatilityParameters whole =
        StochasticVolatility.fit(returns, 500, null).parameters();
    VarianceFit<StochasticVolatilityParameters> fit = StochasticVolatility.fit(still, 500, null);
    assertThat(fit.convergence().converged()).isTrue();
    // two standard errors of the persistence and of the deviation
    assertThat(fit.parameters().persistence()).isCloseTo(whole.persistence(), within(0.02));
    assertThat(fit.parameters().shockDeviation()).isCloseTo(whole.shockDeviation(), within(0.06));
    LogVarianceState state = StochasticVolatility.start(whole);
    assertThat(StochasticVolatility.next(whole, state, 0.0).variance())
        .isCloseTo(state.variance(), within(1e-12)); // the long-run law stays what it is
  }

  @Test
  void logSquare_zeroAndLarge_areTheLimits() {
    assertThat(StochasticVolatility.logSquare(0.0, 1e-7)).isEqualTo(StrictMath.log(1e-7) - 1.0);
    assertThat(StochasticVolatility.logSquare(-0.5, 1e-12))
        .isCloseTo(StrictMath.log(0.25), within(1e-11));
  }

  /** Independent returns have no volatility of volatility: the bound is named, not hidden. */
  @Test
  void fit_constantVolatility_saysItHasNoErrors() {
    Random random = new Random(14L);
    double[] returns = new double[2_000];
    Arrays.setAll(returns, t -> (t % 2 == 0 ? 1.0 : -1.0) * (0.9 + 0.2 * random.nextDouble()));
    VarianceFit<StochasticVolatilityParameters> fit = StochasticVolatility.fit(returns, 500, null);
    assertThat(fit.parameters().shockDeviation()).isLessThan(1e-6);
    assertThat(fit.convergence().message()).contains("shock at zero");
    assertThatThrownBy(fit::standardErrors)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("shock at zero");
  }

  @Test
  void arguments_outOfRange_areRefusedByName() {
    assertThatThrownBy(() -> StochasticVolatility.fit(demGbp, 9, null))
        .hasMessage("minimumObservations must be >= 10, was 9");
    assertThatThrownBy(() -> StochasticVolatility.fit(new double[20], 500, null))
        .hasMessageContaining("at least 500");
    assertThatThrownBy(() -> StochasticVolatility.fit(new double[600], 500, null))
        .hasMessageContaining("constant");
    LogVarianceState state = StochasticVolatility.start(TRUTH);
    assertThatThrownBy(() -> StochasticVolatility.next(TRUTH, state, Double.NaN))
        .hasMessage("logReturn must be finite, was NaN");
    assertThatThrownBy(() -> StochasticVolatility.nextVariance(TRUTH, 0.0, 0.01))
        .hasMessageContaining("variance");
    assertThatThrownBy(() -> StochasticVolatility.varianceForecasts(TRUTH, state, 0))
        .hasMessageContaining("bars");
    assertThatThrownBy(() -> new LogVarianceState(Double.NaN, 1.0)).hasMessageContaining("mean");
    assertThatThrownBy(() -> new LogVarianceState(0.0, -1.0)).hasMessageContaining("variance");
    assertThatThrownBy(() -> new StochasticVolatilityParameters(0.0, 1.0, 0.1, 1.0, 1e-9))
        .hasMessage("persistence must be in (-1, 1), was 1.0");
    assertThatThrownBy(() -> new StochasticVolatilityParameters(0.0, 0.9, -0.1, 1.0, 1e-9))
        .hasMessageContaining("shockDeviation");
    assertThatThrownBy(() -> new StochasticVolatilityParameters(0.0, 0.9, 0.1, 1.0, 0.0))
        .hasMessageContaining("offset");
    assertThatThrownBy(() -> new StochasticVolatilityParameters(0.0, 0.9, 0.1, 0.0, 1e-9))
        .hasMessageContaining("squareRatio");
    assertThatThrownBy(() -> new StochasticVolatilityParameters(Double.NaN, 0.9, 0.1, 1.0, 1.0))
        .hasMessageContaining("meanLogVariance");
  }
}
