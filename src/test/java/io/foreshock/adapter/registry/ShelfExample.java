package io.foreshock.adapter.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foreshock.market.AssetClass;
import io.foreshock.model.ClassSettings;
import io.foreshock.model.GateCriterion;
import io.foreshock.model.GateFinding;
import io.foreshock.model.GateReport;
import io.foreshock.model.LoadedModels;
import io.foreshock.model.ModelReference;
import io.foreshock.model.ModelShelf.StageChange;
import io.foreshock.model.ModelStage;
import io.foreshock.model.ShelvedModel;
import io.foreshock.model.StageMove;
import io.foreshock.model.StageMove.Cause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A shipped folder, one of our own, and an artifact that was just trained. */
final class ShelfExample {

  static final ModelReference SHIPPED = ModelReference.of(ModelFolder.VERSION);
  static final ModelReference NET = new ModelReference("net-exchange", "2020-06-30");

  private final Path root;
  private final Path own;
  private final Path trained;

  ShelfExample(Path root) {
    this.root = root;
    ModelFolder shipped = new ModelFolder(root.resolve("shipped"));
    assertThat(shipped.registry().load().problems()).isEmpty();
    own = root.resolve("own");
    trained = artifact(root.resolve("trained"), NET, "2020-06-30T23:59:59.999Z");
  }

  /** Writes an artifact that no index names. */
  static Path artifact(Path folder, ModelReference reference, String knownUntil) {
    ObjectNode classes =
        SettingsJson.write(Map.of(AssetClass.INDEX, ClassSettings.documented(AssetClass.INDEX)));
    ObjectNode weights = ModelFolder.weights(classes);
    weights.put("modelId", reference.modelId()).put("version", reference.version());
    byte[] bytes = JsonBytes.indented(weights);
    ObjectNode manifest =
        JsonFields.newObject()
            .put("schema", ArtifactManifest.SCHEMA)
            .put("modelId", reference.modelId())
            .put("version", reference.version())
            .put("group", "exchange")
            .put("knownUntil", knownUntil)
            .put("codeVersion", "test")
            .put("seed", 0);
    manifest.putArray("sets");
    manifest.putObject("fits");
    manifest.putObject("metrics");
    manifest.putObject("files").put(ArtifactManifest.WEIGHTS, Sha256.of(bytes));
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(ArtifactManifest.WEIGHTS), bytes);
      Files.write(folder.resolve(FileModelRegistry.MANIFEST), JsonBytes.indented(manifest));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  static GateReport report(ModelReference challenger) {
    return new GateReport(
        challenger,
        SHIPPED,
        2,
        500,
        List.of(
            new GateFinding(
                GateCriterion.DAYS,
                GateFinding.Window.LAST_YEAR,
                OptionalDouble.of(250),
                200,
                "days"),
            new GateFinding(
                GateCriterion.QLIKE,
                GateFinding.Window.ALL_DAYS,
                OptionalDouble.of(0.1 + 0.2),
                0.05,
                "mean"),
            new GateFinding(
                GateCriterion.LARGEST_JUMP,
                GateFinding.Window.LAST_DAY,
                OptionalDouble.empty(),
                0.4,
                "not judged")));
  }

  FileModelShelf shelf() {
    return shelf(FileSteps.DISK);
  }

  FileModelShelf shelf(FileSteps steps) {
    return new FileModelShelf(root.resolve("shipped"), own, new ShelfMemory(), steps);
  }

  LoadedModels served() {
    return new FileModelRegistry(new ShelfFolders(root.resolve("shipped"), Optional.of(own)))
        .load();
  }

  List<String> servedNames() {
    LoadedModels loaded = served();
    assertThat(loaded.problems()).isEmpty();
    return loaded.editions().editions().stream()
        .map(edition -> edition.modelId() + "/" + edition.version())
        .toList();
  }

  static StageChange change(ModelReference reference, ModelStage stage, Cause cause, long atMs) {
    return new StageChange(reference, new StageMove(stage, cause, atMs, "of a test"));
  }

  void approve(FileModelShelf shelf) {
    shelf.add(trained.toString(), report(NET), 10);
    shelf.move(List.of(change(NET, ModelStage.SHADOW, Cause.JUDGED, 11)));
    shelf.move(List.of(change(NET, ModelStage.APPROVED, Cause.PROMOTED, 12)));
  }

  static ShelvedModel of(FileModelShelf shelf, ModelReference reference) {
    return shelf.list().stream()
        .filter(model -> model.reference().equals(reference))
        .findFirst()
        .orElseThrow();
  }

  Path shipped() {
    return root.resolve("shipped");
  }

  Path own() {
    return own;
  }

  Path trained() {
    return trained;
  }
}
