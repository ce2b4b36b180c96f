package io.foreshock.forecast;

import io.foreshock.forecast.volatility.GjrGarch;
import io.foreshock.forecast.volatility.GjrParameters;
import io.foreshock.forecast.volatility.GjrSettings;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** GJR-GARCH(1,1), or GARCH(1,1) as its symmetric case, of daily returns. */
final class GjrVariance implements VarianceRecursion {

  private final String estimator;
  private final GjrSettings settings;
  private final double[] returns;

  /** Keeps the returns without a copy. */
  GjrVariance(String estimator, GjrSettings settings, double[] returns) {
    this.estimator = estimator;
    this.settings = settings;
    this.returns = returns;
  }

  @Override
  public String estimator() {
    return estimator;
  }

  @Override
  public double[] data(int from, int to) {
    return Arrays.copyOfRange(returns, from, to);
  }

  @Override
  public double[] fit(int from, int to, double @Nullable [] warmStart) {
    GjrParameters start = warmStart == null ? null : GjrParameters.fromArray(warmStart);
    return GjrGarch.fit(data(from, to), settings, start).parameters().toArray();
  }

  @Override
  public double next(double[] parameters, double variance, int day) {
    return GjrGarch.nextVariance(GjrParameters.fromArray(parameters), variance, returns[day]);
  }
}
