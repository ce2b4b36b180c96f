package io.foreshock.adapter.rest;

import io.foreshock.application.VerifyPrices;
import io.foreshock.market.verification.PriceState;
import io.foreshock.publication.Health;
import jakarta.inject.Singleton;

/**
 * The trust in a set now: the worse of what its bars say and, where the market is live and several
 * sources tell its price, of what those say. It reads memory alone, and changes no margin.
 */
@Singleton
final class CurrentHealth {

  private final VerifyPrices prices;

  CurrentHealth(VerifyPrices prices) {
    this.prices = prices;
  }

  /** Returns the trust in a set. */
  Health of(SetDocument document, long nowMs) {
    Health own = document.health(nowMs);
    Health told = ofPrices(document, nowMs);
    return told.compareTo(own) > 0 ? told : own;
  }

  private Health ofPrices(SetDocument document, long nowMs) {
    return document.isLive()
        ? prices
            .state(document.publication().marketId(), nowMs)
            .map(CurrentHealth::of)
            .orElse(Health.FRESH)
        : Health.FRESH;
  }

  private static Health of(PriceState state) {
    return switch (state) {
      case FRESH -> Health.FRESH;
      case DEGRADED -> Health.DEGRADED;
      case STALE -> Health.STALE;
    };
  }

  /**
   * Requires that a set may be used by the wall clock and its price is not stale.
   *
   * @throws StaleInputsException if not
   */
  void requireFresh(SetDocument document, long nowMs) {
    if (!document.isFresh(nowMs)) {
      throw new StaleInputsException(document, document.ageSeconds(nowMs));
    }
    if (ofPrices(document, nowMs) == Health.STALE) {
      throw new StaleInputsException(
          document, "no source tells a usable price of " + document.publication().marketId());
    }
  }
}
