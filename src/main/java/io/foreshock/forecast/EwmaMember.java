package io.foreshock.forecast;

import io.foreshock.feature.DailyObservations;
import io.foreshock.forecast.tail.FilteredHistoricalSimulation;
import io.foreshock.forecast.tail.GjrRecursion;
import io.foreshock.forecast.tail.ResidualPool;
import io.foreshock.forecast.volatility.EwmaVariance;

/**
 * Exponentially weighted variance, λ = 0.97, with filtered historical simulation on at most 1,500
 * residuals. It needs no fit, so it speaks first and is what remains when nothing else can.
 */
final class EwmaMember implements ForecastMember {

  private static final double LAMBDA = 0.97;
  private static final int POOL = 1_500;

  /** Observations before a residual enters the pool: the first variances rest on a few returns. */
  private static final int WARM_UP = 20;

  private static final int LEAST_RESIDUALS = RefitSchedule.FIRST_FORECASTABLE - WARM_UP;

  private final DailyObservations observations;
  private final double[] nextVariances;
  private final ResidualPool pool;
  private int seen;

  EwmaMember(DailyObservations observations, double priorShape) {
    this.observations = observations;
    this.nextVariances = new EwmaVariance(LAMBDA).filter(observations.logReturns());
    this.pool = new ResidualPool(POOL, priorShape);
  }

  @Override
  public MemberName name() {
    return MemberName.EWMA_FHS;
  }

  @Override
  public void observe(int index) {
    if (index >= WARM_UP && nextVariances[index - 1] > 0.0) {
      pool.add(observations.logReturn(index) / Math.sqrt(nextVariances[index - 1]));
    }
    seen = index + 1;
  }

  @Override
  public boolean ready() {
    return pool.size() >= LEAST_RESIDUALS && nextVariance() > 0.0;
  }

  private double nextVariance() {
    return nextVariances[seen - 1];
  }

  @Override
  public MemberForecast forecast() {
    double sigma = Math.sqrt(nextVariance());
    return new MemberForecast(
        name(), nextVariance(), FilteredHistoricalSimulation.oneStep(pool, sigma));
  }

  /** Returns the recursion that carries the variance over several days: α = 1 − λ, β = λ. */
  GjrRecursion recursion() {
    return new GjrRecursion(0.0, 0.0, 1.0 - LAMBDA, 0.0, LAMBDA, nextVariance());
  }

  /** Returns the residuals behind the forecast. */
  ResidualPool pool() {
    return pool;
  }
}
