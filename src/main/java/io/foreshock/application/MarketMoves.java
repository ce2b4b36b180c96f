package io.foreshock.application;

import io.foreshock.market.MarketId;
import io.foreshock.policy.Ppm;
import io.foreshock.policy.SidedPpm;
import io.foreshock.portfolio.AccountBook;
import io.foreshock.portfolio.PortfolioMarket;
import io.foreshock.portfolio.account.EventCause;
import java.util.Optional;

/**
 * What moved an account from one round to the next: of the price moves of its markets, each times
 * net exposure, and of the changes of initial margin, each times the same, the largest.
 *
 * @param before the round before
 * @param after the round after
 */
record MarketMoves(WatchRound before, WatchRound after) {

  /**
   * Returns the cause.
   *
   * @param book the account, measured in the round after
   */
  EventCause cause(AccountBook book) {
    EventCause cause = EventCause.DWELL;
    double largest = 0.0;
    for (MarketId id : book.markets()) {
      PortfolioMarket was = before.market(id);
      PortfolioMarket is = after.market(id);
      double exposure = book.exposureUsd(id);
      double price = is.markPrice() / was.markPrice() - 1.0;
      if (Math.abs(exposure * price) > largest) {
        largest = Math.abs(exposure * price);
        cause = cause(EventCause.Kind.PRICE, id, price);
      }
      double margin = margin(is, exposure) - margin(was, exposure);
      if (Math.abs(exposure * margin) > largest) {
        largest = Math.abs(exposure * margin);
        cause = cause(EventCause.Kind.PARAMETERS, id, margin / margin(was, exposure));
      }
    }
    return cause;
  }

  private static EventCause cause(EventCause.Kind kind, MarketId id, double move) {
    return new EventCause(kind, Optional.of(id), Math.round(move * Ppm.ONE));
  }

  private static double margin(PortfolioMarket market, double exposure) {
    SidedPpm published = market.scenario().initial();
    return (double) (exposure < 0.0 ? published.shortPpm() : published.longPpm()) / Ppm.ONE;
  }
}
