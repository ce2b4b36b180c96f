package io.foreshock.forecast;

import io.foreshock.forecast.tail.GasOneFactor;
import io.foreshock.forecast.tail.GasParameters;
import io.foreshock.market.Side;
import org.jspecify.annotations.Nullable;

/** {@link GasOneFactor} as a recursion: the state is its factor κ. */
record GasRecursion() implements TailRecursion {

  @Override
  public String estimator() {
    return "gas-one-factor/1";
  }

  @Override
  public double[] fit(double[] window, Side side, double alpha, double @Nullable [] warmStart) {
    GasParameters start = warmStart == null ? null : GasParameters.fromArray(warmStart);
    return GasOneFactor.fit(window, side, alpha, start).parameters().toArray();
  }

  @Override
  public double start(double[] parameters) {
    return 0.0;
  }

  @Override
  public double next(double[] parameters, double state, Side side, double alpha, double logReturn) {
    return GasParameters.fromArray(parameters).next(state, side, logReturn, alpha);
  }

  @Override
  public double valueAtRisk(double[] parameters, double state) {
    return GasParameters.fromArray(parameters).valueAtRisk(state);
  }

  @Override
  public double expectedShortfall(double[] parameters, double state) {
    return GasParameters.fromArray(parameters).expectedShortfall(state);
  }
}
