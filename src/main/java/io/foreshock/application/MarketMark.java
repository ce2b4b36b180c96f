package io.foreshock.application;

import io.foreshock.market.ClockMode;
import io.foreshock.market.verification.PriceState;
import io.foreshock.market.verification.VerifiedPrice;
import java.util.Optional;

/**
 * What positions and holdings of a market are valued at, quote currency.
 *
 * <ul>
 *   <li>In replay, and where no sources are configured: the close of the last bar.
 *   <li>{@code FRESH}: the verified value.
 *   <li>{@code DEGRADED}: what is held at the lowest usable price, what is owed at the highest.
 *   <li>{@code STALE}: the same, over the last good price and the close of the last bar.
 * </ul>
 *
 * @param low price of what is held: collateral, and gains of positions that rise with the price
 * @param high price of what is owed: debts, gains of positions that fall with the price, and the
 *     notional that margins are a fraction of
 * @param atMs moment it is of, epoch milliseconds
 * @param verified the verified price it comes from, empty for the close of a bar
 */
public record MarketMark(double low, double high, long atMs, Optional<VerifiedPrice> verified) {

  /** What a unit of money is worth in itself. */
  static final MarketMark ONE = new MarketMark(1.0, 1.0, Long.MIN_VALUE, Optional.empty());

  /**
   * Returns the mark of a market.
   *
   * @param risk the market as published
   * @param prices what may be believed of prices
   * @param nowMs wall time, epoch milliseconds
   */
  static MarketMark of(MarketRisk risk, VerifyPrices prices, long nowMs) {
    if (risk.publication().market().clock() != ClockMode.LIVE) {
      return ofClose(risk);
    }
    return prices
        .price(risk.marketId(), nowMs)
        .map(price -> of(risk, price))
        .orElseGet(() -> ofClose(risk));
  }

  /** Returns the close of a market's last bar. */
  static MarketMark ofClose(MarketRisk risk) {
    return ofClose(risk, Optional.empty());
  }

  private static MarketMark ofClose(MarketRisk risk, Optional<VerifiedPrice> verified) {
    return new MarketMark(risk.markPrice(), risk.markPrice(), risk.markAtMs(), verified);
  }

  private static MarketMark of(MarketRisk risk, VerifiedPrice price) {
    return price
        .quote()
        .map(quote -> ofQuote(risk.markPrice(), quote, price))
        .orElseGet(() -> ofClose(risk, Optional.of(price)));
  }

  /** Returns the mark that follows from a verified price beside the close of the last bar. */
  static MarketMark ofQuote(double close, VerifiedPrice.Quote quote, VerifiedPrice price) {
    double low =
        switch (price.state()) {
          case FRESH -> quote.value();
          case DEGRADED -> quote.low();
          case STALE -> Math.min(quote.low(), close);
        };
    double high =
        switch (price.state()) {
          case FRESH -> quote.value();
          case DEGRADED -> quote.high();
          case STALE -> Math.max(quote.high(), close);
        };
    return new MarketMark(low, high, quote.observedAtMs(), Optional.of(price));
  }

  /** Returns the price of so many units: the lower one for an asset, the higher one for a debt. */
  double of(double quantity) {
    return quantity < 0.0 ? high : low;
  }

  /** Returns what a reader should know of it, empty where there is nothing. */
  Optional<String> flag() {
    return verified
        .map(VerifiedPrice::state)
        .filter(state -> state != PriceState.FRESH)
        .map(state -> "PRICE_" + state);
  }
}
