package io.foreshock.application;

/** What live scoring asks of a market's publication. */
public enum LiveWarning {
  /** It has not been scored since the start, or cannot be: what was published before stands. */
  UNKNOWN,
  /** Nothing. */
  NONE,
  /** The bets against the champion in this market are won: it is to be tightened. */
  ALARM,
  /** The champions were demoted and no approved one is left: terminal values are to be in force. */
  SAFE
}
