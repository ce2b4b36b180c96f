package io.foreshock.forecast.volatility;

import static io.foreshock.forecast.volatility.StochasticVolatility.NOISE_MEAN;
import static io.foreshock.forecast.volatility.StochasticVolatility.NOISE_VARIANCE;

/**
 * Gaussian quasi-log-likelihood of ln r² with analytic scores in (μ, φ, σ_η²), by the Kalman filter
 * begun at the long-run distribution of h; a bar without observation has no term. The variance of
 * the shock and not its deviation is the parameter, as the slope by the latter vanishes at 0
 * whatever the data say.
 */
final class StochasticVolatilityLikelihood implements ScoredLikelihood {

  static final int MEAN = 0;
  static final int PERSISTENCE = 1;
  static final int SHOCK = 2;
  static final int SIZE = 3;

  private static final double LOG_TWO_PI = StrictMath.log(2.0 * Math.PI);

  private final double[] observations;

  /**
   * @param logSquares of the returns; NaN where there is none
   */
  StochasticVolatilityLikelihood(double[] logSquares) {
    observations = new double[logSquares.length];
    for (int t = 0; t < observations.length; t++) {
      observations[t] = logSquares[t] - NOISE_MEAN;
    }
  }

  @Override
  public int size() {
    return SIZE;
  }

  @Override
  public int count() {
    return observations.length;
  }

  @Override
  public double value(double[] p) {
    double mean = p[MEAN];
    double variance = p[SHOCK] / (1.0 - p[PERSISTENCE] * p[PERSISTENCE]);
    double sum = 0.0;
    for (double observation : observations) {
      if (!Double.isNaN(observation)) {
        double total = variance + NOISE_VARIANCE;
        double news = observation - mean;
        sum -= 0.5 * (LOG_TWO_PI + StrictMath.log(total) + news * news / total);
        mean += variance / total * news;
        variance *= NOISE_VARIANCE / total;
      }
      mean = p[MEAN] + p[PERSISTENCE] * (mean - p[MEAN]);
      variance = p[PERSISTENCE] * p[PERSISTENCE] * variance + p[SHOCK];
    }
    return sum;
  }

  @Override
  public void scores(double[] p, double[] result) {
    double phi = p[PERSISTENCE];
    double rest = 1.0 - phi * phi;
    double mean = p[MEAN];
    double variance = p[SHOCK] / rest;
    double[] meanBy = {1.0, 0.0, 0.0};
    double[] varianceBy = {0.0, 2.0 * phi * p[SHOCK] / (rest * rest), 1.0 / rest};
    for (int t = 0; t < observations.length; t++) {
      boolean observed = !Double.isNaN(observations[t]);
      double weight = observed ? 1.0 / (variance + NOISE_VARIANCE) : 0.0;
      double news = observed ? observations[t] - mean : 0.0;
      double share = news * weight;
      double noiseShare = 1.0 - variance * weight;
      double filteredMean = mean + variance * share;
      double filteredVariance = variance * noiseShare;
      for (int i = 0; i < SIZE; i++) {
        result[t * SIZE + i] = share * meanBy[i] + 0.5 * (share * share - weight) * varianceBy[i];
        meanBy[i] = phi * noiseShare * (meanBy[i] + share * varianceBy[i]);
        varianceBy[i] *= phi * phi * noiseShare * noiseShare;
      }
      meanBy[MEAN] += 1.0 - phi;
      meanBy[PERSISTENCE] += filteredMean - p[MEAN];
      varianceBy[PERSISTENCE] += 2.0 * phi * filteredVariance;
      varianceBy[SHOCK] += 1.0;
      mean = p[MEAN] + phi * (filteredMean - p[MEAN]);
      variance = phi * phi * filteredVariance + p[SHOCK];
    }
  }
}
