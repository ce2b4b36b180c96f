package io.foreshock.adapter.registry;

import io.foreshock.model.ModelReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which editions are champions: the index of a folder that is only read, {@code model-index/1}.
 * That of the writable folder is {@link ShelfIndex}.
 *
 * @param champions approved editions in the order of the file
 */
record ModelIndex(List<Champion> champions) {

  static final String FILE = "index.json";
  static final String SCHEMA = "model-index/1";

  private static final int MOST_CHAMPIONS = 64;
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  ModelIndex {
    champions = List.copyOf(champions);
  }

  /**
   * One approved edition.
   *
   * @param modelId name of the model
   * @param version its version
   * @param manifestSha256 hash of its manifest, which holds the hashes of its other files
   */
  record Champion(String modelId, String version, String manifestSha256) {

    /** Returns the folder below {@code models/}. */
    String path() {
      return reference().toString();
    }

    ModelReference reference() {
      return new ModelReference(modelId, version);
    }
  }

  /**
   * Reads an index.
   *
   * @throws IllegalArgumentException naming the key at fault
   */
  static ModelIndex read(JsonFields json) {
    json.requireExactly("schema", "champions").requireText("schema", SCHEMA);
    List<JsonFields> entries = json.objects("champions");
    if (entries.size() > MOST_CHAMPIONS) {
      throw new IllegalArgumentException(
          "champions must be at most " + MOST_CHAMPIONS + ", were " + entries.size());
    }
    List<Champion> champions = new ArrayList<>();
    Set<String> paths = new HashSet<>();
    for (JsonFields entry : entries) {
      Champion champion = champion(entry);
      if (!paths.add(champion.path())) {
        throw new IllegalArgumentException("champions names " + champion.path() + " twice");
      }
      champions.add(champion);
    }
    return new ModelIndex(champions);
  }

  private static Champion champion(JsonFields entry) {
    entry.requireExactly("modelId", "version", "path", "manifestSha256");
    Champion champion =
        new Champion(
            matching(NAME, "modelId", entry.text("modelId")),
            matching(NAME, "version", entry.text("version")),
            matching(HASH, "manifestSha256", entry.text("manifestSha256")));
    entry.requireText("path", champion.path());
    return champion;
  }

  private static String matching(Pattern form, String key, String value) {
    if (!form.matcher(value).matches()) {
      throw new IllegalArgumentException(
          key + " must match " + form.pattern() + ", was '" + value + "'");
    }
    return value;
  }
}
