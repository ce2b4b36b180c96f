package io.foreshock.application;

import io.foreshock.market.AssetClass;
import io.foreshock.portfolio.collateral.PeggedAsset;
import java.util.Optional;
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

  /** Tells whether the value of a currency can be told, without valuing any market. */
  boolean knows(String currency) {
    return isDollar(currency) || market(currency).isPresent();
  }

  /**
   * Returns the value of one unit in US dollars, empty where no market tells it.
   *
   * @param currency code such as {@code CHF}
   */
  OptionalDouble usdPer(String currency) {
    if (isDollar(currency)) {
      return OptionalDouble.of(1.0);
    }
    return market(currency)
        .map(publication -> OptionalDouble.of(usdPer(currency, publication)))
        .orElse(OptionalDouble.empty());
  }

  private double usdPer(String currency, MarketPublication publication) {
    double price = mark.applyAsDouble(publication);
    return publication.market().symbol().equals(DOLLAR + currency) ? 1.0 / price : price;
  }

  private static boolean isDollar(String currency) {
    return currency.equals(DOLLAR)
        || PeggedAsset.of(currency).filter(asset -> asset.peg().equals(DOLLAR)).isPresent();
  }

  /** Returns the market that tells the rate of a currency, empty where none does. */
  Optional<MarketPublication> market(String currency) {
    return snapshot.markets().values().stream()
        .filter(publication -> publication.market().assetClass() == AssetClass.FX)
        .filter(publication -> isPair(publication.market().symbol(), currency))
        .findFirst();
  }

  private static boolean isPair(String symbol, String currency) {
    return symbol.equals(DOLLAR + currency) || symbol.equals(currency + DOLLAR);
  }
}
