package io.foreshock.adapter.rest;

import io.foreshock.model.GateReport;
import io.foreshock.model.ModelShelf;
import io.foreshock.model.ShelvedModel;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What is on the shelf, as it is told. It reads files and belongs on a worker thread. */
@Singleton
final class Shelf {

  private static final Logger LOG = Logger.getLogger(Shelf.class);

  private final ModelShelf shelf;

  Shelf(ModelShelf shelf) {
    this.shelf = shelf;
  }

  /** Returns all editions whatever their stage; null where the shelf cannot be read. */
  @Nullable List<ShelfDocument> all() {
    try {
      return shelf.list().stream().map(this::document).toList();
    } catch (IllegalStateException unreadable) {
      LOG.warn(unreadable.getMessage());
      return null;
    }
  }

  /** Returns the editions of one model; null where the shelf cannot be read. */
  @Nullable List<ShelfDocument> of(String modelId) {
    List<ShelfDocument> all = all();
    return all == null
        ? null
        : all.stream().filter(model -> model.modelId().equals(modelId)).toList();
  }

  private ShelfDocument document(ShelvedModel model) {
    return ShelfDocument.of(model, model.gateReport().flatMap(this::report));
  }

  private Optional<GateReport> report(String file) {
    try {
      return shelf.report(file);
    } catch (IllegalStateException | IllegalArgumentException damaged) {
      LOG.warn(damaged.getMessage());
      return Optional.empty();
    }
  }
}
