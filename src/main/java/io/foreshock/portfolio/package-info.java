/**
 * What an account must hold: positions and collateral of many markets valued together, from the
 * published parameters of each market.
 */
@NullMarked
package io.foreshock.portfolio;

import org.jspecify.annotations.NullMarked;
