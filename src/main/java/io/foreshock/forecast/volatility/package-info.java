/**
 * Volatility models of daily or intraday log returns: GARCH(1,1) and GJR-GARCH by maximum
 * likelihood, EWMA variance, log-HAR for realised variance.
 *
 * <p>Everything here is filtered, never smoothed: element t of any series depends on inputs up to t
 * only. Nothing uses {@code java.lang.Math} transcendentals, so results have the same bytes on
 * every machine. May be used by evaluation, policy, training, application and adapters; knows only
 * the JDK and Hipparchus.
 */
@NullMarked
package io.foreshock.forecast.volatility;

import org.jspecify.annotations.NullMarked;
