/**
 * How a champion's weights and profile values are chosen: plain grid searches on training years.
 * Knows forecasts, policy and their judges, and no library; application and adapters may depend on
 * it, nothing that serves does.
 */
@NullMarked
package io.foreshock.training;

import org.jspecify.annotations.NullMarked;
