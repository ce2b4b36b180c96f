package io.foreshock.adapter.registry;

import io.foreshock.forecast.Combination;
import io.foreshock.market.AssetClass;
import io.foreshock.model.ClassGroup;
import io.foreshock.model.ClassSettings;
import io.foreshock.model.Edition;
import io.foreshock.model.ModelReference;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads one artifact: every file has the hash its manifest gives, and the manifest the hash asked
 * for, or nothing of it is used.
 */
final class ArtifactReader {

  static final int MOST_JSON_BYTES = 1 << 20;

  private static final int MOST_FILE_BYTES = 16 << 20;
  private static final int MOST_INFLATED_BYTES = 64 << 20;

  private ArtifactReader() {}

  /**
   * What the files of an artifact say.
   *
   * @param edition what it sets
   * @param fits fits it brings along, by key; never written to
   */
  record Content(Edition edition, Map<String, double[]> fits) {}

  /**
   * An artifact that passed every check.
   *
   * @param edition what it sets
   * @param manifestSha256 hash of its manifest
   * @param files its files, the manifest among them, by name
   */
  record Artifact(Edition edition, String manifestSha256, SortedMap<String, byte[]> files) {

    ModelReference reference() {
      return new ModelReference(edition.modelId(), edition.version());
    }
  }

  /**
   * Reads an artifact that an index names.
   *
   * @param models folder of models
   * @param reference which one
   * @param manifestSha256 hash its manifest must have
   * @param memory what was decoded before
   * @throws RejectedArtifactException naming the file at fault
   */
  static Content read(
      Path models, ModelReference reference, String manifestSha256, ShelfMemory memory)
      throws RejectedArtifactException {
    String path = reference.toString();
    String name = path + "/" + FileModelRegistry.MANIFEST;
    ArtifactManifest manifest = manifest(models, reference, manifestSha256, memory);
    require(name, "modelId", reference.modelId(), manifest.modelId());
    require(name, "version", reference.version(), manifest.version());
    SortedMap<String, byte[]> files = files(models.resolve(path), path, manifest);
    return memory.contents().of(manifestSha256, () -> content(path, manifest, files));
  }

  /**
   * Reads an artifact that no index names yet: its manifest says what it is.
   *
   * @param folder folder of the artifact
   * @throws RejectedArtifactException naming the file at fault
   */
  static Artifact readUnlisted(Path folder) throws RejectedArtifactException {
    byte[] bytes =
        BoundedFiles.read(
            folder.resolve(FileModelRegistry.MANIFEST),
            FileModelRegistry.MANIFEST,
            MOST_JSON_BYTES);
    ArtifactManifest manifest = manifest(FileModelRegistry.MANIFEST, bytes);
    ModelReference reference =
        decoded(
            FileModelRegistry.MANIFEST,
            () -> new ModelReference(manifest.modelId(), manifest.version()));
    String path = reference.toString();
    SortedMap<String, byte[]> files = files(folder, path, manifest);
    Edition edition = content(path, manifest, files).edition();
    files.put(FileModelRegistry.MANIFEST, bytes);
    return new Artifact(edition, Sha256.of(bytes), files);
  }

  /** Returns what a manifest says, once it has the hash that an index gives. */
  static ArtifactManifest manifest(
      Path models, ModelReference reference, String manifestSha256, ShelfMemory memory)
      throws RejectedArtifactException {
    String name = reference + "/" + FileModelRegistry.MANIFEST;
    byte[] bytes = BoundedFiles.read(models.resolve(name), name, MOST_JSON_BYTES);
    require(name, "SHA-256", manifestSha256, Sha256.of(bytes));
    return memory.manifests().of(manifestSha256, () -> manifest(name, bytes));
  }

  private static ArtifactManifest manifest(String name, byte[] bytes)
      throws RejectedArtifactException {
    return decoded(name, () -> ArtifactManifest.read(JsonFields.parse(bytes)));
  }

