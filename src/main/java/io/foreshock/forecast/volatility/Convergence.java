package io.foreshock.forecast.volatility;

import java.util.Locale;

/**
 * How a numerical fit ended, as a value that code can branch on.
 *
 * @param converged true if the gradient test passed at a point where the curvature of the
 *     log-likelihood, along the directions not blocked by a bound, is that of a maximum
 * @param iterations derivative evaluations of the start that won
 * @param evaluations likelihood evaluations over all starts, derivatives included
 * @param gradientNorm length √(gᵀB⁻¹g) of the feasible gradient in the metric of the curvature B:
 *     free of scale, about the remaining distance to the optimum in standard errors
 * @param startsTried number of starting points from which the optimiser was run
 * @param message one sentence for people: why it stopped and which bounds it rests on
 */
public record Convergence(
    boolean converged,
    int iterations,
    int evaluations,
    double gradientNorm,
    int startsTried,
    String message) {

  /** Checks that counts and norm are not negative. */
  public Convergence {
    if (!(iterations >= 0 && evaluations >= 0 && startsTried >= 0 && gradientNorm >= 0.0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "counts and gradientNorm must be >= 0, were iterations %d, evaluations %d,"
                  + " startsTried %d, gradientNorm %s",
              iterations,
              evaluations,
              startsTried,
              gradientNorm));
    }
  }
}
