package io.foreshock.market.verification;

/** How far a verified price can be trusted, from best to worst. */
public enum PriceState {
  /** Enough sources agree. */
  FRESH,
  /** Too few agree, or a jump nobody confirms: the conservative side counts for each use. */
  DEGRADED,
  /** No source can be used: the last good price is kept, with its age. */
  STALE
}
