package io.foreshock.portfolio.pricing;

/** How the gains of an option book were computed. */
public enum RevaluationMethod {
  /** Every option was priced in every scenario. */
  FULL_REVALUATION,
  /** To second order from Greeks, after its error was measured and found small enough. */
  DELTA_GAMMA_VEGA
}
