package io.foreshock.adapter.registry;

import io.foreshock.model.ShelvedModel;
import java.util.List;

/**
 * What the files of models were decoded to before, so that a change of stage decodes the index
 * alone.
 *
 * @param manifests manifests
 * @param contents artifacts whose files had the hashes of their manifest, by that manifest's hash
 * @param indexes indexes of our own folder
 */
record ShelfMemory(
    Decoded<ArtifactManifest> manifests,
    Decoded<ArtifactReader.Content> contents,
    Decoded<List<ShelvedModel>> indexes) {

  /** As many as an installation has by far. */
  private static final int MANIFESTS = 64;

  /** Editions in service, one that was just taken out, and some; each is up to some megabytes. */
  private static final int CONTENTS = 8;

  /** One before a change and one after. */
  private static final int INDEXES = 2;

  /** Remembers nothing yet. */
  ShelfMemory() {
    this(new Decoded<>(MANIFESTS), new Decoded<>(CONTENTS), new Decoded<>(INDEXES));
  }
}
