/**
 * Option prices, their sensitivities and what a position loses in a scenario: Black's formula, full
 * revaluation of the options of one market over many scenarios, the second-order approximation from
 * Greeks, and the scenario grid that serves as a floor.
 *
 * <p>Prices are in quote currency, quantities in base units, volatilities per square root of a year
 * (0.6 is 60 %), times in years of 365 days. Nothing is discounted. Depends on the JDK and
 * Hipparchus only; {@code portfolio} and what lies below it may depend on it. The same arguments
 * give the same bytes on every machine: sums, products, fused multiply-adds, divisions, roots and
 * {@code StrictMath} only.
 */
@NullMarked
package io.foreshock.portfolio.pricing;

import org.jspecify.annotations.NullMarked;
