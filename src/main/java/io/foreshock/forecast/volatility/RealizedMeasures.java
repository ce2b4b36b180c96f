package io.foreshock.forecast.volatility;

import io.foreshock.feature.LogVarianceSeries;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Daily measures made from bars inside the day: realised variance and, where known, its jump part
 * and the realised quarticity. Complete: a series with gaps is for {@link LogVarianceSeries}.
 */
public final class RealizedMeasures {

  private final double[] variance;
  private final double[] cumulative;
  private final LogVarianceSeries logVariance;
  private final double @Nullable [] jump;
  private final double @Nullable [] quarticity;

  private RealizedMeasures(
      double[] variance, double @Nullable [] jump, double @Nullable [] quarticity) {
    this.variance = variance;
    this.jump = jump;
    this.quarticity = quarticity;
    this.logVariance = LogVarianceSeries.of(variance);
    this.cumulative = new double[variance.length + 1];
    for (int t = 0; t < variance.length; t++) {
      cumulative[t + 1] = cumulative[t] + variance[t];
    }
  }

  /**
   * Builds measures that hold the variance only.
   *
   * @param realizedVariance one value per day, oldest first, ≥ 0 and finite, squared log return
   */
  public static RealizedMeasures of(double[] realizedVariance) {
    return new RealizedMeasures(checked("realizedVariance", realizedVariance), null, null);
  }

  /**
   * Returns these measures with the realised quarticity, (n/3)Σr⁴ of n bars, ≥ 0; a constant factor
   * does not matter to the forecast.
   *
   * @param realizedQuarticity as many values as days, fourth power of a log return
   */
  public RealizedMeasures withQuarticity(double[] realizedQuarticity) {
    requireLength("realizedQuarticity", realizedQuarticity);
    return new RealizedMeasures(variance, jump, checked("realizedQuarticity", realizedQuarticity));
  }

  /**
   * Returns these measures with jump parts max(rv − bv, 0).
   *
   * <p>Reference: O. Barndorff-Nielsen, N. Shephard, "Power and bipower variation with stochastic
   * volatility and jumps", Journal of Financial Econometrics 2 (2004), 1–37.
   *
   * @param bipowerVariation (π/2)(n/(n−1))Σ|r_i||r_{i−1}|, as many values as days, ≥ 0
   */
  public RealizedMeasures withBipower(double[] bipowerVariation) {
    requireLength("bipowerVariation", bipowerVariation);
    double[] jumps = checked("bipowerVariation", bipowerVariation);
    for (int t = 0; t < jumps.length; t++) {
      jumps[t] = Math.max(variance[t] - jumps[t], 0.0);
    }
    return new RealizedMeasures(variance, jumps, quarticity);
  }

  /**
   * Returns these measures with jump parts measured elsewhere.
   *
   * @param jumpVariation as many values as days, ≥ 0, squared log return
   */
  public RealizedMeasures withJumps(double[] jumpVariation) {
    requireLength("jumpVariation", jumpVariation);
    return new RealizedMeasures(variance, checked("jumpVariation", jumpVariation), quarticity);
  }

  private void requireLength(String name, double[] values) {
    if (values.length != variance.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%s must have %d values, has %d", name, variance.length, values.length));
    }
  }

  private static double[] checked(String name, double[] values) {
    for (int t = 0; t < values.length; t++) {
      if (!(values[t] >= 0.0 && values[t] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "%s must be >= 0 and finite, was %s at index %d", name, values[t], t));
      }
    }
    return values.clone();
  }

  /** Returns the number of days. */
  public int length() {
    return variance.length;
  }

  /** Returns the realised variance of day {@code t}. */
  public double variance(int t) {
    requireDay(t);
    return variance[t];
  }

  /** Returns the mean realised variance over the {@code days} days ending with {@code t}. */
  public double meanVariance(int t, int days) {
    requireDay(t);
    requireDay(t - days + 1);
    return (cumulative[t + 1] - cumulative[t + 1 - days]) / days;
  }

  /**
   * Returns the jump part of day {@code t}.
   *
   * @throws IllegalStateException if jumps were not given
   */
  public double jump(int t) {
    requireDay(t);
    return present("jumps", jump)[t];
  }

  /**
   * Returns √rq of day {@code t}: up to a factor, the standard error of its realised variance.
   *
   * @throws IllegalStateException if the quarticity was not given
   */
  public double rootQuarticity(int t) {
    requireDay(t);
    return Math.sqrt(present("realizedQuarticity", quarticity)[t]);
  }

  /** Returns the logarithms of the variance. */
  public LogVarianceSeries logVariance() {
    return logVariance;
  }

  private static double[] present(String name, double @Nullable [] values) {
    if (values == null) {
      throw new IllegalStateException(name + " not given with these measures");
    }
    return values;
  }

  private void requireDay(int t) {
    if (!(t >= 0 && t < variance.length)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "day must be in [0, %d), was %d", variance.length, t));
    }
  }
}
