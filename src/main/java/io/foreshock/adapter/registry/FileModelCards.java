package io.foreshock.adapter.registry;

import io.foreshock.model.Edition;
import io.foreshock.model.ModelCards;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Cards beside the manifests of editions, below one or more folders of models. */
public final class FileModelCards implements ModelCards {

  private static final String CARD = "MODEL_CARD.md";
  private static final int MOST_BYTES = 1 << 20;

  private final List<Path> folders;

  /**
   * Opens folders; nothing is read yet.
   *
   * @param folders folders of models, those that count first in front
   */
  public FileModelCards(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  @Override
  public Optional<String> of(Edition edition) {
    return folders.stream()
        .map(folder -> folder.resolve(edition.modelId()).resolve(edition.version()))
        .flatMap(folder -> card(folder, edition).stream())
        .findFirst();
  }

  private static Optional<String> card(Path folder, Edition edition) {
    try {
      byte[] bytes =
          BoundedFiles.read(
              folder.resolve(FileModelRegistry.MANIFEST), FileModelRegistry.MANIFEST, MOST_BYTES);
      ArtifactManifest manifest = ArtifactManifest.read(JsonFields.parse(bytes));
      byte[] card = BoundedFiles.read(folder.resolve(CARD), CARD, MOST_BYTES);
      boolean vouched =
          edition.contentHash().equals(manifest.files().get(ArtifactManifest.WEIGHTS))
              && Sha256.of(card).equals(manifest.files().get(CARD));
      return vouched ? Optional.of(new String(card, StandardCharsets.UTF_8)) : Optional.empty();
    } catch (RejectedArtifactException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}
