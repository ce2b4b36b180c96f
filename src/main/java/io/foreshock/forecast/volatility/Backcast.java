package io.foreshock.forecast.volatility;

/** Presample variance after RiskMetrics: see {@link StartVariance#BACKCAST}. */
final class Backcast {

  private static final double DECAY = 0.94;
  private static final int LENGTH = 75;

  private Backcast() {}

  /** Returns the weighted mean of the first squared deviations from {@code centre}. */
  static double of(double[] returns, double centre) {
    double weight = 1.0;
    double weights = 0.0;
    double sum = 0.0;
    for (int t = 0; t < Math.min(LENGTH, returns.length); t++) {
      double error = returns[t] - centre;
      sum += weight * error * error;
      weights += weight;
      weight *= DECAY;
    }
    return sum / weights;
  }
}
