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
  /**
   * Maintenance margin of a side would have to be larger than its share of the initial margin
   * allows; no notice helps, only a higher initial margin does.
   */
  MAINTENANCE_LIMITED_BY_INITIAL,
  /** The haircut in force is below what the schedule asks for; the raise goes by notice. */
  HAIRCUT_BELOW_SCHEDULE,
  /** The daily up-step of initial margin is doubled. */
  EMERGENCY_LANE,
  /** Nothing may be loosened at this evaluation. */
  LOOSENING_FROZEN,
  /** Data or forecasts are doubtful; the add-on is in the margin. */
  DEGRADED,
  /** The market has a short history. */
  SHORT_HISTORY
}