  private static Content content(String path, ArtifactManifest manifest, Map<String, byte[]> files)
      throws RejectedArtifactException {
    return new Content(edition(path, manifest, files), fits(path, files));
  }

  /** Returns the content of every file of the artifact, each with the hash the manifest gives. */
  private static SortedMap<String, byte[]> files(
      Path folder, String path, ArtifactManifest manifest) throws RejectedArtifactException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (Map.Entry<String, String> entry : manifest.files().entrySet()) {
      String name = path + "/" + entry.getKey();
      byte[] bytes = BoundedFiles.read(folder.resolve(entry.getKey()), name, MOST_FILE_BYTES);
      require(name, "SHA-256", entry.getValue(), Sha256.of(bytes));
      files.put(entry.getKey(), bytes);
    }
    return files;
  }

  private static Edition edition(String path, ArtifactManifest manifest, Map<String, byte[]> files)
      throws RejectedArtifactException {
    String name = path + "/" + ArtifactManifest.WEIGHTS;
    byte[] bytes = file(name, ArtifactManifest.WEIGHTS, files);
    return new Edition(
        manifest.modelId(),
        manifest.version(),
        manifest.group(),
        manifest.knownUntilMs(),
        Sha256.of(bytes),
        decoded(name, () -> settings(manifest, JsonFields.parse(bytes))));
  }

  private static byte[] file(String name, String file, Map<String, byte[]> files)
      throws RejectedArtifactException {
    byte[] bytes = files.get(file);
    if (bytes == null) {
      throw new RejectedArtifactException(name, "is missing");
    }
    return bytes;
  }

  private static Map<AssetClass, ClassSettings> settings(
      ArtifactManifest manifest, JsonFields json) {
    ClassGroup group = manifest.group();
    json.requireExactly("schema", "modelId", "version", "group", "classes");
    Function<JsonFields, Combination> combinations = combinations(json.text("schema"));
    json.requireText("modelId", manifest.modelId());
    json.requireText("version", manifest.version());
    json.requireText("group", group.code());
    Map<AssetClass, ClassSettings> settings =
        SettingsJson.read(json.object("classes"), combinations);
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

  /** Editions live longer than the program that made them: each schema there was stays readable. */
  private static Function<JsonFields, Combination> combinations(String schema) {
    return switch (schema) {
      case FileModelRegistry.WEIGHTS_SCHEMA -> CombinationJson::read;
      case "model-weights/3" -> CombinationJson::readWithoutTailNets;
      case "model-weights/2" -> CombinationJson::readWithoutLearned;
      default ->
          throw new IllegalArgumentException(
              "schema must be '"
                  + FileModelRegistry.WEIGHTS_SCHEMA
                  + "', model-weights/3 or model-weights/2, was '"
                  + schema
                  + "'");
    };
  }

  private static Map<String, double[]> fits(String path, Map<String, byte[]> files)
      throws RejectedArtifactException {
    byte[] compressed = files.get(ArtifactManifest.FITS);
    if (compressed == null) {
      return Map.of();
    }
    String name = path + "/" + ArtifactManifest.FITS;
    byte[] bytes = BoundedFiles.inflate(compressed, name, MOST_INFLATED_BYTES);
    return decoded(name, () -> FitsJson.read(JsonFields.parse(bytes)));
  }

  private static void require(String artifact, String what, String expected, String found)
      throws RejectedArtifactException {
    if (!expected.equals(found)) {
      throw new RejectedArtifactException(
          artifact, what + " must be " + expected + ", was " + found);
    }
  }

  /** Returns what a decoder makes of bytes; what it refuses is told of the artifact. */
  static <T> T decoded(String artifact, Decoding<T> decoding) throws RejectedArtifactException {
    try {
      return decoding.decode();
    } catch (IllegalArgumentException e) {
      throw new RejectedArtifactException(artifact, String.valueOf(e.getMessage()));
    }
  }

  /** Makes something of bytes that have been read. */
  @FunctionalInterface
  interface Decoding<T> {
    T decode();
  }
}
