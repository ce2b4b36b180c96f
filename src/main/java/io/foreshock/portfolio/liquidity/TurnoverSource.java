package io.foreshock.portfolio.liquidity;

/** Where a daily turnover comes from. */
public enum TurnoverSource {
  /** The market's own volumes. */
  OBSERVED,
  /** The judgement for the asset class, where volumes are not known or too few. */
  CLASS_PRIOR
}
