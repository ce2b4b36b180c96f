package io.foreshock.forecast.regime;

/**
 * How an estimation ended.
 *
 * @param converged whether the last step improved the log-likelihood by less than the tolerance
 * @param iterations EM iterations of the winning start, at least 1
 * @param lastImprovement change of the log-likelihood in the last iteration
 */
public record EmConvergence(boolean converged, int iterations, double lastImprovement) {}
