package io.foreshock.application;

import io.foreshock.forecast.regime.Regime;
import io.foreshock.policy.Ppm;
import java.util.Optional;

/**
 * What a what-if does to one market.
 *
 * @param pricePpm move of the price, ppm of itself, in (−10⁶, 4·10⁶]
 * @param volatilityPpm move of the forecast volatility and of implied volatilities, ppm of
 *     themselves, in (−10⁶, 9·10⁶]
 * @param depthPpm move of the daily turnover, ppm of itself, in (−10⁶, 9·10⁶]
 * @param regime regime that is forced, if any
 * @param guardRails values of the margin profile that are replaced
 */
public record MarketShock(
    long pricePpm,
    long volatilityPpm,
    long depthPpm,
    Optional<Regime> regime,
    GuardRails guardRails) {

  /** Largest rise of a price, ppm. */
  public static final long LARGEST_PRICE_PPM = 4 * Ppm.ONE;

  /** Largest rise of volatility or turnover, ppm. */
  public static final long LARGEST_PPM = 9 * Ppm.ONE;

  /** Largest fall of anything, ppm: all but a millionth. */
  public static final long LARGEST_FALL_PPM = 1 - Ppm.ONE;

  /** Nothing changed. */
  public static final MarketShock NONE =
      new MarketShock(0, 0, 0, Optional.empty(), GuardRails.NONE);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the move that is outside its range
   */
  public MarketShock {
    requireInRange("pricePpm", pricePpm, LARGEST_PRICE_PPM);
    requireInRange("volatilityPpm", volatilityPpm, LARGEST_PPM);
    requireInRange("depthPpm", depthPpm, LARGEST_PPM);
  }

  private static void requireInRange(String name, long value, long most) {
    if (!(value >= LARGEST_FALL_PPM && value <= most)) {
      throw new IllegalArgumentException(
          name + " must be in [" + LARGEST_FALL_PPM + ", " + most + "], was " + value);
    }
  }

  /** Returns the factor of a move, 1 for none. */
  static double factor(long movePpm) {
    return (double) (Ppm.ONE + movePpm) / Ppm.ONE;
  }

  /** Tells whether policy must be evaluated once more. */
  boolean evaluates() {
    return volatilityPpm != 0 || regime.isPresent() || !guardRails.equals(GuardRails.NONE);
  }

  /** Returns what of the shock is in force after a step. */
  MarketShock upTo(ShockStep step) {
    return new MarketShock(
        step.includes(ShockStep.PRICE) ? pricePpm : 0,
        step.includes(ShockStep.VOLATILITY) ? volatilityPpm : 0,
        step.includes(ShockStep.DEPTH) ? depthPpm : 0,
        step.includes(ShockStep.REGIME) ? regime : Optional.empty(),
        step.includes(ShockStep.GUARD_RAILS) ? guardRails : GuardRails.NONE);
  }

  /** Returns the same without a move of the price. */
  MarketShock withoutPrice() {
    return new MarketShock(0, volatilityPpm, depthPpm, regime, guardRails);
  }
}
