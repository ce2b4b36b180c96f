package io.foreshock.forecast.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The one series on which the benchmark league's GJR rows are not ours. Its chain of fits, each
 * started from the one before, keeps the degrees of freedom near 266 where the first 1,000 returns
 * left them, because the likelihood is flat there; the optimum moves down to 9.
 */
class NasdaqRefitTest {

  private static final GjrSettings SETTINGS =
      new GjrSettings(
          true,
          true,
          new InnovationDistribution.FittedStudentT(),
          true,
          StartVariance.BACKCAST,
          500);

  private static double[] returns;
  private static List<double[]> chain;

  @BeforeAll
  static void read() {
    returns = Golden.column("g02_nasdaq_logret_pct.csv");
    chain = Golden.rows("g09_nasdaq_gjr_refits.csv");
  }

  private static double[] first(double[] refit) {
    return Arrays.copyOf(returns, (int) refit[0]);
  }

  /** Both compute the same function, so what follows compares optima and nothing else. */
  @Test
  void value_atTheChainsParameters_isTheChainsLogLikelihood() {
    for (double[] refit : chain) {
      GjrLikelihood likelihood = new GjrLikelihood(first(refit), StartVariance.BACKCAST, true);
      double[] point = {refit[2], refit[3], refit[4], refit[5], refit[6], 1.0 / refit[7]};
      assertThat(likelihood.value(point)).isCloseTo(refit[1], within(1e-7));
    }
  }

  /** Where ours rests on its largest degrees of freedom, 200, a flat likelihood costs 0.03. */
  @Test
  void fit_everyRefit_isAnOptimumNoLowerThanTheChain() {
    GjrParameters warmStart = null;
    double gain = 0.0;
    for (double[] refit : chain) {
      GjrFit fit = GjrGarch.fit(first(refit), SETTINGS, warmStart);
      warmStart = fit.parameters();
      gain = fit.logLikelihood() - refit[1];
      boolean nearlyNormal = warmStart.degreesOfFreedom() > 199.0;
      assertThat(fit.convergence().converged()).isTrue();
      assertThat(gain).as("%s returns", refit[0]).isGreaterThan(nearlyNormal ? -0.04 : 0.0);
      assertThat(refit[7]).isBetween(264.0, 267.0);
    }
    assertThat(gain).isCloseTo(46.534, within(1e-3));
    assertThat(Objects.requireNonNull(warmStart).degreesOfFreedom()).isCloseTo(9.15, within(0.01));
  }

  /** arch 8.0 on the whole series, from starts of its own: there it finds the optimum too. */
  @Test
  void fit_wholeSeries_matchesArch() {
    GjrFit symmetric = GjrGarch.fit(returns, SETTINGS, null);
    assertThat(symmetric.logLikelihood()).isCloseTo(-8152.695094067014, within(1e-6));
    GjrFit skewed =
        GjrGarch.fit(
            returns,
            SETTINGS.withInnovations(new InnovationDistribution.FittedSkewedStudentT()),
            null);
    assertThat(skewed.logLikelihood()).isCloseTo(-8124.239885869994, within(1e-6));
  }
}
