package io.foreshock.policy;

import io.foreshock.market.AssetClass;

/**
 * What is assumed of a market of which too little is known, by asset class.
 *
 * <p>{@code longRunPpm} is the floor of a market with a short history: a young market that has been
 * calm so far says little of its tail, so its class speaks for it. The values are judgements.
 * Beside them stands what was measured, the empirical VaR 99 % of a day, the larger side:
 * NASDAQ-100 1985–2006 5.2 %, S&amp;P 500 2000–2006 3.4 %, Dow 1980–2006 2.7 %; 30 Dow shares
 * 1991–2000 3.8 to 7.4 %, median 5.6 %; silver 1977–2006 5.0 %, gold 3.6 %; USD/CHF 1996–2001 1.7
 * %; Bitcoin 2017-08 to 2021-06 12 %, eleven other pairs 15 to 32 %. So the floors of shares and
 * crypto-assets lie below the wildest of their class, that of crypto-assets below most pairs but
 * Bitcoin.
 *
 * <p>{@code terminalPpm} is what initial margin goes to when a set has expired and nothing follows;
 * a judgement as well.
 *
 * @param longRunPpm least initial margin of a market with a short history, ppm of notional
 * @param terminalPpm least terminal initial margin, ppm of notional
 */
public record ClassPrior(long longRunPpm, long terminalPpm) {

  /** Checks the ranges. */
  public ClassPrior {
    Ppm.requireInRange("longRunPpm", longRunPpm, 1, Ppm.ONE);
    Ppm.requireInRange("terminalPpm", terminalPpm, longRunPpm, Ppm.ONE);
  }

  /** Returns the prior of a class; that of unclassified markets is the strictest. */
  public static ClassPrior of(AssetClass assetClass) {
    return switch (assetClass) {
      case FX -> new ClassPrior(25_000, 80_000);
      case INDEX -> new ClassPrior(55_000, 150_000);
      case METAL -> new ClassPrior(60_000, 200_000);
      case EQUITY -> new ClassPrior(70_000, 250_000);
      case CRYPTO -> new ClassPrior(150_000, 400_000);
      case UNCLASSIFIED -> new ClassPrior(250_000, 500_000);
    };
  }
}
