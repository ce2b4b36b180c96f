package io.foreshock.adapter.registry;

import io.foreshock.model.LoadedModels.ArtifactProblem;
import io.foreshock.model.ModelReference;
import io.foreshock.model.ModelStage;
import io.foreshock.model.ShelvedModel;
import io.foreshock.model.StageMove;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The folder of models that came with the program and our own laid over it. An entry of our own
 * index with the name and hash of a shipped edition gives that one its stage.
 *
 * @param shipped folder that came with the program; never written to
 * @param own folder of our own, empty where there is none
 * @param memory what was decoded before
 */
record ShelfFolders(Path shipped, Optional<Path> own, ShelfMemory memory) {

  private static final String OWN = "the own ";

  /** Names the folders; nothing is read yet. */
  ShelfFolders(Path shipped, Optional<Path> own) {
    this(shipped, own, new ShelfMemory());
  }

  /**
   * Returns what an edition's files say, whatever its stage.
   *
   * @throws RejectedArtifactException naming the file at fault
   */
  ArtifactReader.Content read(ShelvedModel model) throws RejectedArtifactException {
    return ArtifactReader.read(folderOf(model), model.reference(), model.manifestSha256(), memory);
  }

  private Path folderOf(ShelvedModel model) {
    return model.shipped() ? shipped : own.orElse(shipped);
  }

  /**
   * Returns all editions of both folders: shipped ones first, so that of two with the same {@code
   * knownUntil} our own is the newer.
   *
   * @param problems takes shipped editions whose manifest cannot be used
   * @throws RejectedArtifactException if our own index is there and cannot be used
   */
  List<ShelvedModel> layered(List<ArtifactProblem> problems) throws RejectedArtifactException {
    SortedMap<ModelReference, ShelvedModel> listed = ownEntries();
    List<ShelvedModel> all = new ArrayList<>();
    for (ModelIndex.Champion champion : champions(problems)) {
      ShelvedModel entry = listed.get(champion.reference());
      if (entry == null || isOfOtherBytes(entry, champion)) {
        add(champion, all, problems);
      } else if (entry.shipped()) {
        all.add(entry);
      }
    }
    listed.values().stream().filter(model -> !model.shipped()).forEach(all::add);
    return all;
  }

  /** A stage was given to a shipped edition that is no longer the one shipped. */
  private static boolean isOfOtherBytes(ShelvedModel entry, ModelIndex.Champion champion) {
    return entry.shipped() && !entry.manifestSha256().equals(champion.manifestSha256());
  }

  private void add(
      ModelIndex.Champion champion, List<ShelvedModel> all, List<ArtifactProblem> problems) {
    try {
      ArtifactManifest manifest =
          ArtifactReader.manifest(shipped, champion.reference(), champion.manifestSha256(), memory);
      all.add(
          new ShelvedModel(
              champion.reference(),
              manifest.group(),
              manifest.knownUntilMs(),
              champion.manifestSha256(),
              true,
              List.of(shippedMove(manifest)),
              Optional.empty()));
    } catch (RejectedArtifactException rejected) {
      problems.add(rejected.problem());
    }
  }

  /** Nobody wrote down when it was approved; the first day it may be judged by is known. */
  private static StageMove shippedMove(ArtifactManifest manifest) {
    return new StageMove(
        ModelStage.APPROVED,
        StageMove.Cause.SHIPPED,
        manifest.knownUntilMs(),
        "came with the program");
  }

  private List<ModelIndex.Champion> champions(List<ArtifactProblem> problems) {
    try {
      byte[] bytes =
          BoundedFiles.read(
              shipped.resolve(ModelIndex.FILE), ModelIndex.FILE, ArtifactReader.MOST_JSON_BYTES);
      return ArtifactReader.decoded(ModelIndex.FILE, () -> ModelIndex.read(JsonFields.parse(bytes)))
          .champions();
    } catch (RejectedArtifactException rejected) {
      problems.add(rejected.problem());
      return List.of();
    }
  }

  /**
   * Returns the entries of our own index, by reference; none where there is no index yet.
   *
   * @throws RejectedArtifactException if it is there and cannot be used
   */
  SortedMap<ModelReference, ShelvedModel> ownEntries() throws RejectedArtifactException {
    SortedMap<ModelReference, ShelvedModel> entries = new TreeMap<>();
    if (own.isPresent() && Files.exists(own.get().resolve(ModelIndex.FILE))) {
      byte[] bytes = ownIndex(own.get());
      for (ShelvedModel model : memory.indexes().of(Sha256.of(bytes), () -> decodedOwn(bytes))) {
        entries.put(model.reference(), model);
      }
    }
    return entries;
  }

  private static byte[] ownIndex(Path folder) throws RejectedArtifactException {
    try {
      return BoundedFiles.read(
          folder.resolve(ModelIndex.FILE), ModelIndex.FILE, ShelfIndex.MOST_BYTES);
    } catch (RejectedArtifactException rejected) {
      throw new RejectedArtifactException(ModelIndex.FILE, OWN + rejected.problem().reason());
    }
  }

  private List<ShelvedModel> decodedOwn(byte[] bytes) throws RejectedArtifactException {
    try {
      return ShelfIndex.read(bytes);
    } catch (IllegalArgumentException e) {
      throw new RejectedArtifactException(
          ModelIndex.FILE, OWN + "index in " + own.orElse(shipped) + ": " + e.getMessage());
    }
  }
}
