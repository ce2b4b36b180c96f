package io.foreshock.application;

import io.foreshock.market.AssetClass;
import io.foreshock.market.Market;
import io.foreshock.portfolio.collateral.PeggedAsset;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What currencies are worth in US dollars, told by the published markets of the class FX. Coins
 * that are pegged to the dollar count as one dollar; that they may lose their peg is in the
 * haircut.
 *
 * @param snapshot what is published
 * @param mark price of a published market
 */
record CurrencyRates(PublishedSnapshot snapshot, ToDoubleFunction<MarketPublication> mark) {

  private static final String DOLLAR = "USD";

  /**
   * Returns the value of one unit in US dollars, empty where no market tells it.
   *
   * @param currency code such as {@code CHF}
   */
  OptionalDouble usdPer(String currency) {
    boolean pegged =
        PeggedAsset.of(currency).filter(asset -> asset.peg().equals(DOLLAR)).isPresent();
    if (currency.equals(DOLLAR) || pegged) {
      return OptionalDouble.of(1.0);
    }
    for (MarketPublication publication : snapshot.markets().values()) {
      Market market = publication.market();
      if (market.assetClass() == AssetClass.FX && market.symbol().equals(DOLLAR + currency)) {
        return OptionalDouble.of(1.0 / mark.applyAsDouble(publication));
      }
      if (market.assetClass() == AssetClass.FX && market.symbol().equals(currency + DOLLAR)) {
        return OptionalDouble.of(mark.applyAsDouble(publication));
      }
    }
    return OptionalDouble.empty();
  }
}
