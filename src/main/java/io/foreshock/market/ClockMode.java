package io.foreshock.market;

/** Which clock a market's time is read from. */
public enum ClockMode {
  /**
   * The clock stands at the close of the market's last bar: bundled, imported or posted history.
   */
  REPLAY,
  /** The wall clock: only markets whose mapping or configuration names a live feed. */
  LIVE
}
