package io.foreshock.forecast.tail;

import io.foreshock.market.Side;

/**
 * Unconditional tail of all log returns so far: the long-run value at risk that margin multipliers
 * are measured against. What it says after a return depends on that return and earlier ones only.
 */
public final class ExpandingHistory {

  private final ReturnWindow window;

  /**
   * Makes an empty history.
   *
   * @param priorShape class prior for ξ where fewer than 30 losses exceed the threshold, in [−0.5,
   *     0.5]
   */
  public ExpandingHistory(double priorShape) {
    this.window = new ReturnWindow(Integer.MAX_VALUE, ReturnWindow.SHORTEST, priorShape);
  }

  /**
   * Adds the newest log return.
   *
   * @param logReturn decimal, finite
   */
  public void add(double logReturn) {
    window.add(logReturn);
  }

  /** Returns how many returns were added. */
  public int observations() {
    return window.observations();
  }

  /** Returns whether there are the 60 returns below which no market is served. */
  public boolean available() {
    return window.available();
  }

  /**
   * Returns the tail of both sides, as log losses.
   *
   * @throws IllegalStateException if not {@link #available}
   */
  public TailForecast tail() {
    return window.tail();
  }

  /**
   * Returns the value at risk, a log loss ≥ 0.
   *
   * @param alpha one of the {@link TailLevels}
   * @throws IllegalStateException if not {@link #available}
   */
  public double valueAtRisk(Side side, double alpha) {
    return window.tail().valueAtRisk(side, alpha);
  }
}
