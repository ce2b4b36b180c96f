package io.foreshock.adapter.registry;

import io.foreshock.market.AssetClass;
import io.foreshock.model.ClassGroup;
import io.foreshock.model.ClassSettings;
import io.foreshock.model.Edition;
import io.foreshock.model.Editions;
import io.foreshock.model.LoadedModels;
import io.foreshock.model.LoadedModels.ArtifactProblem;
import io.foreshock.model.ModelRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Models as files below one folder: {@code index.json} names the champions and the hash of each
 * manifest, {@code <modelId>/<version>/manifest.json} the hashes of the other files, so a changed
 * byte anywhere is found before anything of the edition is used. An edition is loaded whole or not
 * at all.
 */
public final class FileModelRegistry implements ModelRegistry {

  static final String MANIFEST = "manifest.json";
  static final String WEIGHTS_SCHEMA = "model-weights/3";

  /** Of editions made before there were learned members. */
  static final String OLDER_WEIGHTS_SCHEMA = "model-weights/2";

  private static final int MOST_JSON_BYTES = 1 << 20;
  private static final int MOST_FILE_BYTES = 16 << 20;
  private static final int MOST_INFLATED_BYTES = 64 << 20;

  private final Path folder;

  /**
   * Opens a folder; nothing is read yet.
   *
   * @param folder the folder {@code models/}
   */
  public FileModelRegistry(Path folder) {
    this.folder = folder;
  }

  @Override
  public LoadedModels load() {
    List<Edition> editions = new ArrayList<>();
    Map<String, double[]> fits = new HashMap<>();
    List<ArtifactProblem> problems = new ArrayList<>();
    for (ModelIndex.Champion champion : champions(problems)) {
      try {
        Artifact artifact = artifact(champion);
        editions.add(artifact.edition());
        fits.putAll(artifact.fits());
      } catch (RejectedArtifactException rejected) {
        problems.add(rejected.problem());
      }
    }
    Editions all = new Editions(editions, SettingsJson.documentedHash());
    return new LoadedModels(all, new ShippedFits(fits), problems);
  }

  private List<ModelIndex.Champion> champions(List<ArtifactProblem> problems) {
    try {
      byte[] bytes =
          BoundedFiles.read(folder.resolve(ModelIndex.FILE), ModelIndex.FILE, MOST_JSON_BYTES);
      return decoded(ModelIndex.FILE, () -> ModelIndex.read(JsonFields.parse(bytes))).champions();
    } catch (RejectedArtifactException rejected) {
      problems.add(rejected.problem());
      return List.of();
    }
  }

  private Artifact artifact(ModelIndex.Champion champion) throws RejectedArtifactException {
    String name = champion.path() + "/" + MANIFEST;
    byte[] bytes = BoundedFiles.read(folder.resolve(name), name, MOST_JSON_BYTES);
    requireHash(name, champion.manifestSha256(), bytes);
    ArtifactManifest manifest = decoded(name, () -> ArtifactManifest.read(JsonFields.parse(bytes)));
    require(name, "modelId", champion.modelId(), manifest.modelId());
    require(name, "version", champion.version(), manifest.version());
    Map<String, byte[]> files = files(champion, manifest);
    return new Artifact(edition(champion, manifest, files), fits(champion, files));
  }

  /** Returns the content of every file of the artifact, each with the hash the manifest gives. */
  private Map<String, byte[]> files(ModelIndex.Champion champion, ArtifactManifest manifest)
      throws RejectedArtifactException {
    Map<String, byte[]> files = new HashMap<>();
    for (Map.Entry<String, String> entry : manifest.files().entrySet()) {
      String name = champion.path() + "/" + entry.getKey();
      byte[] bytes = BoundedFiles.read(folder.resolve(name), name, MOST_FILE_BYTES);
      requireHash(name, entry.getValue(), bytes);
      files.put(entry.getKey(), bytes);
    }
    return files;
  }

  private static Edition edition(
      ModelIndex.Champion champion, ArtifactManifest manifest, Map<String, byte[]> files)
      throws RejectedArtifactException {
    String name = champion.path() + "/" + ArtifactManifest.WEIGHTS;
    byte[] bytes = content(name, ArtifactManifest.WEIGHTS, files);
    return new Edition(
        champion.modelId(),
        champion.version(),
        manifest.group(),
        manifest.knownUntilMs(),
        Sha256.of(bytes),
        decoded(name, () -> settings(champion, manifest.group(), JsonFields.parse(bytes))));
  }

  private static byte[] content(String name, String file, Map<String, byte[]> files)
      throws RejectedArtifactException {
    byte[] bytes = files.get(file);
    if (bytes == null) {
      throw new RejectedArtifactException(name, "is missing");
    }
    return bytes;
  }

  private static Map<AssetClass, ClassSettings> settings(
      ModelIndex.Champion champion, ClassGroup group, JsonFields json) {
    json.requireExactly("schema", "modelId", "version", "group", "classes");
    boolean older = json.text("schema").equals(OLDER_WEIGHTS_SCHEMA);
    json.requireText("schema", older ? OLDER_WEIGHTS_SCHEMA : WEIGHTS_SCHEMA);
    json.requireText("modelId", champion.modelId());
    json.requireText("version", champion.version());
    json.requireText("group", group.code());
    Map<AssetClass, ClassSettings> settings =
        SettingsJson.read(
            json.object("classes"),
            older ? CombinationJson::readWithoutLearned : CombinationJson::read);
    for (AssetClass assetClass : settings.keySet()) {
      if (!group.serves(assetClass)) {
        throw new IllegalArgumentException(
            "classes." + assetClass + " does not belong to the group " + group.code());
      }
    }
    if (settings.isEmpty()) {
      throw new IllegalArgumentException("classes must name at least one class");
    }
    return settings;
  }

  private static Map<String, double[]> fits(ModelIndex.Champion champion, Map<String, byte[]> files)
      throws RejectedArtifactException {
    byte[] compressed = files.get(ArtifactManifest.FITS);
    if (compressed == null) {
      return Map.of();
    }
    String name = champion.path() + "/" + ArtifactManifest.FITS;
    byte[] bytes = BoundedFiles.inflate(compressed, name, MOST_INFLATED_BYTES);
    return decoded(name, () -> FitsJson.read(JsonFields.parse(bytes)));
  }

  private static void requireHash(String artifact, String expected, byte[] bytes)
      throws RejectedArtifactException {
    require(artifact, "SHA-256", expected, Sha256.of(bytes));
  }

  private static void require(String artifact, String what, String expected, String found)
      throws RejectedArtifactException {
    if (!expected.equals(found)) {
      throw new RejectedArtifactException(
          artifact, what + " must be " + expected + ", was " + found);
    }
  }

  private static <T> T decoded(String artifact, Decoding<T> decoding)
      throws RejectedArtifactException {
    try {
      return decoding.decode();
    } catch (IllegalArgumentException e) {
      throw new RejectedArtifactException(artifact, String.valueOf(e.getMessage()));
    }
  }

  @FunctionalInterface
  private interface Decoding<T> {
    T decode();
  }

  private record Artifact(Edition edition, Map<String, double[]> fits) {}
}
