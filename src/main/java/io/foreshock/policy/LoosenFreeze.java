package io.foreshock.policy;

/** Why nothing may be loosened at an evaluation. Tightening goes on under each of them. */
public enum LoosenFreeze {
  /** Nothing speaks against loosening. */
  NONE,
  /** A jump waits for confirmation; it tightens at once and stays in the history. */
  SUSPECT_JUMP,
  /**
   * Sources contradict each other, an optional one is lost, or the bets against the market's
   * forecasts are won; the documented add-on applies.
   */
  DEGRADED,
  /** Fewer than 500 daily observations, and the caller does not yet trust them to loosen. */
  SHORT_HISTORY,
  /** An evaluation between day ends, which is for tightening only. */
  INTRADAY,
  /** A fallback or demotion is in force. */
  FALLBACK,
  /** No approved model is left whose forecasts held; terminal values are in force. */
  SAFE,
  /** Inputs are trusted again, and the dwell since they were not has not ended. */
  RECOVERY,
  /** A person asked for it. */
  OPERATOR;

  /**
   * Whether the margin goes on holding for one dwell after this has ended. A fallback is not among
   * them, since {@link FallbackHold} lasts for a dwell by itself.
   */
  boolean needsRecovery() {
    return this == DEGRADED || this == SAFE;
  }

  /** Whether loosening is frozen. */
  public boolean freezes() {
    return this != NONE;
  }
}
