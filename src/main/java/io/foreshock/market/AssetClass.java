package io.foreshock.market;

/** The kind of a market; it selects the edition of the champion and the margin profile. */
public enum AssetClass {
  /** Crypto-assets that trade round the clock. */
  CRYPTO,
  /** Single shares. */
  EQUITY,
  /** Equity indices. */
  INDEX,
  /** Precious metals. */
  METAL,
  /** Foreign-exchange rates. */
  FX,
  /** Anything the mapping does not know; it takes the strictest profile. */
  UNCLASSIFIED
}
