package io.foreshock.portfolio.liquidity;

/** Where a bid-ask spread comes from. */
public enum SpreadSource {
  /** Told by the caller, who sees quotes. */
  GIVEN,
  /** Estimated from closes, highs and lows. */
  ESTIMATED_FROM_BARS,
  /** The judgement for the asset class, where no ranges are known. */
  CLASS_PRIOR
}
