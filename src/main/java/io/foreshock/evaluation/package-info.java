/**
 * Judges of forecasts and margins: losses, backtests and margin metrics, all functions of numbers
 * that already exist.
 *
 * <p>Depends on {@code market}, the forecast types, the JDK and Hipparchus only; {@code training},
 * {@code application} and adapters may depend on it. It knows nothing of policy.
 */
@NullMarked
package io.foreshock.evaluation;

import org.jspecify.annotations.NullMarked;
