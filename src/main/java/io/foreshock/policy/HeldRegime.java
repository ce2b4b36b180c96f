package io.foreshock.policy;

import io.foreshock.forecast.regime.Regime;

/**
 * The regime label in force at an evaluation.
 *
 * @param label the label
 * @param enteredAtMs epoch milliseconds since when it has been held
 * @param dwellSeconds seconds since then at the evaluation
 */
public record HeldRegime(Regime label, long enteredAtMs, long dwellSeconds) {}
