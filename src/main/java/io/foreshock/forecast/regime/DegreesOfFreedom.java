package io.foreshock.forecast.regime;

/** How the tails of the states are estimated. */
public enum DegreesOfFreedom {
  /** Gaussian states: infinite degrees of freedom, nothing estimated. */
  GAUSSIAN,
  /** One number for all states. */
  COMMON,
  /** One number for each state; needs many observations in each. */
  PER_STATE
}
