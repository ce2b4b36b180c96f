package io.foreshock.portfolio.pricing;

/** Right an option gives. */
public enum OptionKind {
  /** To buy at the strike. */
  CALL,
  /** To sell at the strike. */
  PUT
}
