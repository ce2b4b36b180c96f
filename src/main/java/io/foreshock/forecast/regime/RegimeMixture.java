package io.foreshock.forecast.regime;

import io.foreshock.market.Side;

/**
 * The distribution of the next return as a mixture of the states' Student-t distributions, Σ ξ_k
 * t(mean_k, variance_k, ν_k), and its tail measures. The mixture is inverted as a whole; quantiles
 * of the states are never averaged.
 *
 * <p>Value at risk solves Σ ξ_k Pr(L &gt; VaR | k) = α; expected shortfall is (1/α) Σ ξ_k E[L; L ≥
 * VaR | k], each term in closed form. Losses and results are positive log-return losses in the unit
 * of the parameters.
 */
public final class RegimeMixture {

  /** Relative change of the value at risk at which the search ends. */
  private static final double RELATIVE_TOLERANCE = 1e-13;

  /** A value at risk below this share of the deviation is solved to the deviation's accuracy. */
  private static final double NEAR_ZERO = 1e-3;

  private static final int MAXIMUM_STEPS = 200;

  private RegimeMixture() {}

  /**
   * Returns the value at risk, the loss exceeded with probability alpha; relative error 1e-12.
   *
   * @param weights probabilities of the regimes of the next observation
   * @param parameters the states
   * @param alpha tail probability, in (0, 0.5)
   * @param side LONG: loss = −return; SHORT: loss = +return
   * @return the loss; negative only where the mean gain outweighs the tail
   * @throws IllegalArgumentException if alpha is out of range, or a two-state model meets ELEVATED
   */
  public static double valueAtRisk(
      RegimeProbabilities weights,
      StudentTSwitchingParameters parameters,
      double alpha,
      Side side) {
    return valueAtRisk(weights.toStates(parameters.states()), parameters.components(), alpha, side);
  }

  /**
   * Returns the expected shortfall, the mean of the losses at or beyond the value at risk.
   *
   * @param weights probabilities of the regimes of the next observation
   * @param parameters the states
   * @param alpha tail probability, in (0, 0.5)
   * @param side LONG: loss = −return; SHORT: loss = +return
   * @return the mean loss, at least the value at risk
   * @throws IllegalArgumentException if alpha is out of range, or a two-state model meets ELEVATED
   */
  public static double expectedShortfall(
      RegimeProbabilities weights,
      StudentTSwitchingParameters parameters,
      double alpha,
      Side side) {
    return expectedShortfall(
        weights, parameters, alpha, side, valueAtRisk(weights, parameters, alpha, side));
  }

  /**
   * Returns the expected shortfall where the value at risk is known already, which is most of the
   * work.
   *
   * @param weights probabilities of the regimes of the next observation
   * @param parameters the states
   * @param alpha tail probability, in (0, 0.5)
   * @param side LONG: loss = −return; SHORT: loss = +return
   * @param valueAtRisk what {@link #valueAtRisk} returns for the same arguments
   * @return the mean loss, at least the value at risk
   * @throws IllegalArgumentException if alpha is out of range, or a two-state model meets ELEVATED
   */
  public static double expectedShortfall(
      RegimeProbabilities weights,
      StudentTSwitchingParameters parameters,
      double alpha,
      Side side,
      double valueAtRisk) {
    requireAlpha(alpha);
    Losses losses = new Losses(weights.toStates(parameters.states()), parameters.components(), side);
    return losses.partialMean(valueAtRisk) / alpha;
  }

  /**
   * Returns Pr(L &gt; loss), in [0, 1].
   *
   * @param weights probabilities of the regimes of the next observation
   * @param parameters the states
   * @param loss a loss in the unit of the parameters
   * @param side LONG: loss = −return; SHORT: loss = +return
   */
  public static double exceedanceProbability(
      RegimeProbabilities weights, StudentTSwitchingParameters parameters, double loss, Side side) {
    Losses losses =
        new Losses(weights.toStates(parameters.states()), parameters.components(), side);
    losses.evaluate(loss);
    return losses.tail;
  }

