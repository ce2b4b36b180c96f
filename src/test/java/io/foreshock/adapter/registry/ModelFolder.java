package io.foreshock.adapter.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foreshock.market.AssetClass;
import io.foreshock.model.ClassSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A folder of models made by hand, valid until a test damages it. */
final class ModelFolder {

  static final String VERSION = "classical-exchange/2012-12-31";
  static final String WEIGHTS = VERSION + "/weights.json";
  static final String FITS = VERSION + "/fits.json.gz";
  static final String MANIFEST = VERSION + "/manifest.json";
  static final SortedMap<String, double[]> SOME_FITS =
      new TreeMap<>(
          Map.of(
              "00ff", new double[] {0.1, -0.0, Double.MIN_VALUE, 1.0 / 3.0},
              "aa", new double[0]));

  private final Path root;

  ModelFolder(Path root) {
    this.root = root;
    Map<AssetClass, ClassSettings> settings = new EnumMap<>(AssetClass.class);
    settings.put(AssetClass.INDEX, ClassSettings.documented(AssetClass.INDEX));
    settings.put(AssetClass.FX, ClassSettings.documented(AssetClass.FX));
    write(WEIGHTS, JsonBytes.indented(weights(SettingsJson.write(settings))));
    write(FITS, FitsJson.write(SOME_FITS));
    write(MANIFEST, JsonBytes.indented(manifest()));
    writeIndex();
  }

  static ObjectNode weights(ObjectNode classes) {
    ObjectNode json =
        JsonFields.newObject()
            .put("schema", FileModelRegistry.WEIGHTS_SCHEMA)
            .put("modelId", "classical-exchange")
            .put("version", "2012-12-31")
            .put("group", "exchange");
    json.set("classes", classes);
    return json;
  }

  ObjectNode manifest() {
    ObjectNode json =
        JsonFields.newObject()
            .put("schema", ArtifactManifest.SCHEMA)
            .put("modelId", "classical-exchange")
            .put("version", "2012-12-31")
            .put("group", "exchange")
            .put("knownUntil", "2012-12-31T23:59:59.999Z")
            .put("codeVersion", "test")
            .put("seed", 0);
    json.putArray("sets");
    json.putObject("fits");
    json.putObject("metrics");
    json.putObject("files")
        .put("weights.json", Sha256.of(read(WEIGHTS)))
        .put("fits.json.gz", Sha256.of(read(FITS)));
    return json;
  }

  /** Puts other bytes in place of a file of the artifact and hashes as if they were meant. */
  void replaceConsistently(String file, byte[] bytes) {
    write(file, bytes);
    if (!file.equals(MANIFEST)) {
      write(MANIFEST, JsonBytes.indented(manifest()));
    }
    writeIndex();
  }

  void writeIndex() {
    ObjectNode json = JsonFields.newObject().put("schema", ModelIndex.SCHEMA);
    json.putArray("champions")
        .addObject()
        .put("modelId", "classical-exchange")
        .put("version", "2012-12-31")
        .put("path", VERSION)
        .put("manifestSha256", Sha256.of(read(MANIFEST)));
    write(ModelIndex.FILE, JsonBytes.indented(json));
  }

  FileModelRegistry registry() {
    return new FileModelRegistry(root);
  }

  Path file(String name) {
    return root.resolve(name);
  }

  byte[] read(String name) {
    try {
      return Files.readAllBytes(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String name) {
    return new String(read(name), StandardCharsets.UTF_8);
  }

  void write(String name, byte[] bytes) {
    try {
      Files.createDirectories(file(name).getParent());
      Files.write(file(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
