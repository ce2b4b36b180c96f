package io.foreshock.forecast;

import io.foreshock.forecast.tail.ResidualPool;
import io.foreshock.forecast.tail.TailForecast;
import io.foreshock.forecast.tail.TailLevels;
import io.foreshock.forecast.tail.TailMethod;
import io.foreshock.market.Side;

/**
 * Fitted recursions of both sides at the two nearest levels, shown one return after the other. The
 * farther levels are those of the pool of return ÷ VaR(1 %), times VaR(1 %). Not safe for threads.
 */
final class TailFilter {

  /** Levels with a recursion of their own: 500 returns hold five losses beyond 1 %, no farther. */
  static final int FITTED_LEVELS = 2;

  /** How many recursions there are. */
  static final int RECURSIONS = Side.values().length * FITTED_LEVELS;

  private static final int FARTHEST = FITTED_LEVELS - 1;

  private final TailRecursion recursion;
  private final double[][] parameters;
  private final double[] states = new double[RECURSIONS];
  private final ResidualPool[] pools = new ResidualPool[Side.values().length];
  private double realizedVariances;
  private double squaredShortfalls;

  /**
   * Makes a filter that has seen nothing.
   *
   * @param parameters of each recursion, at the places {@link #index} tells
   */
  TailFilter(TailRecursion recursion, double[][] parameters, double priorShape) {
    this.recursion = recursion;
    this.parameters = parameters;
    for (int i = 0; i < RECURSIONS; i++) {
      states[i] = recursion.start(parameters[i]);
    }
    for (int side = 0; side < pools.length; side++) {
      pools[side] = new ResidualPool(FilteredMember.WINDOW, priorShape);
    }
  }

  /** Returns the place of the recursion of a side and level. */
  static int index(Side side, int level) {
    return side.ordinal() * FITTED_LEVELS + level;
  }

  /** Returns the parameters of the recursion of a side and level. */
  double[] parameters(Side side, int level) {
    return parameters[index(side, level)];
  }

  /**
   * Shows a day.
   *
   * @param logReturn its log return
   * @param realizedVariance its realised variance, squared log return
   */
  void observe(double logReturn, double realizedVariance) {
    realizedVariances += realizedVariance;
    squaredShortfalls += squaredShortfall();
    for (Side side : Side.values()) {
      pools[side.ordinal()].add(logReturn / valueAtRisk(side, FARTHEST));
      for (int level = 0; level < FITTED_LEVELS; level++) {
        int i = index(side, level);
        states[i] =
            recursion.next(parameters[i], states[i], side, TailLevels.alpha(level), logReturn);
      }
    }
  }

  private double valueAtRisk(Side side, int level) {
    int i = index(side, level);
    return recursion.valueAtRisk(parameters[i], states[i]);
  }

  private double expectedShortfall(Side side, int level) {
    int i = index(side, level);
    return recursion.expectedShortfall(parameters[i], states[i]);
  }

  /** The mean over both sides of the squared expected shortfall at the nearest level. */
  private double squaredShortfall() {
    double sum = 0.0;
    for (Side side : Side.values()) {
      double shortfall = expectedShortfall(side, 0);
      sum += shortfall * shortfall;
    }
    return sum / Side.values().length;
  }

  /**
   * Returns the forecast of the next day's realised variance: its squared expected shortfall at 2.5
   * % times the past ratio of realised variances to it; 0 where prices never moved.
   */
  double variance() {
    return squaredShortfall() * realizedVariances / squaredShortfalls;
  }

  /** Returns the tail of the next day's return. */
  TailForecast tail() {
    int cells = Side.values().length * TailLevels.count();
    double[] valueAtRisk = new double[cells];
    double[] expectedShortfall = new double[cells];
    TailMethod[] methods = new TailMethod[cells];
    for (Side side : Side.values()) {
      TailForecast far = pools[side.ordinal()].tail();
      for (int level = 0; level < TailLevels.count(); level++) {
        int cell = TailForecast.index(side, level);
        double alpha = TailLevels.alpha(level);
        boolean fitted = level < FITTED_LEVELS;
        double unit = valueAtRisk(side, Math.min(level, FARTHEST));
        valueAtRisk[cell] = fitted ? unit : unit * far.valueAtRisk(side, alpha);
        expectedShortfall[cell] =
            fitted ? expectedShortfall(side, level) : unit * far.expectedShortfall(side, alpha);
        methods[cell] = fitted ? TailMethod.PARAMETRIC : far.method(side, alpha);
      }
    }
    return TailForecast.of(valueAtRisk, expectedShortfall, methods);
  }
}
