package io.foreshock.forecast.volatility;

import org.hipparchus.special.Gamma;

/**
 * Expected information of one standardised innovation, exact in closed form.
 *
 * @param location −E ∂²l/∂ε², times h
 * @param scale −E ∂²l/∂h², times h²
 * @param scaleEta −E ∂²l/∂h∂η, times h
 * @param eta −E ∂²l/∂η², η = 1/ν
 */
record InnovationInformation(double location, double scale, double scaleEta, double eta) {

  /** Returns the information at {@code eta} = 1/ν, 0 for normal. */
  static InnovationInformation of(double eta) {
    if (eta == 0.0) {
      return new InnovationInformation(1.0, 0.5, 0.0, 0.0);
    }
    double nu = 1.0 / eta;
    double shrink = 1.0 / (nu - 2.0);
    double byNuVariance = 3.0 * shrink / ((nu + 1.0) * (nu + 3.0));
    double byNu =
        0.25 * (Gamma.trigamma(0.5 * nu) - Gamma.trigamma(0.5 * (nu + 1.0)))
            + 0.5 * shrink * shrink
            - shrink / (nu + 1.0)
            - 1.5 * shrink * shrink / (nu + 3.0);
    return new InnovationInformation(
        nu * (nu + 1.0) * shrink / (nu + 3.0),
        0.5 * nu / (nu + 3.0),
        -nu * nu * byNuVariance,
        nu * nu * nu * nu * byNu);
  }
}
