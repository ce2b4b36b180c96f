package io.foreshock.adapter.bootstrap;

import io.foreshock.adapter.store.StoreOpening;
import io.foreshock.application.MarketPublication;
import io.foreshock.application.PublishMargins;
import io.foreshock.application.PublishedSnapshot;
import io.foreshock.market.MarketId;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * What a running service does by itself. Command line tools, which do not listen and have no
 * scheduler, make none of these beans.
 */
@ApplicationScoped
final class BackgroundWork {

  private static final Logger LOG = Logger.getLogger(BackgroundWork.class);
  private static final MarketId SHOWN_FIRST = new MarketId("INDEX.GSPC");

  private final Instance<MarginRefresh> refresh;
  private final Instance<BundledHistory> history;
  private final Instance<PublishMargins> margins;
  private final StoreOpening store;
  private final boolean listening;
  private final String address;

  BackgroundWork(
      Instance<MarginRefresh> refresh,
      Instance<BundledHistory> history,
      Instance<PublishMargins> margins,
      StoreOpening store,
      @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean listening,
      @ConfigProperty(name = "quarkus.http.port") int port) {
    this.refresh = refresh;
    this.history = history;
    this.margins = margins;
    this.store = store;
    this.listening = listening;
    this.address = "http://localhost:" + port;
  }

  void onStart(@Observes StartupEvent event) {
    if (!listening) {
      return;
    }
    boolean restored = refresh.get().restore();
    if (store.due() || !restored) {
      refresh.get().start(history.get()::importMissing, this::tellWhatIsServed);
    } else {
      refresh.get().startWhenAsked();
      tellWhatIsServed();
    }
  }

  /** Another process may have imported bars; a refresh without changes costs one short query. */
  @Scheduled(
      every = "{foreshock.refresh.poll}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void followStore() {
    if (store.due()) {
      refresh.get().request();
    }
  }

  @Scheduled(
      every = "{foreshock.models.poll}",
      delay = 60, // seconds; the start has just read them, and "off" is no delay
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void followModels() {
    if (store.due()) {
      refresh.get().reloadModels();
    }
  }

  private void tellWhatIsServed() {
    PublishedSnapshot snapshot = margins.get().snapshot();
    Optional<MarketPublication> shown =
        snapshot.market(SHOWN_FIRST).or(() -> snapshot.markets().values().stream().findFirst());
    if (shown.isEmpty()) {
      LOG.info("no market is published yet: import history, or post bars to /v1/market-data/bars");
      return;
    }
    LOG.infof("serving %d markets; try", snapshot.markets().size());
    LOG.infof("  %s/v1/markets", address);
    LOG.infof("  %s/v1/markets/%s/margin-parameters", address, shown.get().marketId());
    LOG.infof("  %s/v1/margin-parameters/%s/explanation", address, shown.get().setId());
  }
}
