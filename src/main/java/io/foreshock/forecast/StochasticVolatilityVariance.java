package io.foreshock.forecast;

import io.foreshock.forecast.volatility.StochasticVolatility;
import io.foreshock.forecast.volatility.StochasticVolatilityParameters;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Stochastic volatility by quasi-maximum likelihood, run by its settled Kalman filter. */
final class StochasticVolatilityVariance implements VarianceRecursion {

  private final double[] returns;

  /** Keeps the returns without a copy. */
  StochasticVolatilityVariance(double[] returns) {
    this.returns = returns;
  }

  @Override
  public String estimator() {
    return "stochastic-volatility-qml/1";
  }

  @Override
  public double[] data(int from, int to) {
    return Arrays.copyOfRange(returns, from, to);
  }

  @Override
  public double[] fit(int from, int to, double @Nullable [] warmStart) {
    StochasticVolatilityParameters start =
        warmStart == null ? null : StochasticVolatilityParameters.fromArray(warmStart);
    return StochasticVolatility.fit(data(from, to), RefitSchedule.FULL_HISTORY, start)
        .parameters()
        .toArray();
  }

  @Override
  public double next(double[] parameters, double variance, int day) {
    return StochasticVolatility.nextVariance(
        StochasticVolatilityParameters.fromArray(parameters), variance, returns[day]);
  }
}
