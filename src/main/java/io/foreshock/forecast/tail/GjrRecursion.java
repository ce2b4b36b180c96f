package io.foreshock.forecast.tail;

/**
 * Parameters and next variance of a GJR-GARCH(1,1) path: r = μ + ε, ε = √h·z, h' = ω + (α +
 * γ·1{ε&lt;0})ε² + βh. EWMA is ω = γ = 0, α = 1 − λ, β = λ.
 *
 * <p>Reference: L. Glosten, R. Jagannathan, D. Runkle, "On the relation between the expected value
 * and the volatility of the nominal excess return on stocks", Journal of Finance 48 (1993),
 * 1779–1801.
 *
 * @param mu daily mean μ, log, decimal, finite
 * @param omega ω ≥ 0, daily variance
 * @param alpha α ≥ 0
 * @param gamma γ ≥ −α; negative where rises raise volatility more than falls
 * @param beta β ≥ 0
 * @param nextVariance h of the first day forecast, daily, positive
 */
public record GjrRecursion(
    double mu, double omega, double alpha, double gamma, double beta, double nextVariance) {

  /** Checks that no path can reach a negative variance. */
  public GjrRecursion {
    if (!Double.isFinite(mu)) {
      throw new IllegalArgumentException("mu must be finite, was " + mu);
    }
    requireNotNegative("omega", omega);
    requireNotNegative("alpha", alpha);
    requireNotNegative("alpha + gamma", alpha + gamma);
    requireNotNegative("beta", beta);
    if (!(nextVariance > 0.0 && nextVariance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "nextVariance must be positive and finite, was " + nextVariance);
    }
  }

  private static void requireNotNegative(String name, double value) {
    if (!(value >= 0.0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          name + " must be finite and not negative, was " + value);
    }
  }
}
