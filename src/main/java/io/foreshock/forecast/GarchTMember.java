package io.foreshock.forecast;

import io.foreshock.feature.DailyObservations;
import io.foreshock.forecast.tail.ParametricStudentT;
import io.foreshock.forecast.volatility.GjrParameters;
import io.foreshock.forecast.volatility.GjrSettings;
import io.foreshock.forecast.volatility.InnovationDistribution;
import io.foreshock.forecast.volatility.StartVariance;

/**
 * GARCH(1,1) with mean and Student-t innovations whose degrees of freedom are fitted with the rest;
 * its tail is that of the fitted distribution, in closed form.
 *
 * <p>Reference: T. Bollerslev, "A conditionally heteroskedastic time series model for speculative
 * prices and rates of return", Review of Economics and Statistics 69 (1987), 542–547.
 */
final class GarchTMember implements ForecastMember {

  private static final String ESTIMATOR = "garch-t/1";
  private static final GjrSettings SETTINGS =
      new GjrSettings(
          true,
          false,
          new InnovationDistribution.FittedStudentT(),
          true,
          StartVariance.BACKCAST,
          RefitSchedule.FULL_HISTORY);

  private final FilteredMember filtered;

  GarchTMember(
      DailyObservations observations,
      RefitSchedule schedule,
      FittedParameters memory,
      double priorShape) {
    filtered =
        new FilteredMember(
            MemberName.GARCH_T,
            new GjrVariance(ESTIMATOR, SETTINGS, observations.logReturns()),
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
    double[] values = filtered.parameters();
    if (values == null) {
      throw new IllegalStateException("garch-t has no parameters yet");
    }
    GjrParameters known = GjrParameters.fromArray(values);
    double variance = filtered.nextVariance();
    return new MemberForecast(
        name(),
        variance,
        ParametricStudentT.of(known.degreesOfFreedom()).oneStep(known.mu(), Math.sqrt(variance)));
  }
}
