package io.foreshock.forecast.tail;

import io.foreshock.market.Side;

/**
 * Sliding window of standardised residuals z = ret/σ, with the tail they imply in units of sigma.
 *
 * <p>Where nα ≥ 5 the tail is the type 7 quantile and the mean of the losses at or beyond it, else
 * the generalised Pareto tail above the 92 % quantile. It is a pure function of the residuals now
 * in the window: two pools of the same content agree in every bit, however they came to it.
 *
 * <p>Not thread-safe.
 *
 * <p>Reference: G. Barone-Adesi, K. Giannopoulos, L. Vosper, "VaR without correlations for
 * portfolios of derivative securities", Journal of Futures Markets 19 (1999), 583–602.
 */
public final class ResidualPool {

  private final TailWindow window;

  /**
   * Makes an empty pool.
   *
   * @param capacity residuals kept, at least 1; the service uses 1,500
   * @param priorShape class prior for ξ where fewer than 30 residuals exceed the threshold, in
   *     [−0.5, 0.5]
   */
  public ResidualPool(int capacity, double priorShape) {
    this.window = new TailWindow(capacity, 1, priorShape);
  }

  /**
   * Adds the newest residual; the oldest leaves when the pool is full.
   *
   * @param residual ret/σ, dimensionless, finite
   */
  public void add(double residual) {
    window.add(residual);
  }

  /**
   * Replaces the content, as after a refit has changed every past sigma.
   *
   * @param ordered residuals from the oldest to the newest, finite; the newest {@link #capacity}
   *     are kept
   */
  public void rebuild(double[] ordered) {
    window.rebuild(ordered);
  }

  /** Returns how many residuals the pool can hold. */
  public int capacity() {
    return window.capacity();
  }

  /** Returns how many residuals the pool holds. */
  public int size() {
    return window.observations();
  }

  /** Returns the residuals from the oldest to the newest. */
  public double[] inTimeOrder() {
    return window.inTimeOrder();
  }

  /**
   * Returns the tail of both sides in units of sigma.
   *
   * @throws IllegalStateException if the pool is empty
   */
  public TailForecast tail() {
    return window.tail();
  }

  /**
   * Returns the tail of both sides in units of sigma with the generalised Pareto law at every level
   * below the threshold's 8 %, however many residuals there are.
   *
   * @throws IllegalStateException if the pool is empty
   */
  public TailForecast paretoTail() {
    return window.paretoTail();
  }

  /**
   * Returns the value at risk in units of sigma, ≥ 0.
   *
   * @param alpha one of the {@link TailLevels}
   * @throws IllegalStateException if the pool is empty
   */
  public double valueAtRisk(Side side, double alpha) {
    return window.valueAtRisk(side, alpha);
  }

  /**
   * Returns the expected shortfall in units of sigma, ≥ the value at risk.
   *
   * @param alpha one of the {@link TailLevels}
   * @throws IllegalStateException if the pool is empty
   */
  public double expectedShortfall(Side side, double alpha) {
    return tail().expectedShortfall(side, alpha);
  }
}
