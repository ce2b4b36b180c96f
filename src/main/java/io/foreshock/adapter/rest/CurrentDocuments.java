package io.foreshock.adapter.rest;

import io.foreshock.application.PublishedSnapshot;
import io.foreshock.application.RiskException;
import io.foreshock.market.Market;
import io.foreshock.market.MarketDirectory;
import io.foreshock.market.MarketId;
import io.foreshock.publication.SetEncoder;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The documents in force. They are made on the thread that publishes, so a request finds them ready
 * and holds one consistent state whatever is published meanwhile.
 */
@Singleton
final class CurrentDocuments {

  private final SetEncoder encoder;
  private final MarketDirectory directory;
  private final AtomicReference<SnapshotDocuments> current =
      new AtomicReference<>(SnapshotDocuments.empty());

  CurrentDocuments(SetEncoder encoder, MarketDirectory directory) {
    this.encoder = encoder;
    this.directory = directory;
  }

  void onPublished(@Observes PublishedSnapshot snapshot) {
    current.updateAndGet(before -> SnapshotDocuments.of(snapshot, encoder, before));
  }

  SnapshotDocuments snapshot() {
    return current.get();
  }

  /**
   * Returns the current document of a market.
   *
   * @param name id, symbol or alias
   * @throws RiskException.UnknownMarket if no market of that name has a published set
   */
  SetDocument market(String name) {
    return market(snapshot(), name);
  }

  /** Returns the document of a market in a snapshot; see {@link #market(String)}. */
  SetDocument market(SnapshotDocuments documents, String name) {
    return documents
        .byMarket(name)
        .or(() -> idOf(name).flatMap(id -> documents.byMarket(id.value())))
        .orElseThrow(() -> new RiskException.UnknownMarket(name));
  }

  /** Returns the id that a name stands for, empty where it can be none. */
  Optional<MarketId> idOf(String name) {
    try {
      return Optional.of(directory.known(name).map(Market::id).orElseGet(() -> new MarketId(name)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
