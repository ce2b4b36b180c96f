package io.foreshock.forecast.tail;

import io.foreshock.market.Side;
import java.util.Arrays;

/**
 * Value at risk and expected shortfall of both sides of a market at the {@link TailLevels}, over
 * one horizon, as log losses: positive numbers, decimal (or in units of sigma where the source says
 * so).
 *
 * <p>Always holds: 0 ≤ VaR ≤ ES, and both are non-decreasing from level to level. Numbers that came
 * otherwise were replaced by their running maximum, and {@link #monotoneAdjusted} says so.
 */
public final class TailForecast {

  private static final int LEVELS = TailLevels.count();
  private static final int CELLS = Side.values().length * LEVELS;
  private static final double WEIGHT_TOLERANCE = 1e-9;

  private final double[] valueAtRisk;
  private final double[] expectedShortfall;
  private final TailMethod[] methods;
  private final boolean monotoneAdjusted;

  /** Takes ownership of the arrays. */
  private TailForecast(
      double[] valueAtRisk,
      double[] expectedShortfall,
      TailMethod[] methods,
      boolean adjustedBefore) {
    this.valueAtRisk = valueAtRisk;
    this.expectedShortfall = expectedShortfall;
    this.methods = methods;
    this.monotoneAdjusted = raise(valueAtRisk, expectedShortfall) || adjustedBefore;
  }

  /**
   * Returns the forecast with the given numbers, raised to their running maximum (from 0) where
   * they are not monotone in level or ES lies below VaR.
   *
   * @param valueAtRisk finite log losses, in the places {@link #index} tells
   * @param expectedShortfall finite log losses, in the same places
   * @param methods how each was obtained, in the same places
   * @throws IllegalArgumentException if a length is wrong or a number is not finite
   */
  public static TailForecast of(
      double[] valueAtRisk, double[] expectedShortfall, TailMethod[] methods) {
    return restored(valueAtRisk, expectedShortfall, methods, false);
  }

  /**
   * Returns a forecast as it was; see {@link #of}.
   *
   * @param valueAtRisk finite log losses, in the places {@link #index} tells
   * @param expectedShortfall finite log losses, in the same places
   * @param methods how each was obtained, in the same places
   * @param monotoneAdjusted whether it had been raised to its running maximum
   * @throws IllegalArgumentException if a length is wrong or a number is not finite
   */
  public static TailForecast restored(
      double[] valueAtRisk,
      double[] expectedShortfall,
      TailMethod[] methods,
      boolean monotoneAdjusted) {
    if (valueAtRisk.length != CELLS
        || expectedShortfall.length != CELLS
        || methods.length != CELLS) {
      throw new IllegalArgumentException(
          "each array must have "
              + CELLS
              + " cells, they had "
              + valueAtRisk.length
              + ", "
              + expectedShortfall.length
              + ", "
              + methods.length);
    }
    return new TailForecast(
        valueAtRisk.clone(), expectedShortfall.clone(), methods.clone(), monotoneAdjusted);
  }

  /**
   * Returns the place of a side and level in the arrays of {@link #of}.
   *
   * @param level index into {@link TailLevels}
   */
  public static int index(Side side, int level) {
    return (side == Side.LONG ? 0 : LEVELS) + level;
  }

  private static boolean raise(double[] valueAtRisk, double[] expectedShortfall) {
    boolean raised = false;
    for (int i = 0; i < CELLS; i++) {
      boolean nearest = i % LEVELS == 0;
      double least = nearest ? 0.0 : valueAtRisk[i - 1];
      double leastShortfall = nearest ? 0.0 : expectedShortfall[i - 1];
      raised |= atLeast(valueAtRisk, i, least);
      raised |= atLeast(expectedShortfall, i, Math.max(leastShortfall, valueAtRisk[i]));
    }
    return raised;
  }

  private static boolean atLeast(double[] values, int i, double least) {
    if (!Double.isFinite(values[i])) {
      throw new IllegalArgumentException("tail numbers must be finite, found " + values[i]);
    }
    boolean below = values[i] < least;
    if (below) {
      values[i] = least;
    }
    return below;
  }

  /**
   * Returns the value at risk, a log loss ≥ 0.
   *
   * @param alpha one of the {@link TailLevels}
   */
  public double valueAtRisk(Side side, double alpha) {
    return valueAtRisk[index(side, TailLevels.indexOf(alpha))];
  }

  /**
   * Returns the expected shortfall, a log loss ≥ the value at risk.
   *
   * @param alpha one of the {@link TailLevels}
   */
  public double expectedShortfall(Side side, double alpha) {
    return expectedShortfall[index(side, TailLevels.indexOf(alpha))];
  }

  /**
   * Returns how the numbers of a side and level were obtained.
   *
   * @param alpha one of the {@link TailLevels}
   */
  public TailMethod method(Side side, double alpha) {
    return methods[index(side, TailLevels.indexOf(alpha))];
  }

  /** Returns whether a running maximum, over levels or horizons, changed any number. */
  public boolean monotoneAdjusted() {
    return monotoneAdjusted;
  }

