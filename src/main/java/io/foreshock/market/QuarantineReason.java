package io.foreshock.market;

/** Why a bar was set aside. */
public enum QuarantineReason {
  /** A price is NaN or infinite, or the close is missing. */
  NOT_A_NUMBER,
  /** A price is zero or negative. */
  NOT_POSITIVE,
  /** High is below low, or open or close lies outside [low, high]. */
  INCONSISTENT_RANGE,
  /** The volume is negative or infinite. */
  IMPOSSIBLE_VOLUME,
  /** Another bar of the same market and time came first and holds other values. */
  CONFLICTING_DUPLICATE,
  /** Another bar of the market lies in the same slot: opening time ÷ bar length, rounded down. */
  MISALIGNED_TIME,
  /** The opening time lies in the future of the clock of its arrival. */
  FUTURE_TIME
}
