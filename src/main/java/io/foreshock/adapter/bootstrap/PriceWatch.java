package io.foreshock.adapter.bootstrap;

import io.foreshock.application.VerifyPrices;
import io.foreshock.market.StoreUnavailableException;
import io.foreshock.market.verification.PricedMarkets;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Decides prices anew every second, so that what is told from memory follows the clock and what
 * other processes have stored. Where no market has sources it does nothing.
 */
@ApplicationScoped
final class PriceWatch {

  private static final Logger LOG = Logger.getLogger(PriceWatch.class);

  private final Instance<PricedMarkets> markets;
  private final Instance<VerifyPrices> prices;
  private final Clock clock;
  private final boolean listening;

  PriceWatch(
      Instance<PricedMarkets> markets,
      Instance<VerifyPrices> prices,
      Clock clock,
      @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true")
          boolean listening) {
    this.markets = markets;
    this.prices = prices;
    this.clock = clock;
    this.listening = listening;
  }

  /** A fault in the configuration stops the start. */
  void onStart(@Observes StartupEvent event) {
    if (listening && !markets.get().all().isEmpty()) {
      LOG.infof("sources tell the prices of %d markets", markets.get().all().size());
    }
  }

  /** What could not be decided for a minute is told as stale. */
  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void decide() {
    if (markets.get().all().isEmpty()) {
      return;
    }
    try {
      prices.get().refresh(clock.millis());
    } catch (StoreUnavailableException failure) {
      LOG.debug("prices not decided", failure);
    }
  }
}
