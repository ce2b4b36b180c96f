package io.foreshock.forecast.regime;

/** A volatility regime; the order is that of variance, so a later constant is the more severe. */
public enum Regime {
  /** Low variance. */
  CALM,
  /** Variance between the two others; models of two states never use it. */
  ELEVATED,
  /** High variance. */
  STRESSED
}
