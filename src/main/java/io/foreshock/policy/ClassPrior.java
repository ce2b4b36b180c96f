package io.foreshock.policy;

import io.foreshock.market.AssetClass;

/**
 * What is assumed of a market of which too little is known, by asset class.
 *
 * <p>{@code longRunPpm} is the floor of a market with a short history: a young market that has been
 * calm so far says little of its tail, so its peers speak for it. The values are the unconditional
 * VaR 99 % of a day of the wilder bundled markets of the class, rounded up (NASDAQ-100 1985–2006,
 * single Dow shares 1991–2000, silver, USD/CHF), and for crypto-assets a judgement that lies above
 * Bitcoin's 2017–2021 level. {@code terminalPpm} is what initial margin goes to when a set has
 * expired and nothing follows: a multi-day loss of a crisis, a judgement as well.
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
