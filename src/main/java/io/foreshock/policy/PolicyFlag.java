package io.foreshock.policy;

/** Something a reader of margin parameters should know. */
public enum PolicyFlag {
  /** Nothing was published before, so no rail but floor and cap applied. */
  FIRST_EVALUATION,
  /**
   * A step limit or a cap keeps initial margin of a side below its target, beyond the dead band.
   */
  INITIAL_MARGIN_BELOW_TARGET,
  /**
   * Maintenance margin in force does not hold cover and fees of a side; the raise goes by notice.
   */
  MAINTENANCE_BELOW_COVER,
  /** The daily up-step of initial margin is doubled. */
  EMERGENCY_LANE,
  /** Nothing may be loosened at this evaluation. */
  LOOSENING_FROZEN,
  /** Data or forecasts are doubtful; the add-on is in the margin. */
  DEGRADED,
  /** The market has a short history. */
  SHORT_HISTORY
}
