/**
 * Volatility models of daily or intraday log returns: GARCH(1,1), GJR-GARCH, EGARCH and Realized
 * GARCH by maximum likelihood with normal, Student-t or skewed Student-t innovations, stochastic
 * volatility by quasi-maximum likelihood, EWMA variance, and HAR, HARQ, HAR-J and log-HAR for
 * realised variance; with their diagnostics.
 *
 * <p>Everything here is filtered, never smoothed: element t of any series depends on inputs up to t
 * only. Nothing uses {@code java.lang.Math} transcendentals, so results have the same bytes on
 * every machine. May be used by evaluation, policy, training, application and adapters; knows only
 * the JDK and Hipparchus.
 */
@NullMarked
package io.foreshock.forecast.volatility;

import org.jspecify.annotations.NullMarked;
