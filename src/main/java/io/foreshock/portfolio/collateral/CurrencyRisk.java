package io.foreshock.portfolio.collateral;

import io.foreshock.policy.Ppm;

/**
 * The haircut for a currency that is not the account's, H_fx = 8 %·√(T ÷ 10 days), at most 1. A
 * stablecoin is a currency of its own here: a claim on a dollar is no dollar.
 *
 * <p>Reference: Basel Committee on Banking Supervision, CRE22: 8 % for a currency mismatch over ten
 * days, scaled with the root of the holding period.
 */
final class CurrencyRisk {

  /** The currency that accounts are kept in. */
  static final String ACCOUNT_CURRENCY = "USD";

  private static final double SUPERVISORY = 0.08;
  private static final double SUPERVISORY_DAYS = 10.0;

  private CurrencyRisk() {}

  static long haircutPpm(String currency, double days) {
    if (currency.equals(ACCOUNT_CURRENCY)) {
      return 0;
    }
    double scaled = SUPERVISORY * Math.sqrt(days / SUPERVISORY_DAYS);
    return Ppm.ofFractionRoundedUp(Math.min(1.0, scaled));
  }
}
