package io.foreshock.portfolio.collateral;

/** Where the chance and depth of a jump off a peg come from. */
public enum PegBasis {
  /** Counted on the coin's own prices; docs/collateral.md has data, range and command. */
  CALIBRATED,
  /** The documented prior of pegs without data. */
  PRIOR
}