  /** Value at risk of any mixture of components. */
  static double valueAtRisk(
      double[] weights, StudentTComponent[] components, double alpha, Side side) {
    requireAlpha(alpha);
    return new Losses(weights, components, side).quantile(alpha);
  }

  /** Expected shortfall of any mixture of components. */
  static double expectedShortfall(
      double[] weights, StudentTComponent[] components, double alpha, Side side) {
    requireAlpha(alpha);
    Losses losses = new Losses(weights, components, side);
    return losses.partialMean(losses.quantile(alpha)) / alpha;
  }

  private static void requireAlpha(double alpha) {
    if (!(alpha > 0.0 && alpha < 0.5)) {
      throw new IllegalArgumentException("alpha must be in (0, 0.5), was " + alpha);
    }
  }

  /** The mixture of losses of one side; holds the tail and density of the last point looked at. */
  private static final class Losses {
    private final double[] weights;
    private final StudentTComponent[] components;
    private final double sign;
    private double tail;
    private double density;

    Losses(double[] weights, StudentTComponent[] components, Side side) {
      this.weights = weights;
      this.components = components;
      this.sign =
          switch (side) {
            case LONG -> -1.0;
            case SHORT -> 1.0;
          };
    }

    void evaluate(double loss) {
      tail = 0.0;
      density = 0.0;
      for (int k = 0; k < weights.length; k++) {
        if (weights[k] > 0.0) {
          StudentTComponent state = components[k];
          double z = (loss - sign * state.mean()) / state.scale();
          double standard = state.standardDensity(z);
          tail += weights[k] * state.standardUpperTail(z, standard);
          density += weights[k] * standard / state.scale();
        }
      }
    }

    double partialMean(double loss) {
      double sum = 0.0;
      for (int k = 0; k < weights.length; k++) {
        if (weights[k] > 0.0) {
          StudentTComponent state = components[k];
          double center = sign * state.mean();
          double z = (loss - center) / state.scale();
          double standard = state.standardDensity(z);
          sum +=
              weights[k]
                  * (center * state.standardUpperTail(z, standard)
                      + state.scale() * state.standardPartialMean(z, standard));
        }
      }
      return sum;
    }

    /**
     * Newton on ln Pr(L &gt; x) − ln α, nearly straight in a tail, kept inside a bracket that
     * shrinks at every step and is halved where Newton leaves it.
     */
    double quantile(double alpha) {
      double deviation = standardDeviation();
      // Cantelli's inequality, each end one deviation further out.
      double low = mean() - 2.0 * deviation;
      double high = mean() + deviation * (1.0 + Math.sqrt((1.0 - alpha) / alpha));
      double logAlpha = StrictMath.log(alpha);
      // The Gaussian quantile of the mixture's own variance, to a tenth (Hastings' first term).
      double loss = mean() + deviation * (Math.sqrt(-2.0 * logAlpha) - 0.9);
      for (int step = 0; step < MAXIMUM_STEPS; step++) {
        evaluate(loss);
        if (tail > alpha) {
          low = loss;
        } else {
          high = loss;
        }
        double next = loss + (StrictMath.log(tail) - logAlpha) * tail / density;
        double smallest = RELATIVE_TOLERANCE * Math.max(Math.abs(next), NEAR_ZERO * deviation);
        if (Math.abs(next - loss) <= smallest) {
          return next;
        }
        loss = next > low && next < high ? next : 0.5 * (low + high);
      }
      return loss;
    }

    private double mean() {
      double mean = 0.0;
      for (int k = 0; k < weights.length; k++) {
        mean += weights[k] * sign * components[k].mean();
      }
      return mean;
    }

    private double standardDeviation() {
      double mean = mean();
      double variance = 0.0;
      for (int k = 0; k < weights.length; k++) {
        double gap = sign * components[k].mean() - mean;
        variance += weights[k] * (components[k].variance() + gap * gap);
      }
      return Math.sqrt(variance);
    }
  }
}
