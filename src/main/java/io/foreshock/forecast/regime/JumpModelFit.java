package io.foreshock.forecast.regime;

/**
 * The result of fitting a jump model.
 *
 * @param parameters what was fitted
 * @param objective Σ‖x_t − θ_{s_t}‖² + λ · (number of switches) at its end, at least 0
 * @param converged whether the last iteration of the winning start changed no state
 * @param iterations of the winning start, at least 1
 * @param smallestWeight share of the fitted days in the rarest state, in [0, 1]
 * @param onlineSwitchesPerYear changes a year of the label known at the time, over the fitted days
 */
public record JumpModelFit(
    JumpModelParameters parameters,
    double objective,
    boolean converged,
    int iterations,
    double smallestWeight,
    double onlineSwitchesPerYear) {}
