package io.foreshock.adapter.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foreshock.market.AssetClass;
import io.foreshock.model.ClassGroup;
import io.foreshock.model.ClassSettings;
import io.foreshock.model.Edition;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileModelShelfTest {

  private static final ModelReference SHIPPED = ModelReference.of(ModelFolder.VERSION);
  private static final ModelReference NET = new ModelReference("net-exchange", "2020-06-30");

  @TempDir Path root;
  private Path own;
  private Path trained;

  @BeforeEach
  void fill() {
    ModelFolder shipped = new ModelFolder(root.resolve("shipped"));
    assertThat(shipped.registry().load().problems()).isEmpty();
    own = root.resolve("own");
    trained = artifact(root.resolve("trained"), NET, "2020-06-30T23:59:59.999Z");
  }

  /** Writes an artifact that no index names. */
  private static Path artifact(Path folder, ModelReference reference, String knownUntil) {
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

  private static GateReport report(ModelReference challenger) {
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

  private FileModelShelf shelf() {
    return shelf(FileSteps.DISK);
  }

  private FileModelShelf shelf(FileSteps steps) {
    return new FileModelShelf(root.resolve("shipped"), own, steps);
  }

  private LoadedModels served() {
    return new FileModelRegistry(new ShelfFolders(root.resolve("shipped"), Optional.of(own)))
        .load();
  }

  private List<String> servedNames() {
    LoadedModels loaded = served();
    assertThat(loaded.problems()).isEmpty();
    return loaded.editions().editions().stream()
        .map(edition -> edition.modelId() + "/" + edition.version())
        .toList();
  }

  private static StageChange change(
      ModelReference reference, ModelStage stage, Cause cause, long atMs) {
    return new StageChange(reference, new StageMove(stage, cause, atMs, "of a test"));
  }

  private void approve(FileModelShelf shelf) {
    shelf.add(trained.toString(), report(NET), 10);
    shelf.move(List.of(change(NET, ModelStage.SHADOW, Cause.JUDGED, 11)));
    shelf.move(List.of(change(NET, ModelStage.APPROVED, Cause.PROMOTED, 12)));
  }

  private static ShelvedModel of(FileModelShelf shelf, ModelReference reference) {
    return shelf.list().stream()
        .filter(model -> model.reference().equals(reference))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void list_nothingOfOurOwn_isWhatWasShipped() {
    assertThat(shelf().list())
        .singleElement()
        .satisfies(model -> {
          assertThat(model.reference()).isEqualTo(SHIPPED);
          assertThat(model.stage()).isEqualTo(ModelStage.APPROVED);
          assertThat(model.shipped()).isTrue();
          assertThat(model.lastMove().cause()).isEqualTo(Cause.SHIPPED);
          assertThat(model.firstApprovedAtMs()).hasValue(model.knownUntilMs());
        });
    assertThat(own).doesNotExist();
    assertThat(servedNames()).containsExactly(ModelFolder.VERSION);
  }

  @Test
  void add_trained_isACandidateThatDoesNotServe() {
    ShelvedModel added = shelf().add(trained.toString(), report(NET), 10);

    assertThat(added.stage()).isEqualTo(ModelStage.CANDIDATE);
    assertThat(added.group()).isEqualTo(ClassGroup.EXCHANGE);
    assertThat(shelf().list()).extracting(ShelvedModel::reference).containsExactly(SHIPPED, NET);
    assertThat(of(shelf(), NET)).isEqualTo(added);
    assertThat(shelf().report(added.gateReport().orElseThrow())).contains(report(NET));
    assertThat(servedNames()).containsExactly(ModelFolder.VERSION);
    assertThat(shelf().load(NET).editions().editions())
        .extracting(Edition::modelId)
        .containsExactly("net-exchange");
  }

  @Test
  void move_throughTheStages_servesOnlyWhileApproved() {
    FileModelShelf shelf = shelf();
    approve(shelf);
    assertThat(servedNames()).containsExactly(ModelFolder.VERSION, NET.toString());

    shelf.move(List.of(change(NET, ModelStage.RETIRED, Cause.DEMOTED, 13)));
    assertThat(servedNames()).containsExactly(ModelFolder.VERSION);
    assertThat(of(shelf(), NET).demoted()).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> shelf().move(List.of(change(NET, ModelStage.APPROVED, Cause.ROLLED_BACK, 14))))
        .withMessageContaining("never approved again");
  }

  @Test
  void move_ofAShippedEdition_isKeptInOurOwnIndex() throws Exception {
    byte[] before = Files.readAllBytes(root.resolve("shipped").resolve(ModelIndex.FILE));
    long now = System.currentTimeMillis();
    shelf().move(List.of(change(SHIPPED, ModelStage.RETIRED, Cause.WITHDRAWN, now)));
    assertThat(servedNames()).isEmpty();

    shelf().move(List.of(change(SHIPPED, ModelStage.APPROVED, Cause.ROLLED_BACK, now)));
    assertThat(servedNames()).containsExactly(ModelFolder.VERSION);
    assertThat(of(shelf(), SHIPPED).moves()).hasSize(3);
    assertThat(Files.readAllBytes(root.resolve("shipped").resolve(ModelIndex.FILE)))
        .isEqualTo(before);
  }

  /** A later release may ship other bytes under the name: what was said of the old is not of it. */
  @Test
  void load_otherBytesShippedLater_areNotThoseThatWereRetired() {
    long now = System.currentTimeMillis();
    shelf().move(List.of(change(SHIPPED, ModelStage.RETIRED, Cause.DEMOTED, now)));
    ModelFolder shipped = new ModelFolder(root.resolve("shipped"));
    String manifest = shipped.text(ModelFolder.MANIFEST).replace("\"test\"", "\"test 2\"");
    shipped.replaceConsistently(ModelFolder.MANIFEST, manifest.getBytes(StandardCharsets.UTF_8));

    assertThat(servedNames()).containsExactly(ModelFolder.VERSION);
    assertThat(shelf().list()).singleElement().matches(model -> !model.demoted());
  }

  @Test
  void move_oneOfTwoIllegal_movesNone() {
    FileModelShelf shelf = shelf();
    approve(shelf);
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            shelf.move(
                List.of(
                    change(NET, ModelStage.RETIRED, Cause.WITHDRAWN, 20),
                    change(SHIPPED, ModelStage.SHADOW, Cause.JUDGED, Long.MAX_VALUE / 4))));
    assertThat(of(shelf(), NET).stage()).isEqualTo(ModelStage.APPROVED);
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            shelf.move(
                List.of(
                    change(
                        new ModelReference("no", "1"), ModelStage.RETIRED, Cause.WITHDRAWN, 20))))
        .withMessageContaining("no model is called no/1");
  }

  @Test
  void add_sameBytesTwice_changesNothing() {
    approve(shelf());
    assertThat(shelf().add(trained.toString(), report(NET), 99).stage())
        .isEqualTo(ModelStage.APPROVED);
  }

  @Test
  void add_otherBytesUnderTheName_isRefused() {
    approve(shelf());
    Path other = artifact(root.resolve("other"), NET, "2020-06-29T23:59:59.999Z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shelf().add(other.toString(), report(NET), 20))
        .withMessageContaining("is there already with other bytes");
    Path shippedName = artifact(root.resolve("third"), SHIPPED, "2020-06-29T23:59:59.999Z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shelf().add(shippedName.toString(), report(SHIPPED), 20))
        .withMessageContaining("is there already with other bytes");
  }

  @Test
  void add_reportOfAnother_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shelf().add(trained.toString(), report(SHIPPED), 10))
        .withMessageContaining("report must be of net-exchange/2020-06-30");
    assertThat(own).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest.json", "weights.json"})
  void add_damagedArtifact_isRefusedByName(String file) throws Exception {
    byte[] bytes = Files.readAllBytes(trained.resolve(file));
    bytes[bytes.length / 2] ^= 1;
    Files.write(trained.resolve(file), bytes);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shelf().add(trained.toString(), report(NET), 10))
        .withMessageContaining(file);
    assertThat(own).doesNotExist();
  }

  /** Every byte of our own index, one bit each: none is believed, and what is wrong is named. */
  @Test
  void load_anyByteOfTheIndexFlipped_isRefusedAndServesNothing() throws Exception {
    approve(shelf());
    Path index = own.resolve(ModelIndex.FILE);
    byte[] valid = Files.readAllBytes(index);
    for (int at = 0; at < valid.length; at++) {
      byte[] damaged = valid.clone();
      damaged[at] ^= (byte) (1 << (at % 8));
      Files.write(index, damaged);
      LoadedModels loaded = served();
      assertThat(loaded.editions().editions()).as("byte %d", at).isEmpty();
      assertThat(loaded.problems())
          .as("byte %d", at)
          .singleElement()
          .matches(problem -> problem.artifact().equals(ModelIndex.FILE));
    }
    assertThatThrownBy(() -> shelf().list())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("index.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest.json", "weights.json"})
  void load_anyByteOfAnArtifactFlipped_leavesItOutByName(String file) throws Exception {
    approve(shelf());
    Path path = own.resolve(NET.toString()).resolve(file);
    byte[] valid = Files.readAllBytes(path);
    for (int at = 0; at < valid.length; at += 7) {
      byte[] damaged = valid.clone();
      damaged[at] ^= (byte) (1 << (at % 8));
      Files.write(path, damaged);
      LoadedModels loaded = served();
      assertThat(loaded.editions().editions())
          .extracting(Edition::modelId)
          .containsExactly("classical-exchange");
      assertThat(loaded.problems())
          .singleElement()
          .matches(problem -> problem.artifact().equals(NET + "/" + file));
    }
  }

  @Test
  void report_damaged_isNotBelieved() throws Exception {
    String file = shelf().keep(report(NET));
    byte[] bytes = Files.readAllBytes(own.resolve(file));
    bytes[bytes.length / 2] ^= 1;
    Files.write(own.resolve(file), bytes);
    assertThatThrownBy(() -> shelf().report(file))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is damaged");
    assertThat(shelf().report("gate_reports/none.json")).isEmpty();
    assertThat(shelf().report("../shipped/index.json")).isEmpty();
  }

  /** The process ends in this step: half of it is done, and no later one ever is. */
  private static final class Dying implements FileSteps {

    private final int last;
    private int step;

    Dying(int last) {
      this.last = last;
    }

    static final class Killed extends Error {
      private static final long serialVersionUID = 1L;
    }

    private boolean dies() {
      if (step > last) {
        throw new Killed();
      }
      return step++ == last;
    }

    private void orDie(boolean dies, Step work) throws IOException {
      if (dies) {
        throw new Killed();
      }
      work.run();
    }

    private interface Step {
      void run() throws IOException;
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
      orDie(dies(), () -> DISK.makeFolder(folder));
    }

    @Override
    public Path makeFolderIn(Path parent, String prefix) throws IOException {
      boolean dies = dies();
      Path made = DISK.makeFolderIn(parent, prefix);
      orDie(dies, () -> {});
      return made;
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
      boolean dies = dies();
      DISK.write(file, dies ? java.util.Arrays.copyOf(bytes, bytes.length / 2) : bytes);
      orDie(dies, () -> {});
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
      orDie(dies(), () -> DISK.rename(from, to));
    }

    @Override
    public void sync(Path folder) throws IOException {
      orDie(dies(), () -> DISK.sync(folder));
    }

    @Override
    public void delete(Path path) throws IOException {
      orDie(dies(), () -> DISK.delete(path));
    }
  }

  /** Runs a change that dies in each of its steps in turn; returns how many steps it has. */
  private int dyingInEachStep(Runnable prepare, Change change, Runnable check) throws IOException {
    for (int step = 0; step < 100; step++) {
      clear(own);
      prepare.run();
      try {
        change.make(shelf(new Dying(step)));
        return step;
      } catch (Dying.Killed killed) {
        check.run();
      }
    }
    throw new AssertionError("a change of more than 100 steps");
  }

  private interface Change {
    void make(FileModelShelf shelf);
  }

  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  @Test
  void add_killedInAnyStep_isThereWholeOrNotAtAllAndCanBeRepeated() throws Exception {
    List<Integer> seen = new ArrayList<>();
    int steps =
        dyingInEachStep(
            () -> {},
            shelf -> shelf.add(trained.toString(), report(NET), 10),
            () -> {
              assertThat(servedNames()).containsExactly(ModelFolder.VERSION);
              seen.add(shelf().list().size());
              ShelvedModel added = shelf().add(trained.toString(), report(NET), 11);
              assertThat(shelf().load(NET).problems()).isEmpty();
              assertThat(of(shelf(), NET)).isEqualTo(added);
              assertThat(leftovers()).isEmpty();
            });
    assertThat(steps).isGreaterThan(10);
    assertThat(seen).contains(1, 2).isSorted(); // not there until the one rename, there after it
  }

  @Test
  void move_killedInAnyStep_leavesTheOldStageOrTheNew() throws Exception {
    int steps =
        dyingInEachStep(
            () -> approve(shelf()),
            shelf -> shelf.move(List.of(change(NET, ModelStage.RETIRED, Cause.WITHDRAWN, 20))),
            () -> {
              ModelStage stage = of(shelf(), NET).stage();
              assertThat(stage).isIn(ModelStage.APPROVED, ModelStage.RETIRED);
              assertThat(servedNames().contains(NET.toString()))
                  .isEqualTo(stage == ModelStage.APPROVED);
              shelf().keep(report(NET));
              assertThat(leftovers()).isEmpty();
            });
    assertThat(steps).isGreaterThanOrEqualTo(4);
  }

  /** An error of the disk is told, and changes nothing that is served. */
  @Test
  void move_diskFails_saysSoAndChangesNothing() {
    approve(shelf());
    FileSteps full =
        new ForwardingSteps() {
          @Override
          public void write(Path file, byte[] bytes) throws IOException {
            throw new IOException("no space left");
          }
        };
    assertThatThrownBy(
            () -> shelf(full).move(List.of(change(NET, ModelStage.RETIRED, Cause.WITHDRAWN, 20))))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("no space left");
    assertThat(servedNames()).contains(NET.toString());
  }

  private static class ForwardingSteps implements FileSteps {
    @Override
    public void makeFolder(Path folder) throws IOException {
      DISK.makeFolder(folder);
    }

    @Override
    public Path makeFolderIn(Path parent, String prefix) throws IOException {
      return DISK.makeFolderIn(parent, prefix);
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
      DISK.write(file, bytes);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
      DISK.rename(from, to);
    }

    @Override
    public void sync(Path folder) throws IOException {
      DISK.sync(folder);
    }

    @Override
    public void delete(Path path) throws IOException {
      DISK.delete(path);
    }
  }

  private List<String> leftovers() {
    try (Stream<Path> names = Files.walk(own)) {
      return names
          .map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith(".unfinished"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void index_written_readsBackEqual() {
    SortedMap<ModelReference, ShelvedModel> models = new TreeMap<>();
    approve(shelf());
    shelf().list().forEach(model -> models.put(model.reference(), model));
    assertThat(ShelfIndex.read(ShelfIndex.write(models.values())))
        .containsExactlyElementsOf(models.values());
  }
}
