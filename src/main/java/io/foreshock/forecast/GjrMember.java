package io.foreshock.forecast;

import io.foreshock.feature.DailyObservations;
import io.foreshock.forecast.tail.GjrRecursion;
import io.foreshock.forecast.tail.ResidualPool;
import io.foreshock.forecast.volatility.GjrParameters;
import io.foreshock.forecast.volatility.GjrSettings;
import org.jspecify.annotations.Nullable;

/**
 * GJR-GARCH(1,1) by Student-t(5) likelihood on at most 1,500 returns, fitted anew by the schedule
 * from the last parameters, with filtered historical simulation on at most 1,500 residuals.
 */
final class GjrMember implements ForecastMember {

  private static final String ESTIMATOR = "gjr-t5/1";

  private final FilteredMember filtered;

  GjrMember(
      DailyObservations observations,
      RefitSchedule schedule,
      FittedParameters memory,
      double priorShape) {
    filtered =
        new FilteredMember(
            MemberName.GJR_FHS,
            new GjrVariance(ESTIMATOR, GjrSettings.reference(), observations.logReturns()),
            observations,
            schedule,
            memory,
            priorShape);
  }

  @Override
  public MemberName name() {
    return filtered.name();
  }

  @Override
  public void observe(int index) {
    filtered.observe(index);
  }

  @Override
  public boolean ready() {
    return filtered.ready();
  }

  @Override
  public MemberForecast forecast() {
    return filtered.forecast();
  }

  /**
   * Returns the recursion that carries the variance over several days, or null before the first
   * fit. Its mean is 0: the residuals are of whole returns and hold the mean already.
   */
  @Nullable GjrRecursion recursion() {
    double[] values = filtered.parameters();
    if (values == null) {
      return null;
    }
    GjrParameters known = GjrParameters.fromArray(values);
    return new GjrRecursion(
        0.0, known.omega(), known.alpha(), known.gamma(), known.beta(), filtered.nextVariance());
  }

  /** Returns the residuals behind the forecast. */
  ResidualPool pool() {
    return filtered.pool();
  }
}
