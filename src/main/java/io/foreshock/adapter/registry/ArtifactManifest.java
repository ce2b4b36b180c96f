package io.foreshock.adapter.registry;

import io.foreshock.model.ClassGroup;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the manifest of an edition says that matters for loading it; the rest is provenance.
 *
 * @param modelId name of the model
 * @param version its version
 * @param group markets it serves
 * @param knownUntilMs last moment that touched it, epoch milliseconds
 * @param files SHA-256 of every other file of the artifact, by name
 */
record ArtifactManifest(
    String modelId,
    String version,
    ClassGroup group,
    long knownUntilMs,
    Map<String, String> files) {

  static final String SCHEMA = "model-manifest/1";
  static final String WEIGHTS = "weights.json";
  static final String FITS = "fits.json.gz";

  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  ArtifactManifest {
    files = Map.copyOf(files);
  }

  /**
   * Reads a manifest.
   *
   * @throws IllegalArgumentException naming the key at fault
   */
  static ArtifactManifest read(JsonFields json) {
    json.requireExactly(
        "schema",
        "modelId",
        "version",
        "group",
        "knownUntil",
        "codeVersion",
        "seed",
        "sets",
        "files",
        "fits",
        "metrics");
    json.requireText("schema", SCHEMA);
    json.text("codeVersion");
    json.integer("seed");
    json.objects("sets");
    json.object("fits");
    json.object("metrics");
    return new ArtifactManifest(
        json.text("modelId"),
        json.text("version"),
        ClassGroup.ofCode(json.text("group")),
        knownUntilMs(json.text("knownUntil")),
        files(json.object("files")));
  }

  private static long knownUntilMs(String text) {
    Instant instant;
    try {
      instant = Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("knownUntil must be a time in UTC, was '" + text + "'", e);
    }
    if (!(instant.isAfter(Instant.EPOCH) && instant.isBefore(LATEST))) {
      throw new IllegalArgumentException(
          "knownUntil must be after 1970 and before 2200, was " + text);
    }
    return instant.toEpochMilli();
  }

  private static Map<String, String> files(JsonFields json) {
    Map<String, String> files = new TreeMap<>();
    for (String name : json.keys()) {
      String hash = json.text(name);
      if (!(FILE.matcher(name).matches() && HASH.matcher(hash).matches())) {
        throw new IllegalArgumentException("files." + name + " must be a name and a SHA-256");
      }
      files.put(name, hash);
    }
    if (!files.containsKey(WEIGHTS)) {
      throw new IllegalArgumentException("files." + WEIGHTS + " is missing");
    }
    return files;
  }
}
