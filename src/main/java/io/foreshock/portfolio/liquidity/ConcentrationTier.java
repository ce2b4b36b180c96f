package io.foreshock.portfolio.liquidity;

/**
 * One tier of a continuous margin schedule: margin = rate·N − deduction for N from the lower bound
 * up to that of the next tier.
 *
 * @param lowerNotional where the tier begins, units of quote currency; 0 for the first
 * @param ratePpm rate of each further unit of notional, ppm; in [0, 10⁶]
 * @param deduction what makes the margin continuous at the lower bound, units of quote currency
 */
public record ConcentrationTier(double lowerNotional, long ratePpm, double deduction) {}
