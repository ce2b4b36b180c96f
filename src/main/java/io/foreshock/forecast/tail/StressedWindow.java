package io.foreshock.forecast.tail;

import io.foreshock.market.Side;
import org.jspecify.annotations.Nullable;

/**
 * Tail of the worst 250-day window seen so far: each day the tail of the latest 250 log returns,
 * and of these the running maximum, number by number. Never falls as returns are added; what it
 * says after a return depends on that return and earlier ones only.
 *
 * <p>In 250 returns 20 losses exceed the 92 % threshold, so the Pareto shape is the class prior.
 */
public final class StressedWindow {

  /** Length of a window, in daily returns: about a trading year. */
  public static final int DAYS = 250;

  private final ReturnWindow window;
  private @Nullable TailForecast worst;

  /**
   * Makes an empty history.
   *
   * @param priorShape class prior for ξ, in [−0.5, 0.5]
   */
  public StressedWindow(double priorShape) {
    this.window = new ReturnWindow(DAYS, DAYS, priorShape);
  }

  /**
   * Adds the newest log return.
   *
   * @param logReturn decimal, finite
   */
  public void add(double logReturn) {
    window.add(logReturn);
    if (window.available()) {
      TailForecast before = worst;
      TailForecast latest = window.tail();
      worst = before == null ? latest : before.orWorse(latest);
    }
  }

  /** Returns whether a whole window of 250 returns has been seen. */
  public boolean available() {
    return worst != null;
  }

  /**
   * Returns the worst tail so far of both sides, as log losses.
   *
   * @throws IllegalStateException if not {@link #available}
   */
  public TailForecast tail() {
    TailForecast known = worst;
    if (known == null) {
      throw new IllegalStateException(
          "stressed window needs " + DAYS + " observations, has " + window.observations());
    }
    return known;
  }

  /**
   * Returns the worst value at risk so far, a log loss ≥ 0.
   *
   * @param alpha one of the {@link TailLevels}
   * @throws IllegalStateException if not {@link #available}
   */
  public double valueAtRisk(Side side, double alpha) {
    return tail().valueAtRisk(side, alpha);
  }
}
