package io.foreshock.adapter.registry;

import io.foreshock.adapter.registry.ArtifactReader.Artifact;
import io.foreshock.model.GateReport;
import io.foreshock.model.LoadedModels;
import io.foreshock.model.ModelReference;
import io.foreshock.model.ModelShelf;
import io.foreshock.model.ModelStage;
import io.foreshock.model.ShelvedModel;
import io.foreshock.model.StageMove;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * The shelf as a folder, laid over the one that came with the program. A change writes what is new
 * under other names, and one rename of the index makes it visible: whatever moment the process ends
 * at, the index before or the one after is there, and all that it names. Writers of several
 * processes wait for each other at a lock file.
 */
final class FileModelShelf implements ModelShelf {

  /** No model can have this name. */
  private static final String REPORTS = "gate_reports";

  private static final String LOCK = ".lock";
  private static final int MOST_REPORT_BYTES = 1 << 20;
  private static final Pattern REPORT = Pattern.compile(REPORTS + "/[0-9a-f]{64}\\.json");

  private final ShelfFolders folders;
  private final Path own;
  private final ModelsFolder writer;

  /**
   * Names the folders; nothing is read or written yet.
   *
   * @param shipped folder that came with the program
   * @param own folder that is written to; made at the first change
   */
  FileModelShelf(Path shipped, Path own) {
    this(shipped, own, new ShelfMemory(), FileSteps.DISK);
  }

  FileModelShelf(Path shipped, Path own, ShelfMemory memory, FileSteps steps) {
    this.folders = new ShelfFolders(shipped, Optional.of(own), memory);
    this.own = own;
    this.writer = new ModelsFolder(own, steps);
  }

  @Override
  public List<ShelvedModel> list() {
    try {
      return folders.layered(new ArrayList<>()).stream()
          .sorted((one, other) -> one.reference().compareTo(other.reference()))
          .toList();
    } catch (RejectedArtifactException rejected) {
      throw unreadable(rejected);
    }
  }

  @Override
  public ShelvedModel add(String artifactFolder, GateReport report, long atMs) {
    Artifact artifact = artifact(artifactFolder);
    if (!report.challenger().equals(artifact.reference())) {
      throw new IllegalArgumentException(
          "report must be of " + artifact.reference() + ", was of " + report.challenger());
    }
    return locked(() -> {
      Optional<ShelvedModel> known = find(artifact.reference());
      if (known.isPresent()) {
        return requireSame(known.get(), artifact);
      }
      ShelvedModel added = candidate(artifact, written(report), atMs);
      writer.put(added.reference().toString(), artifact.files());
      SortedMap<ModelReference, ShelvedModel> entries = entries();
      entries.put(added.reference(), added);
      writer.replace(ModelIndex.FILE, ShelfIndex.write(entries.values()));
      return added;
    });
  }

  private static Artifact artifact(String folder) {
    try {
      return ArtifactReader.readUnlisted(Path.of(folder));
    } catch (RejectedArtifactException rejected) {
      throw new IllegalArgumentException(
          folder + ": " + rejected.problem().artifact() + ": " + rejected.getMessage(), rejected);
    }
  }

  private static ShelvedModel requireSame(ShelvedModel known, Artifact artifact) {
    if (!known.manifestSha256().equals(artifact.manifestSha256())) {
      throw new IllegalArgumentException(
          known.reference()
              + " is there already with other bytes; an edition never changes. Its manifest has"
              + " SHA-256 "
              + known.manifestSha256()
              + ", the new one "
              + artifact.manifestSha256());
    }
    return known;
  }

  private static ShelvedModel candidate(Artifact artifact, String report, long atMs) {
    return new ShelvedModel(
        artifact.reference(),
        artifact.edition().group(),
        artifact.edition().knownUntilMs(),
        artifact.manifestSha256(),
        false,
        List.of(new StageMove(ModelStage.CANDIDATE, StageMove.Cause.ADDED, atMs, "trained")),
        Optional.of(report));
  }

  @Override
  public String keep(GateReport report) {
    return locked(() -> written(report));
  }

  private String written(GateReport report) throws IOException {
    byte[] bytes = JsonBytes.indented(GateReportJson.write(report));
    String name = Sha256.of(bytes) + ".json";
    writer.replace(REPORTS, name, bytes);
    return REPORTS + "/" + name;
  }

  @Override
  public void move(List<StageChange> changes) {
    locked(() -> {
      SortedMap<ModelReference, ShelvedModel> entries = entries();
      Set<ModelReference> moved = new HashSet<>();
      for (StageChange change : changes) {
        if (!moved.add(change.reference())) {
          throw new IllegalArgumentException(
              "changes must be of different models, had two of " + change.reference());
        }
        entries.put(change.reference(), require(change.reference()).moved(change.move()));
      }
      writer.replace(ModelIndex.FILE, ShelfIndex.write(entries.values()));
      return changes;
    });
  }

  @Override
  public Optional<GateReport> report(String file) {
    Path path = own.resolve(file);
    if (!(REPORT.matcher(file).matches() && Files.exists(path))) {
      return Optional.empty();
    }
    try {
      byte[] bytes = BoundedFiles.read(path, file, MOST_REPORT_BYTES);
      if (!file.contains(Sha256.of(bytes))) {
        throw new IllegalStateException(file + " is damaged: its name is not its SHA-256");
      }
      return Optional.of(GateReportJson.read(JsonFields.parse(bytes)));
    } catch (RejectedArtifactException rejected) {
      throw unreadable(rejected);
    }
  }

  @Override
  public LoadedModels load(ModelReference reference) {
    return FileModelRegistry.load(folders, List.of(require(reference)), List.of());
  }

  private ShelvedModel require(ModelReference reference) {
    return find(reference)
        .orElseThrow(() -> new IllegalArgumentException("no model is called " + reference));
  }

  private Optional<ShelvedModel> find(ModelReference reference) {
    return list().stream().filter(model -> model.reference().equals(reference)).findFirst();
  }

  private SortedMap<ModelReference, ShelvedModel> entries() {
    try {
      return folders.ownEntries();
    } catch (RejectedArtifactException rejected) {
      throw unreadable(rejected);
    }
  }

  private static IllegalStateException unreadable(RejectedArtifactException rejected) {
    return new IllegalStateException(
        "models: " + rejected.problem().artifact() + ": " + rejected.getMessage(), rejected);
  }

  /** Changes something while no other thread or process does, after clearing what was cut short. */
  private synchronized <T> T locked(Change<T> change) {
    try {
      writer.make();
      try (FileChannel channel =
              FileChannel.open(
                  own.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (!lock.isValid()) {
          throw new IOException("the lock " + own.resolve(LOCK) + " is not held");
        }
        writer.clean();
        return change.make();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot change the models in " + own + ": " + e, e);
    }
  }

  @FunctionalInterface
  private interface Change<T> {
    T make() throws IOException;
  }
}
