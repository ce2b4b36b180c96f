/**
 * How likely a position is to be liquidated before a time: the closed form under geometric Brownian
 * motion, and a simulation with the champion's variance dynamics and fat tails. Knows the market
 * and the forecast, nothing of publication, REST or storage.
 */
@NullMarked
package io.foreshock.portfolio.liquidation;

import org.jspecify.annotations.NullMarked;
