package io.foreshock.forecast.volatility;

import org.jspecify.annotations.Nullable;

/**
 * EGARCH(1,1): maximum likelihood, filtering, forecasting. Model and symbols: {@link
 * EgarchParameters}. Log variances need no bound to keep variances positive.
 */
public final class Egarch {

  private Egarch() {}

  /**
   * Fits by maximum likelihood. The same arguments give the same result, and the unit of the
   * returns does not matter.
   *
   * @param logReturns log returns per bar, oldest first
   * @param settings what to fit
   * @param warmStart parameters of an earlier fit in the same unit, or null
   * @return the best point found; {@link VarianceFit#convergence} says whether it is an optimum
   * @throws IllegalArgumentException if there are fewer returns than the settings ask for, one is
   *     not finite, or the series is constant or mostly repeats itself
   */
  public static VarianceFit<EgarchParameters> fit(
      double[] logReturns, EgarchSettings settings, @Nullable EgarchParameters warmStart) {
    ReturnChecks.requireFittable(logReturns, settings.minimumObservations());
    return new EgarchEstimation(logReturns.clone(), settings).estimate(warmStart);
  }

  /**
   * Returns the variance of the next return.
   *
   * @param variance h of this bar, positive, squared log return
   * @param logReturn realised log return of this bar, finite
   */
  public static double nextVariance(EgarchParameters p, double variance, double logReturn) {
    ReturnChecks.requireVariance("variance", variance);
    if (!(Math.abs(logReturn) < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("logReturn must be finite, was " + logReturn);
    }
    double z = (logReturn - p.mu()) / Math.sqrt(variance);
    return StrictMath.exp(p.omega() + news(p, z) + p.beta() * StrictMath.log(variance));
  }

  private static double news(EgarchParameters p, double z) {
    return p.alpha() * (Math.abs(z) - EgarchParameters.NORMAL_MEAN_ABSOLUTE) + p.gamma() * z;
  }

  /**
   * Returns the expected variances of the returns 1, 2, …, {@code bars} bars ahead, squared log
   * return; their sum is the variance over the horizon.
   *
   * <p>E h_{t+k} = exp(β^{k−1} ln h_{t+1} + ω Σ β^i) Π E exp(β^i(α(|z| − √(2/π)) + γz)), i from 0
   * to k − 2, each expectation taken exactly over the residuals given, without simulation. Under a
   * Student-t these expectations are infinite (Nelson 1991), so residuals, not the density, must
   * stand for z; exp of the expected log variance would lie below the mean.
   *
   * @param nextVariance variance one bar ahead, positive
   * @param bars 1 or more
   * @param standardizedResiduals of the fit, at least one, finite
   * @throws IllegalArgumentException if an argument is out of range or a variance overflows
   */
  public static double[] varianceForecasts(
      EgarchParameters p, double nextVariance, int bars, double[] standardizedResiduals) {
    ReturnChecks.requireFinite("standardizedResiduals", standardizedResiduals);
    double[] news = new double[standardizedResiduals.length];
    for (int j = 0; j < news.length; j++) {
      news[j] = news(p, standardizedResiduals[j]);
    }
    return LogVarianceForecast.of(nextVariance, bars, p.omega(), p.beta(), news);
  }
}
