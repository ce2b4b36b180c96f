package io.foreshock.portfolio;

/** What a position is in. */
public enum PositionType {
  /** The asset itself, as an exposure. */
  SPOT,
  /** A perpetual future, linear or inverse. */
  PERPETUAL,
  /** A dated future, linear or inverse. */
  FUTURE,
  /** A European option on the market's price. */
  OPTION,
  /** Whatever has the sensitivities that are given. */
  GREEKS
}
