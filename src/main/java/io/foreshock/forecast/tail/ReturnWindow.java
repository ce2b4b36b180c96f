package io.foreshock.forecast.tail;

import org.jspecify.annotations.Nullable;

/** The last so many log returns and their unconditional tail, worked out when first asked for. */
final class ReturnWindow {

  /** Daily observations below which no market is served, so no tail is told either. */
  static final int SHORTEST = 60;

  private final SortedWindow window;
  private final int needed;
  private final double priorShape;
  private @Nullable TailForecast tail;

  ReturnWindow(int capacity, int needed, double priorShape) {
    this.window = new SortedWindow(capacity);
    this.needed = needed;
    this.priorShape = PeaksOverThreshold.checkPrior(priorShape);
  }

  void add(double logReturn) {
    window.add(logReturn);
    tail = null;
  }

  int observations() {
    return window.size();
  }

  boolean available() {
    return window.size() >= needed;
  }

  TailForecast tail() {
    if (!available()) {
      throw new IllegalStateException(
          "history needs " + needed + " observations, has " + window.size());
    }
    TailForecast known = tail;
    if (known == null) {
      known = TailEstimator.estimate(window.sorted(), window.size(), priorShape);
      tail = known;
    }
    return known;
  }
}
