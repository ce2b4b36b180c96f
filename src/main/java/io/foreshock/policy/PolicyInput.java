package io.foreshock.policy;

import io.foreshock.market.Side;

/**
 * What one evaluation knows: forecasts from data up to its time and nothing later.
 *
 * @param evaluatedAtMs epoch milliseconds, the UTC day end or the close of the trade date, or a
 *     moment between for a live market; non-negative
 * @param longSide forecast for long positions
 * @param shortSide forecast for short positions
 * @param regime filtered probabilities
 * @param haircut volatility and size of the collateral
 * @param uncertainty how little the forecast can be relied on
 * @param loosenFreeze whether and why nothing may be loosened
 */
public record PolicyInput(
    long evaluatedAtMs,
    SideInput longSide,
    SideInput shortSide,
    RegimeProbabilities regime,
    HaircutInput haircut,
    UncertaintyInput uncertainty,
    LoosenFreeze loosenFreeze) {

  /**
   * Checks the time.
   *
   * @throws IllegalArgumentException if {@code evaluatedAtMs} is negative
   */
  public PolicyInput {
    Ppm.requireInRange("evaluatedAtMs", evaluatedAtMs, 0, Long.MAX_VALUE / 2);
  }

  /** Makes an input of which nothing is known but what the forecast says. */
  public PolicyInput(
      long evaluatedAtMs,
      SideInput longSide,
      SideInput shortSide,
      RegimeProbabilities regime,
      HaircutInput haircut,
      LoosenFreeze loosenFreeze) {
    this(evaluatedAtMs, longSide, shortSide, regime, haircut, UncertaintyInput.NONE, loosenFreeze);
  }

  /** Returns a copy with other regime probabilities. */
  PolicyInput withRegime(RegimeProbabilities other) {
    return new PolicyInput(
        evaluatedAtMs, longSide, shortSide, other, haircut, uncertainty, loosenFreeze);
  }

  /** Returns a copy with another forecast of one side. */
  PolicyInput withSide(Side side, SideInput other) {
    return new PolicyInput(
        evaluatedAtMs,
        side == Side.LONG ? other : longSide,
        side == Side.SHORT ? other : shortSide,
        regime,
        haircut,
        uncertainty,
        loosenFreeze);
  }

  /** Returns a copy under another freeze. */
  PolicyInput withFreeze(LoosenFreeze freeze) {
    return new PolicyInput(
        evaluatedAtMs, longSide, shortSide, regime, haircut, uncertainty, freeze);
  }

  /** Returns the forecast of one side. */
  public SideInput side(Side side) {
    return side == Side.LONG ? longSide : shortSide;
  }
}
