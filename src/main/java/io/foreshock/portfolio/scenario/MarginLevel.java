package io.foreshock.portfolio.scenario;

/** Which margin the scenarios are sized for. */
public enum MarginLevel {
  /** What opening a position needs. */
  INITIAL,
  /** What keeping it needs. */
  MAINTENANCE
}
