package io.foreshock.forecast.regime;

/** The side of a position whose loss is measured. */
public enum MarketSide {
  /** Loses when the price falls: loss = −log return. */
  LONG,
  /** Loses when the price rises: loss = +log return. */
  SHORT
}