  /**
   * Returns this forecast with every loss multiplied, as from units of sigma to log losses.
   *
   * @param sigma volatility over the horizon, log, decimal, positive and finite
   */
  public TailForecast scaled(double sigma) {
    if (!(sigma > 0.0 && sigma < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("sigma must be positive and finite, was " + sigma);
    }
    double[] var = valueAtRisk.clone();
    double[] es = expectedShortfall.clone();
    for (int i = 0; i < CELLS; i++) {
      var[i] *= sigma;
      es[i] *= sigma;
    }
    return new TailForecast(var, es, methods, monotoneAdjusted);
  }

  /**
   * Returns this forecast with every value at risk and expected shortfall raised.
   *
   * @param widening by how much, not negative, in the places {@link #index} tells
   */
  public TailForecast widened(double[] widening) {
    double[] var = valueAtRisk.clone();
    double[] es = expectedShortfall.clone();
    for (int i = 0; i < CELLS; i++) {
      if (!(widening[i] >= 0.0)) {
        throw new IllegalArgumentException("widening must not be negative, found " + widening[i]);
      }
      var[i] += widening[i];
      es[i] += widening[i];
    }
    return new TailForecast(var, es, methods, monotoneAdjusted);
  }

  /**
   * Returns this forecast raised to a shorter horizon's where that is larger, number by number, and
   * flagged if any was: a longer horizon cannot be safer.
   */
  public TailForecast atLeast(TailForecast shorterHorizon) {
    return larger(shorterHorizon, true);
  }

  /** Returns this forecast, flagged where one that it was made from is flagged. */
  public TailForecast flaggedAs(TailForecast source) {
    return new TailForecast(
        valueAtRisk.clone(),
        expectedShortfall.clone(),
        methods,
        monotoneAdjusted || source.monotoneAdjusted);
  }

  /** Returns the larger of this and another forecast, number by number: a worst case, no flag. */
  TailForecast orWorse(TailForecast other) {
    return larger(other, false);
  }

  private TailForecast larger(TailForecast other, boolean flagged) {
    double[] var = valueAtRisk.clone();
    double[] es = expectedShortfall.clone();
    TailMethod[] method = methods.clone();
    boolean raisedAny = false;
    for (int i = 0; i < CELLS; i++) {
      boolean raisedVar = atLeast(var, i, other.valueAtRisk[i]);
      boolean raisedEs = atLeast(es, i, other.expectedShortfall[i]);
      if (raisedVar || raisedEs) {
        raisedAny = true;
        method[i] =
            raisedVar && raisedEs ? other.methods[i] : method[i].mergedWith(other.methods[i]);
      }
    }
    boolean adjusted = monotoneAdjusted || (raisedAny && (flagged || other.monotoneAdjusted));
    return new TailForecast(var, es, method, adjusted);
  }

  /**
   * Returns the long side of one forecast and the short side of another, as where each side has a
   * model of its own.
   */
  public static TailForecast ofSides(TailForecast longSide, TailForecast shortSide) {
    double[] var = longSide.valueAtRisk.clone();
    double[] es = longSide.expectedShortfall.clone();
    TailMethod[] methods = longSide.methods.clone();
    int first = index(Side.SHORT, 0);
    System.arraycopy(shortSide.valueAtRisk, first, var, first, LEVELS);
    System.arraycopy(shortSide.expectedShortfall, first, es, first, LEVELS);
    System.arraycopy(shortSide.methods, first, methods, first, LEVELS);
    boolean adjusted = longSide.monotoneAdjusted || shortSide.monotoneAdjusted;
    return new TailForecast(var, es, methods, adjusted);
  }

  /**
   * Returns the weighted average of members' VaR and of their ES, level by level. A number to which
   * any member of positive weight brought a Pareto tail is named so.
   *
   * @param weights not negative, summing to 1
   * @param members as many as weights, at least one
   * @throws IllegalArgumentException if the counts differ or the weights are not such
   */
  public static TailForecast combine(double[] weights, TailForecast[] members) {
    int first = checkWeights(weights, members.length);
    double[] var = new double[CELLS];
    double[] es = new double[CELLS];
    TailMethod[] methods = members[first].methods.clone();
    boolean adjusted = false;
    for (int m = first; m < members.length; m++) {
      if (weights[m] > 0.0) {
        members[m].addTo(var, es, methods, weights[m]);
        adjusted |= members[m].monotoneAdjusted;
      }
    }
    return new TailForecast(var, es, methods, adjusted);
  }

  private void addTo(double[] var, double[] es, TailMethod[] methods, double weight) {
    for (int i = 0; i < CELLS; i++) {
      var[i] += weight * valueAtRisk[i];
      es[i] += weight * expectedShortfall[i];
      methods[i] = methods[i].mergedWith(this.methods[i]);
    }
  }

  /** Returns the place of the first positive weight. */
  private static int checkWeights(double[] weights, int members) {
    double sum = 0.0;
    int first = -1;
    for (int m = 0; m < weights.length; m++) {
      if (!(weights[m] >= 0.0)) {
        throw new IllegalArgumentException("weights must not be negative, found " + weights[m]);
      }
      first = first < 0 && weights[m] > 0.0 ? m : first;
      sum += weights[m];
    }
    if (!(weights.length == members && Math.abs(sum - 1.0) <= WEIGHT_TOLERANCE)) {
      throw new IllegalArgumentException(
          "weights must sum to 1 over " + members + " members, were " + Arrays.toString(weights));
    }
    return first;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TailForecast that
        && monotoneAdjusted == that.monotoneAdjusted
        && Arrays.equals(valueAtRisk, that.valueAtRisk)
        && Arrays.equals(expectedShortfall, that.expectedShortfall)
        && Arrays.equals(methods, that.methods);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(valueAtRisk) + Arrays.hashCode(expectedShortfall);
  }

  @Override
  public String toString() {
    return "TailForecast[valueAtRisk="
        + Arrays.toString(valueAtRisk)
        + ", expectedShortfall="
        + Arrays.toString(expectedShortfall)
        + ", methods="
        + Arrays.toString(methods)
        + ", monotoneAdjusted="
        + monotoneAdjusted
        + "]";
  }
}
