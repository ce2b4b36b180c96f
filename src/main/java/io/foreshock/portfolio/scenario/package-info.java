/**
 * Joint scenarios of several markets: what happened on the days they have in common, in units of
 * the volatility that was forecast for each day, carried to today's volatility and to the published
 * margin, under three dependences.
 */
@NullMarked
package io.foreshock.portfolio.scenario;

import org.jspecify.annotations.NullMarked;
