package io.foreshock.portfolio.collateral;

import java.util.Optional;

/**
 * The haircut of money: dollars, other currencies and stablecoins held as such. Dollars have none.
 * Others have H_fx over a day, the time that markets of currencies and crypto-assets give them, the
 * wrong-way part of it, and stablecoins the jump off their peg. Money has no market and no
 * liquidity part, so a holding larger than what can be exchanged in a day is taken for easier to
 * sell than it is.
 *
 * @param currency the money, such as {@code USD}, {@code EUR} or {@code USDT}
 * @param peg the peg it holds, empty for what is not pegged
 */
public record CashHaircut(String currency, Optional<PeggedAsset> peg) implements CollateralHaircut {

  private static final double DAYS_TO_EXCHANGE = 1.0;

  /** Returns the haircut of a currency; its peg, if any, is that of the table. */
  public static CashHaircut of(String currency) {
    return new CashHaircut(currency, PeggedAsset.of(currency));
  }

  @Override
  public HaircutParts parts(double holdingValue, double tailCorrelation) {
    Checks.finite("holdingValue", holdingValue);
    long currencyPpm = CurrencyRisk.haircutPpm(currency, DAYS_TO_EXCHANGE);
    DepegJump jump = DepegJump.of(peg, DAYS_TO_EXCHANGE);
    long wrongWayPpm = WrongWayRisk.haircutPpm(tailCorrelation, 0, currencyPpm, jump.depthPpm());
    return HaircutParts.of(0, 0, currencyPpm, wrongWayPpm, jump.haircutPpm());
  }
}
