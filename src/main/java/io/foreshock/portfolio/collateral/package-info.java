/**
 * What collateral is worth to a margin account: haircuts of assets by market, liquidity, currency
 * and wrong-way risk, the jump of pegged assets that leave their peg, and the value of assets and
 * debts. Depends on {@code portfolio.liquidity}, {@code policy} and {@code forecast}; {@code
 * portfolio} and its other parts may depend on it.
 */
@NullMarked
package io.foreshock.portfolio.collateral;

import org.jspecify.annotations.NullMarked;
