package io.foreshock.forecast.learned;

import io.foreshock.feature.FeatureSchema;
import io.foreshock.feature.VarianceFeatures;
import io.foreshock.forecast.tail.TailLevels;
import io.foreshock.forecast.volatility.LogVarianceModel;
import io.foreshock.forecast.volatility.VarianceRegression;
import io.foreshock.market.Side;
import java.util.List;

/**
 * A pooled regression and recurrent nets that say from the inputs of the last days by how much its
 * variance errs, and what value at risk and expected shortfall are in units of its volatility. For
 * each side and each of the two nearest {@link TailLevels} there is a pair of outputs (a, b), with
 *
 * <pre>
 * ES  = e^a
 * VaR = ES ÷ (1 + e^−b)
 * </pre>
 *
 * so that 0 &lt; VaR &lt; ES whatever the nets say. Outputs are averaged over nets before that; the
 * nets differ in the seed of their training only. The first output is y of ln rv_{t+1} = x_t b + y
 * + e, as in {@link RecurrentVariance}.
 *
 * <p>Farther levels are not learned: a year and a half of days holds one loss beyond 0.1 %.
 *
 * <p>Reference: A. Patton, J. Ziegel, R. Chen, "Dynamic semiparametric models for expected
 * shortfall (and value-at-risk)", Journal of Econometrics 211 (2019), 388–413, for the loss by
 * which the pairs are learned.
 *
 * @param base the regression
 * @param scale scale of the inputs of the nets
 * @param steps days in a window, at least 1
 * @param nets at least one, with {@value #OUTPUTS} outputs
 * @param residualVariance variance of e, squared logarithm, positive
 */
public record RecurrentTail(
    VarianceRegression base,
    FeatureScale scale,
    int steps,
    List<RecurrentNet> nets,
    double residualVariance)
    implements LogVarianceModel {

  /** Levels with outputs of their own, the nearest of {@link TailLevels}. */
  public static final int LEVELS = 2;

  /** Outputs of a net: that of the variance, then a and b of each side and level. */
  public static final int OUTPUTS = 9;

  /** Checks that the parts fit. */
  public RecurrentTail {
    nets = List.copyOf(nets);
    Learned.requireNets(nets, steps, scale, OUTPUTS, base.schema());
    Learned.requireResidualVariance(residualVariance);
  }

  /**
   * Returns the place of a among the outputs; that of b comes after it.
   *
   * @param level index into {@link TailLevels}, below {@link #LEVELS}
   */
  public static int pair(Side side, int level) {
    return 1 + 2 * (side.ordinal() * LEVELS + level);
  }

  @Override
  public FeatureSchema schema() {
    return base.schema();
  }

  @Override
  public double variance(double logForecast) {
    return StrictMath.exp(logForecast + 0.5 * residualVariance);
  }

  @Override
  public Scorer scorer() {
    Reader reader = reader();
    return (features, t) -> reader.read(features, t) ? reader.logForecast() : Double.NaN;
  }

  /**
   * Returns the expected logarithm of the next day's variance for the inputs of the last days.
   *
   * @param window rows of inputs, the oldest first
   * @throws IllegalArgumentException if there are not {@code steps} of them
   */
  public double logForecast(double[][] window) {
    return NetWindow.logForecast(base, scale, steps, nets, window);
  }

  /** Returns a reader with room of its own, for one thread. */
  public Reader reader() {
    return new Reader();
  }

  /** Reads one market day after day. Not safe for threads. */
  public final class Reader {

    private final NetWindow window = new NetWindow(scale, steps, nets);
    private double logBase;

    private Reader() {}

    /**
     * Reads the days up to {@code t}; what is said then is of day {@code t} + 1.
     *
     * @return whether these days suffice; otherwise nothing may be asked
     * @throws IllegalArgumentException if the features are of another schema
     */
    public boolean read(VarianceFeatures features, int t) {
      Learned.requireSchema(schema(), features);
      boolean enough = window.read(features, t);
      if (enough) {
        logBase = base.logForecast(features.row(t));
      }
      return enough;
    }

    /** Returns the expected logarithm of the variance by the regression alone. */
    public double logBase() {
      return logBase;
    }

    /** Returns the expected logarithm of the variance. */
    public double logForecast() {
      return logBase + window.output(0);
    }

    /**
     * Returns the expected shortfall in units of the regression's volatility, positive.
     *
     * @param level index into {@link TailLevels}, below {@link #LEVELS}
     */
    public double expectedShortfall(Side side, int level) {
      return StrictMath.exp(window.output(pair(side, level)));
    }

    /**
     * Returns the value at risk in units of the regression's volatility, positive and below the
     * expected shortfall.
     *
     * @param level index into {@link TailLevels}, below {@link #LEVELS}
     */
    public double valueAtRisk(Side side, int level) {
      double share = 1.0 / (1.0 + StrictMath.exp(-window.output(pair(side, level) + 1)));
      return share * expectedShortfall(side, level);
    }
  }
}
