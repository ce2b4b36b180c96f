package io.foreshock.portfolio;

/** How an account stands. */
public enum AccountState {
  /** Equity is at least eleven tenths of initial margin. */
  HEALTHY,
  /** Equity covers initial margin, with less than a tenth to spare. */
  WARNING,
  /** Equity is below initial margin: more is asked for, and no risk may be added. */
  MARGIN_CALL,
  /** Equity is below maintenance margin: positions are to be closed. */
  LIQUIDATE;

  /** Initial margin over what an account must have to spare not to be warned: a judgement. */
  private static final long SPARE_PART = 10;

  /**
   * Returns the state of an account.
   *
   * @param equityUsd6 equity, micro-dollars
   * @param initialUsd6 initial margin
   * @param maintenanceUsd6 maintenance margin, at most the initial one
   */
  public static AccountState of(long equityUsd6, long initialUsd6, long maintenanceUsd6) {
    if (equityUsd6 < maintenanceUsd6) {
      return LIQUIDATE;
    }
    if (equityUsd6 < initialUsd6) {
      return MARGIN_CALL;
    }
    return equityUsd6 < warningUsd6(initialUsd6) ? WARNING : HEALTHY;
  }

  private static long warningUsd6(long initialUsd6) {
    return initialUsd6 + Math.ceilDiv(initialUsd6, SPARE_PART);
  }
}
