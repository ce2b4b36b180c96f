/**
 * Tail forecasts: value at risk and expected shortfall of both sides of a market, made from
 * residual pools, generalised Pareto tails, simulated paths and long histories.
 *
 * <p>Depends on {@code market}, the JDK and Hipparchus only; {@code policy}, {@code evaluation},
 * {@code application} and adapters may depend on it. Everything here is deterministic: no clock, no
 * hidden randomness, no {@code Math} transcendentals.
 */
@NullMarked
package io.foreshock.forecast.tail;

import org.jspecify.annotations.NullMarked;
