package io.foreshock.adapter.bootstrap;

import io.foreshock.adapter.marketdata.TrainingSet;
import io.foreshock.adapter.marketdata.TrainingSetManifest;
import io.foreshock.adapter.marketdata.TrainingSets;
import io.foreshock.application.IngestBars;
import io.foreshock.market.AppendResult;
import io.foreshock.market.MarketDirectory;
import io.foreshock.publication.ServiceState;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Brings the bundled training sets into the store, each once: the service state remembers the hash
 * of what was brought in, so a set that changes is brought in again, and the store keeps what it
 * has. A set that cannot be read is told of and left out.
 */
@Singleton
final class BundledHistory {

  private static final Logger LOG = Logger.getLogger(BundledHistory.class);
  private static final String KEY = "training-set.";

  private final Path folder;
  private final boolean wanted;
  private final MarketDirectory directory;
  private final IngestBars ingestBars;
  private final ServiceState state;
  private final Clock clock;

  BundledHistory(
      @ConfigProperty(name = "foreshock.training-data.directory") Path folder,
      @ConfigProperty(name = "foreshock.training-data.import") boolean wanted,
      MarketDirectory directory,
      IngestBars ingestBars,
      ServiceState state,
      Clock clock) {
    this.folder = folder;
    this.wanted = wanted;
    this.directory = directory;
    this.ingestBars = ingestBars;
    this.state = state;
    this.clock = clock;
  }

  /** Imports the sets that have not been brought in yet. */
  void importMissing() {
    if (!wanted || !Files.isDirectory(folder)) {
      return;
    }
    TrainingSets sets = new TrainingSets(folder, directory);
    for (TrainingSetManifest manifest : manifests(sets)) {
      if (!state.get(KEY + manifest.name()).equals(Optional.of(manifest.sha256()))) {
        importSet(sets, manifest);
      }
    }
  }

  private List<TrainingSetManifest> manifests(TrainingSets sets) {
    try {
      return sets.manifests();
    } catch (IOException | IllegalArgumentException e) {
      LOG.errorf("training data in %s left out: %s", folder, e.getMessage());
      return List.of();
    }
  }

  private void importSet(TrainingSets sets, TrainingSetManifest manifest) {
    try {
      TrainingSet set = sets.load(manifest.name());
      AppendResult result =
          ingestBars.ingest(batches(set), clock.millis()).values().stream()
              .reduce(AppendResult.NONE, AppendResult::plus);
      state.put(KEY + manifest.name(), manifest.sha256());
      LOG.infof(
          "imported set=%s markets=%d bars=%d quarantined=%d",
          manifest.name(), set.markets().size(), result.accepted(), result.quarantined());
    } catch (IOException | IllegalArgumentException e) {
      LOG.errorf("training set %s left out: %s", manifest.name(), e.getMessage());
    }
  }

  private static List<IngestBars.Batch> batches(TrainingSet set) {
    return set.markets().stream()
        .map(bars -> new IngestBars.Batch(bars.market(), bars.barLengthMs(), bars.bars()))
        .toList();
  }
}
