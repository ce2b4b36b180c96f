package io.foreshock.portfolio.pricing;

/**
 * Undiscounted price of a European option on a forward, and its Greeks.
 *
 * <p>Call = F Φ(d₁) − K Φ(d₂), put = K Φ(−d₂) − F Φ(−d₁), d₁ = ln(F/K) ÷ (σ√T) + σ√T/2, d₂ = d₁ −
 * σ√T. Both are computed as intrinsic value plus the same {@link TimeValue}, so call − put = F − K
 * to rounding. The error is below 1e-15 of max(F, K). At expiry, and where the forward is 0, the
 * price is the intrinsic value.
 *
 * <p>Prices rise with σ and T; the call rises and the put falls with F, both convex in it.
 *
 * <p>Reference: F. Black, "The pricing of commodity contracts", Journal of Financial Economics 3
 * (1976), 167–179.
 */
public final class Black76 {

  private Black76() {}

  /**
   * Returns the price of one unit, at least 0, in quote currency.
   *
   * @param terms the option
   * @param forward price of the underlying for the expiry, in [0, 1e100]
   */
  public static double price(OptionTerms terms, double forward) {
    Ranges.requireForward(forward);
    double intrinsic = Math.max(exerciseSign(terms) * (forward - terms.strike()), 0.0);
    return intrinsic + timeValue(terms, forward);
  }

  private static double timeValue(OptionTerms terms, double forward) {
    return isSettled(terms, forward)
        ? 0.0
        : TimeValue.of(forward, terms.strike(), deviation(terms));
  }

  /**
   * Returns the Greeks of one unit: delta, gamma = φ(d₁) ÷ (Fσ√T), vega = F φ(d₁) √T, theta = −F
   * φ(d₁) σ ÷ (2√T · 365).
   *
   * <p>At expiry delta is 1 (call) or −1 (put) in the money, half of it at the strike and 0 out of
   * the money, and the others are 0. Gamma and theta close to expiry at the strike are held at the
   * largest finite number.
   *
   * @param terms the option
   * @param forward price of the underlying for the expiry, in [0, 1e100]
   */
  public static Greeks greeks(OptionTerms terms, double forward) {
    Ranges.requireForward(forward);
    return isSettled(terms, forward)
        ? new Greeks(settledDelta(terms, forward), 0.0, 0.0, 0.0)
        : livingGreeks(terms, forward);
  }

  private static Greeks livingGreeks(OptionTerms terms, double forward) {
    double rootYears = StrictMath.sqrt(terms.years());
    double deviation = deviation(terms);
    double d1 = TimeValue.logMoneyness(forward, terms.strike()) / deviation + 0.5 * deviation;
    double density = StandardNormal.density(d1);
    double sign = exerciseSign(terms);
    double decay = forward * density * terms.volatility() / (2.0 * rootYears);
    return new Greeks(
        sign * StandardNormal.cumulative(sign * d1),
        finite(density / forward / deviation),
        finite(forward * density * rootYears),
        -finite(decay / Ranges.DAYS_PER_YEAR));
  }

  private static double finite(double value) {
    return Math.min(value, Double.MAX_VALUE);
  }

  private static double deviation(OptionTerms terms) {
    return TimeValue.deviation(terms.volatility(), StrictMath.sqrt(terms.years()));
  }

  private static boolean isSettled(OptionTerms terms, double forward) {
    return terms.years() == 0.0 || forward == 0.0;
  }

  private static double settledDelta(OptionTerms terms, double forward) {
    double sign = exerciseSign(terms);
    return 0.5 * (sign + Math.signum(forward - terms.strike()));
  }

  private static double exerciseSign(OptionTerms terms) {
    return terms.kind() == OptionKind.CALL ? 1.0 : -1.0;
  }
}
