/**
 * Market regimes: the Hamilton filter, Markov-switching models estimated by EM, the online filter
 * that serves them, the regime mixture of the next return, and a statistical jump model.
 *
 * <p>Everything served is filtered (data up to its own time); the smoother is for estimation only.
 * States are always ordered by variance. Depends on the JDK, Hipparchus and the random numbers of
 * {@code tail} alone; {@code evaluation}, {@code policy}, {@code application} and the adapters may
 * depend on it.
 */
@NullMarked
package io.foreshock.forecast.regime;

import org.jspecify.annotations.NullMarked;
