package io.foreshock.adapter.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foreshock.training.ModelArchive;
import io.foreshock.training.TrainedEdition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes editions into a folder of models. New folders are complete and synced before the index
 * names them, and the index is replaced by one rename: a run that fails at any moment leaves the
 * models in service as they were.
 */
public final class FileModelArchive implements ModelArchive {

  private static final String CARD = "MODEL_CARD.md";
  private static final int MOST_BYTES = 16 << 20;

  private final String codeVersion;

  /**
   * Makes an archive.
   *
   * @param codeVersion version of the program, for manifests
   */
  public FileModelArchive(String codeVersion) {
    this.codeVersion = codeVersion;
  }

  @Override
  public void add(String folder, List<TrainedEdition> editions) {
    try {
      write(Path.of(folder), editions);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write models to " + folder + ": " + e, e);
    }
  }

  private void write(Path folder, List<TrainedEdition> editions) throws IOException {
    SortedMap<String, ModelIndex.Champion> champions = existing(folder);
    List<Map.Entry<String, SortedMap<String, byte[]>>> fresh = new ArrayList<>();
    for (TrainedEdition edition : editions) {
      SortedMap<String, byte[]> files = files(edition);
      String manifestHash = Sha256.of(content(files, FileModelRegistry.MANIFEST));
      ModelIndex.Champion champion =
          new ModelIndex.Champion(edition.modelId(), edition.version(), manifestHash);
      champions.put(champion.path(), champion);
      if (isNew(folder.resolve(champion.path()), files)) {
        fresh.add(Map.entry(champion.path(), files));
      }
    }
    ModelsFolder models = new ModelsFolder(folder, FileSteps.DISK);
    models.make();
    for (Map.Entry<String, SortedMap<String, byte[]>> one : fresh) {
      models.put(one.getKey(), one.getValue());
    }
    replaceIndex(models, champions);
  }

  private static SortedMap<String, ModelIndex.Champion> existing(Path folder) {
    SortedMap<String, ModelIndex.Champion> champions = new TreeMap<>();
    Path index = folder.resolve(ModelIndex.FILE);
    if (Files.exists(index)) {
      try {
        byte[] bytes = BoundedFiles.read(index, index.toString(), MOST_BYTES);
        ModelIndex.read(JsonFields.parse(bytes))
            .champions()
            .forEach(champion -> champions.put(champion.path(), champion));
      } catch (RejectedArtifactException | IllegalArgumentException e) {
        throw new IllegalArgumentException(index + ": " + e.getMessage(), e);
      }
    }
    return champions;
  }

  private SortedMap<String, byte[]> files(TrainedEdition edition) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(ArtifactManifest.WEIGHTS, JsonBytes.indented(weights(edition)));
    files.put(CARD, ModelCard.of(edition).getBytes(StandardCharsets.UTF_8));
    if (!edition.shippedFits().isEmpty()) {
      files.put(ArtifactManifest.FITS, FitsJson.write(edition.shippedFits()));
    }
    SortedMap<String, String> hashes = new TreeMap<>();
    files.forEach((name, bytes) -> hashes.put(name, Sha256.of(bytes)));
    ObjectNode manifest = ManifestJson.write(edition, codeVersion, hashes);
    files.put(FileModelRegistry.MANIFEST, JsonBytes.indented(manifest));
    return files;
  }

  private static ObjectNode weights(TrainedEdition edition) {
    ObjectNode json =
        JsonFields.newObject()
            .put("schema", FileModelRegistry.WEIGHTS_SCHEMA)
            .put("modelId", edition.modelId())
            .put("version", edition.version())
            .put("group", edition.group().code());
    json.set("classes", SettingsJson.write(edition.settings()));
    return json;
  }

  private static byte[] content(SortedMap<String, byte[]> files, String name) {
    byte[] bytes = files.get(name);
    if (bytes == null) {
      throw new IllegalStateException("no " + name + " was made");
    }
    return bytes;
  }

  /** Tells whether an edition has to be written; refuses to write over another one. */
  private static boolean isNew(Path target, SortedMap<String, byte[]> files) throws IOException {
    if (!Files.exists(target)) {
      return true;
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = target.resolve(file.getKey());
      if (!Files.exists(path) || !Sha256.of(Files.readAllBytes(path)).equals(hash(file))) {
        throw new IllegalArgumentException(
            target
                + " is there already and its "
                + file.getKey()
                + " differs from what was"
                + " trained now; an edition never changes: train to another folder with --out");
      }
    }
    return false;
  }

  private static String hash(Map.Entry<String, byte[]> file) {
    return Sha256.of(file.getValue());
  }

  private static void replaceIndex(
      ModelsFolder folder, SortedMap<String, ModelIndex.Champion> champions) throws IOException {
    ObjectNode json = JsonFields.newObject().put("schema", ModelIndex.SCHEMA);
    ArrayNode entries = json.putArray("champions");
    for (ModelIndex.Champion champion : champions.values()) {
      entries
          .addObject()
          .put("modelId", champion.modelId())
          .put("version", champion.version())
          .put("path", champion.path())
          .put("manifestSha256", champion.manifestSha256());
    }
    folder.replace(ModelIndex.FILE, JsonBytes.indented(json));
  }
}
