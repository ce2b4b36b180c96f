package io.foreshock.forecast.tail;

/** How a tail number was obtained; answers name it beside the number. */
public enum TailMethod {
  /** Quantile (type 7) and tail mean of the sample itself; at least five losses beyond it. */
  EMPIRICAL,
  /** Generalised Pareto tail above a high threshold: the level lies too far out for the sample. */
  GENERALIZED_PARETO,
  /** Closed form of a fitted distribution or a quantile recursion. */
  PARAMETRIC,
  /** Weighted average of members that used different methods, none of them a Pareto tail. */
  MIXTURE;

  /**
   * Returns the name for a number made of two: their common method, or {@link #GENERALIZED_PARETO}
   * where either used it (extrapolation must stay visible), else {@link #MIXTURE}.
   */
  public TailMethod mergedWith(TailMethod other) {
    if (this == other) {
      return this;
    }
    boolean extrapolated = this == GENERALIZED_PARETO || other == GENERALIZED_PARETO;
    return extrapolated ? GENERALIZED_PARETO : MIXTURE;
  }
}
