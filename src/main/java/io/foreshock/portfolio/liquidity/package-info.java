/**
 * What it costs to sell a position: the liquidity of a market as its past bars tell it, the charge
 * for spread and impact, and margin tiers for positions too large for the margin period. Depends on
 * {@code policy}, {@code forecast}, {@code feature} and {@code market}; {@code portfolio} and its
 * other parts may depend on it.
 */
@NullMarked
package io.foreshock.portfolio.liquidity;

import org.jspecify.annotations.NullMarked;
