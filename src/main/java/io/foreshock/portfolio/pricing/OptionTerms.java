package io.foreshock.portfolio.pricing;

/**
 * A European option and the volatility it is priced at.
 *
 * @param kind call or put
 * @param strike price agreed on, in (0, 1e100], in quote currency
 * @param years time to expiry in years of 365 days, at least 0, finite
 * @param volatility implied volatility σ per square root of a year, in (0, 10]
 */
public record OptionTerms(OptionKind kind, double strike, double years, double volatility) {

  /** Largest volatility, 1,000 %: beyond it a quote is an error, and a shock is held there. */
  public static final double MAXIMUM_VOLATILITY = 10.0;

  /** Checks every range. */
  public OptionTerms {
    if (!(strike > 0.0 && strike <= Ranges.LARGEST)) {
      throw new IllegalArgumentException("strike must be in (0, 1e100], was " + strike);
    }
    Ranges.requireNotNegative("years", years);
    Ranges.requireVolatility(volatility);
  }
}
