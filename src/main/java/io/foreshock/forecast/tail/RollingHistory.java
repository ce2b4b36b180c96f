package io.foreshock.forecast.tail;

import io.foreshock.market.Side;

/**
 * Unconditional tail of the last so many log returns, such as the ten years a margin floor looks
 * back. While fewer have been seen, all of them count. What it says after a return depends on that
 * return and earlier ones only.
 */
public final class RollingHistory {

  private final ReturnWindow window;

  /**
   * Makes an empty history.
   *
   * @param days returns kept, at least 60; ten years are 3,650 where markets never close and about
   *     2,520 where they do
   * @param priorShape class prior for ξ where fewer than 30 losses exceed the threshold, in [−0.5,
   *     0.5]
   */
  public RollingHistory(int days, double priorShape) {
    if (!(days >= ReturnWindow.SHORTEST)) {
      throw new IllegalArgumentException("days must be at least 60, was " + days);
    }
    this.window = new ReturnWindow(days, ReturnWindow.SHORTEST, priorShape);
  }

  /**
   * Adds the newest log return.
   *
   * @param logReturn decimal, finite
   */
  public void add(double logReturn) {
    window.add(logReturn);
  }

  /** Returns how many returns the window holds. */
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
