package io.foreshock.portfolio.account;

import io.foreshock.portfolio.pricing.OptionKind;
import io.foreshock.portfolio.pricing.OptionTerms;

/**
 * An option by the date it expires on, which stays while the time to it runs out.
 *
 * @param kind call or put
 * @param strike strike, quote currency, positive
 * @param expiryMs moment of expiry, epoch milliseconds
 * @param volatility implied volatility per square root of a year, in (0, 10]
 */
public record ListedOption(OptionKind kind, double strike, long expiryMs, double volatility) {

  private static final double MS_PER_YEAR = 365.0 * 86_400_000.0;

  /**
   * Returns the option whose time is told from a moment.
   *
   * @param atMs the moment, epoch milliseconds
   */
  static ListedOption of(OptionTerms terms, long atMs) {
    long expiryMs = atMs + Math.round(terms.years() * MS_PER_YEAR);
    return new ListedOption(terms.kind(), terms.strike(), expiryMs, terms.volatility());
  }

  /** Returns its terms at a moment; once expired it is worth what exercise at the price gives. */
  OptionTerms at(long atMs) {
    double years = Math.max(0.0, (expiryMs - (double) atMs) / MS_PER_YEAR);
    return new OptionTerms(kind, strike, years, volatility);
  }
}
