package io.foreshock.forecast;

import io.foreshock.forecast.volatility.Egarch;
import io.foreshock.forecast.volatility.EgarchParameters;
import io.foreshock.forecast.volatility.EgarchSettings;
import io.foreshock.forecast.volatility.InnovationDistribution;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * EGARCH(1,1) with mean by Student-t(5) likelihood, as the GJR member's but for the recursion.
 *
 * <p>A return enters the log variance in units of sigma, so that one after a long calm can lead
 * anywhere; the variance is held between the largest squared return seen and 10⁻⁸ of it.
 */
final class EgarchVariance implements VarianceRecursion {

  private static final EgarchSettings SETTINGS =
      new EgarchSettings(
          true, new InnovationDistribution.StudentT(5.0), RefitSchedule.FULL_HISTORY);
  private static final double LOWEST_SHARE = 1e-8;

  private final double[] returns;
  private final double[] highest;

  /** Keeps the returns without a copy. */
  EgarchVariance(double[] returns) {
    this.returns = returns;
    this.highest = new double[returns.length];
    double largest = 0.0;
    for (int day = 0; day < returns.length; day++) {
      largest = Math.max(largest, returns[day] * returns[day]);
      highest[day] = largest;
    }
  }

  @Override
  public String estimator() {
    return "egarch-t5/1";
  }

  @Override
  public double[] data(int from, int to) {
    return Arrays.copyOfRange(returns, from, to);
  }

  @Override
  public double[] fit(int from, int to, double @Nullable [] warmStart) {
    EgarchParameters start = warmStart == null ? null : EgarchParameters.fromArray(warmStart);
    return Egarch.fit(data(from, to), SETTINGS, start).parameters().toArray();
  }

  @Override
  public double next(double[] parameters, double variance, int day) {
    double free =
        Egarch.nextVariance(EgarchParameters.fromArray(parameters), variance, returns[day]);
    return highest[day] > 0.0
        ? Math.min(Math.max(free, LOWEST_SHARE * highest[day]), highest[day])
        : free;
  }
}
