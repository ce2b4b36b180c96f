package io.foreshock.adapter.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foreshock.model.ClassGroup;
import io.foreshock.model.ModelReference;
import io.foreshock.model.ModelStage;
import io.foreshock.model.ShelvedModel;
import io.foreshock.model.StageMove;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The index of the writable folder, {@code model-index/2}: editions with stage, moves and the file
 * of the gate's report. It carries the hash of its own content and is written in one form only, so
 * that no byte can change unseen.
 */
final class ShelfIndex {

  static final String SCHEMA = "model-index/2";
  static final int MOST_BYTES = 16 << 20;

  private static final String HASH_KEY = "sha256";
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private ShelfIndex() {}

  /** Returns the bytes of an index. */
  static byte[] write(Collection<ShelvedModel> models) {
    ObjectNode json = content(models);
    json.put(HASH_KEY, Sha256.of(JsonBytes.compact(json)));
    return JsonBytes.indented(json);
  }

  private static ObjectNode content(Collection<ShelvedModel> models) {
    ObjectNode json = JsonFields.newObject().put("schema", SCHEMA);
    ArrayNode entries = json.putArray("models");
    models.forEach(model -> entries.add(entry(model)));
    return json;
  }

  private static ObjectNode entry(ShelvedModel model) {
    ObjectNode json =
        JsonFields.newObject()
            .put("modelId", model.reference().modelId())
            .put("version", model.reference().version())
            .put("path", model.reference().toString())
            .put("manifestSha256", model.manifestSha256())
            .put("group", model.group().code())
            .put("knownUntilMs", model.knownUntilMs())
            .put("shipped", model.shipped())
            .put("stage", model.stage().name())
            .put("stagedAtMs", model.stagedAtMs());
    model.gateReport().ifPresent(file -> json.put("gateReport", file));
    ArrayNode moves = json.putArray("moves");
    for (StageMove move : model.moves()) {
      moves
          .addObject()
          .put("stage", move.stage().name())
          .put("cause", move.cause().name())
          .put("atMs", move.atMs())
          .put("reason", move.reason());
    }
    return json;
  }

  /**
   * Reads an index.
   *
   * @throws IllegalArgumentException naming the key at fault, or saying that a byte has changed
   */
  static List<ShelvedModel> read(byte[] bytes) {
    JsonFields json = JsonFields.parse(bytes);
    json.requireText("schema", SCHEMA);
    json.requireExactly("schema", "models", HASH_KEY);
    List<ShelvedModel> models = new ArrayList<>();
    Set<ModelReference> references = new HashSet<>();
    for (JsonFields entry : json.objects("models")) {
      ShelvedModel model = entry(entry);
      if (!references.add(model.reference())) {
        throw new IllegalArgumentException("models names " + model.reference() + " twice");
      }
      models.add(model);
    }
    requireUnchanged(models, json.text(HASH_KEY), bytes);
    return models;
  }

  private static void requireUnchanged(List<ShelvedModel> models, String hash, byte[] bytes) {
    ObjectNode json = content(models);
    String found = Sha256.of(JsonBytes.compact(json));
    if (!hash.equals(found)) {
      throw new IllegalArgumentException(HASH_KEY + " must be " + found + ", was " + hash);
    }
    if (!Arrays.equals(bytes, JsonBytes.indented(json.put(HASH_KEY, hash)))) {
      throw new IllegalArgumentException("is not in the form in which it was written");
    }
  }

  private static ShelvedModel entry(JsonFields entry) {
    boolean judged = entry.has("gateReport");
    requireKeys(entry, judged);
    ModelReference reference = new ModelReference(entry.text("modelId"), entry.text("version"));
    entry.requireText("path", reference.toString());
    ShelvedModel model =
        new ShelvedModel(
            reference,
            ClassGroup.ofCode(entry.text("group")),
            entry.integer("knownUntilMs"),
            hash(entry.text("manifestSha256")),
            entry.flag("shipped"),
            entry.objects("moves").stream().map(ShelfIndex::move).toList(),
            judged ? Optional.of(entry.text("gateReport")) : Optional.empty());
    entry.requireText("stage", model.stage().name());
    if (entry.integer("stagedAtMs") != model.stagedAtMs()) {
      throw new IllegalArgumentException(
          "stagedAtMs of " + reference + " must be that of its last move, " + model.stagedAtMs());
    }
    return model;
  }

  private static void requireKeys(JsonFields entry, boolean judged) {
    List<String> keys =
        new ArrayList<>(
            List.of(
                "modelId",
                "version",
                "path",
                "manifestSha256",
                "group",
                "knownUntilMs",
                "shipped",
                "stage",
                "stagedAtMs",
                "moves"));
    if (judged) {
      keys.add("gateReport");
    }
    entry.requireExactly(keys.toArray(String[]::new));
  }

  private static StageMove move(JsonFields move) {
    move.requireExactly("stage", "cause", "atMs", "reason");
    return new StageMove(
        constant(ModelStage.values(), "stage", move.text("stage")),
        constant(StageMove.Cause.values(), "cause", move.text("cause")),
        move.integer("atMs"),
        move.text("reason"));
  }

  private static <E extends Enum<E>> E constant(E[] values, String key, String name) {
    for (E value : values) {
      if (value.name().equals(name)) {
        return value;
      }
    }
    throw new IllegalArgumentException(
        key + " must be one of " + Arrays.toString(values) + ", was '" + name + "'");
  }

  private static String hash(String text) {
    if (!HASH.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "manifestSha256 must match " + HASH.pattern() + ", was '" + text + "'");
    }
    return text;
  }
}
