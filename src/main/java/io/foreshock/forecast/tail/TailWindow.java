package io.foreshock.forecast.tail;

import io.foreshock.market.Side;
import org.jspecify.annotations.Nullable;

/**
 * The last so many log returns (or residuals) and their unconditional tail, worked out when first
 * asked for. What it answers is a pure function of the numbers now in the window.
 */
final class TailWindow {

  /** Daily observations below which no market is served, so no tail is told either. */
  static final int SHORTEST = 60;

  private final SortedWindow window;
  private final int needed;
  private final double priorShape;
  private @Nullable TailForecast tail;
  private @Nullable TailForecast paretoTail;

  TailWindow(int capacity, int needed, double priorShape) {
    this.window = new SortedWindow(capacity);
    this.needed = needed;
    this.priorShape = PeaksOverThreshold.checkPrior(priorShape);
  }

  void add(double value) {
    window.add(value);
    tail = null;
    paretoTail = null;
  }

  void rebuild(double[] ordered) {
    tail = null;
    paretoTail = null;
    window.rebuild(ordered);
  }

  int capacity() {
    return window.capacity();
  }

  int observations() {
    return window.size();
  }

  double[] inTimeOrder() {
    return window.inTimeOrder();
  }

  boolean available() {
    return window.size() >= needed;
  }

  TailForecast tail() {
    requireAvailable();
    TailForecast known = tail;
    if (known == null) {
      known = TailEstimator.estimate(window.sorted(), window.size(), priorShape);
      tail = known;
    }
    return known;
  }

  TailForecast paretoTail() {
    requireAvailable();
    TailForecast known = paretoTail;
    if (known == null) {
      known = TailEstimator.pareto(window.sorted(), window.size(), priorShape);
      paretoTail = known;
    }
    return known;
  }

  /** Returns the tail's number, without working out the far levels where it does not need them. */
  double valueAtRisk(Side side, double alpha) {
    requireAvailable();
    if (tail == null && TailEstimator.isEmpirical(window.size(), alpha)) {
      return TailEstimator.empiricalValueAtRisk(window.sorted(), window.size(), side, alpha);
    }
    return tail().valueAtRisk(side, alpha);
  }

  private void requireAvailable() {
    if (!available()) {
      throw new IllegalStateException(
          "window needs " + needed + " observations, has " + window.size());
    }
  }
}
