package io.foreshock.forecast.regime;

/**
 * The latent state of a market, from quiet to severe; the order of the constants is the order of
 * the variances. Two-state models have no {@link #ELEVATED} mass.
 */
public enum Regime {
  /** The state of the smallest variance. */
  CALM,
  /** The middle state of a three-state model. */
  ELEVATED,
  /** The state of the largest variance. */
  STRESSED
}
