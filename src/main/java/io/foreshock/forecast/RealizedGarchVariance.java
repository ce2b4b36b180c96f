package io.foreshock.forecast;

import io.foreshock.feature.DailyObservations;
import io.foreshock.forecast.volatility.RealizedGarch;
import io.foreshock.forecast.volatility.RealizedGarchParameters;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Realized GARCH(1,1) of daily returns and the realised variances of days of at least six bars. On
 * a day that was not measured so the last measured variance stands in; after two such days nothing
 * is told, and a fit takes 500 measured ones.
 */
final class RealizedGarchVariance implements VarianceRecursion {

  /** Bars a day from which their squared returns measure its variance. */
  private static final int INTRADAY_BARS = 6;

  private final double[] returns;
  private final double[] measures;
  private final int[] measuredBefore;
  private int firstDay;

  RealizedGarchVariance(DailyObservations observations) {
    returns = observations.logReturns();
    measures = new double[returns.length];
    measuredBefore = new int[returns.length + 1];
    firstDay = returns.length;
    double last = Double.NaN;
    for (int day = 0; day < returns.length; day++) {
      boolean measured =
          observations.barsInDay(day) >= INTRADAY_BARS && observations.realizedVariance(day) > 0.0;
      last = measured ? observations.realizedVariance(day) : last;
      measures[day] = last;
      measuredBefore[day + 1] = measuredBefore[day] + (measured ? 1 : 0);
      firstDay = measured ? Math.min(firstDay, day) : firstDay;
    }
  }

  @Override
  public String estimator() {
    return "realized-garch/1";
  }

  @Override
  public int firstDay() {
    return firstDay;
  }

  @Override
  public double[] data(int from, int to) {
    double[] data = Arrays.copyOfRange(returns, from, from + 2 * (to - from));
    System.arraycopy(measures, from, data, to - from, to - from);
    return data;
  }

  /** A start from earlier parameters is not offered: three fixed ones lead to the optimum. */
  @Override
  public double[] fit(int from, int to, double @Nullable [] warmStart) {
    if (!(measured(from, to) >= RefitSchedule.FULL_HISTORY)) {
      throw new IllegalArgumentException(
          "at least 500 days must be measured, were " + measured(from, to));
    }
    return RealizedGarch.fit(
            Arrays.copyOfRange(returns, from, to), Arrays.copyOfRange(measures, from, to))
        .joint()
        .parameters()
        .toArray();
  }

  private int measured(int from, int to) {
    return measuredBefore[to] - measuredBefore[from];
  }

  @Override
  public double next(double[] parameters, double variance, int day) {
    return RealizedGarch.nextVariance(
        RealizedGarchParameters.fromArray(parameters), variance, measures[day]);
  }

  @Override
  public boolean speaksAfter(int day) {
    return measured(Math.max(0, day - 1), day + 1) > 0;
  }
}
