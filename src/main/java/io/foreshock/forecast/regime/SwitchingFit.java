package io.foreshock.forecast.regime;

/**
 * The result of fitting a Student-t switching model.
 *
 * @param parameters estimated parameters, in the unit of the returns
 * @param logLikelihood log-likelihood of the returns at them
 * @param convergence how the estimation ended
 * @param identification whether the states are apart enough to be served
 */
public record SwitchingFit(
    StudentTSwitchingParameters parameters,
    double logLikelihood,
    EmConvergence convergence,
    Identification identification) {}
