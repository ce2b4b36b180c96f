package io.foreshock.adapter.bootstrap;

import io.foreshock.adapter.snapshot.RejectedSnapshotException;
import io.foreshock.adapter.snapshot.SnapshotFile;
import io.foreshock.application.PublishedSnapshot;
import io.foreshock.publication.SetEncoder;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * What is published, kept across restarts in a file where the configuration names one. Neither a
 * file that cannot be served nor one that cannot be written stops the service.
 */
@Singleton
final class KeptSnapshot {

  private static final Logger LOG = Logger.getLogger(KeptSnapshot.class);

  private final Optional<Path> path;
  private final Optional<SnapshotFile> file;
  private String failureToldLast = "";

  KeptSnapshot(
      @ConfigProperty(name = "foreshock.snapshot.file") Optional<Path> path,
      @ConfigProperty(name = "quarkus.application.version") String program,
      SetEncoder encoder) {
    this.path = path;
    this.file = path.map(each -> new SnapshotFile(each, program, encoder));
  }

  /** Returns what was published when the process before ended; empty is told why. */
  Optional<PublishedSnapshot> read() {
    try {
      return file.isPresent() ? file.get().read() : Optional.empty();
    } catch (RejectedSnapshotException rejected) {
      LOG.errorf(
          "snapshot %s not served, the store is: it %s", path.orElseThrow(), rejected.getMessage());
      return Optional.empty();
    }
  }

  /** Keeps what is published now; a failure is told once. */
  void keep(PublishedSnapshot snapshot) {
    if (file.isEmpty()) {
      return;
    }
    try {
      file.get().write(snapshot);
      failureToldLast = "";
    } catch (IOException failure) {
      if (!failureToldLast.equals(failure.toString())) {
        LOG.errorf("snapshot %s not written: %s", path.orElseThrow(), failure);
        failureToldLast = failure.toString();
      }
    }
  }
}
