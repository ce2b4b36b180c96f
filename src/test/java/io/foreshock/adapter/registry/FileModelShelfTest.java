package io.foreshock.adapter.registry;

import static io.foreshock.adapter.registry.ShelfExample.NET;
import static io.foreshock.adapter.registry.ShelfExample.SHIPPED;
import static io.foreshock.adapter.registry.ShelfExample.artifact;
import static io.foreshock.adapter.registry.ShelfExample.change;
import static io.foreshock.adapter.registry.ShelfExample.of;
import static io.foreshock.adapter.registry.ShelfExample.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foreshock.model.ClassGroup;
import io.foreshock.model.Edition;
import io.foreshock.model.LoadedModels;
import io.foreshock.model.ModelReference;
import io.foreshock.model.ModelStage;
import io.foreshock.model.ShelvedModel;
import io.foreshock.model.StageMove.Cause;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileModelShelfTest {

  @TempDir Path root;
  private ShelfExample example;

  @BeforeEach
  void fill() {
    example = new ShelfExample(root);
  }

  @Test
  void list_nothingOfOurOwn_isWhatWasShipped() {
    assertThat(example.shelf().list())
        .singleElement()
        .satisfies(model -> {
          assertThat(model.reference()).isEqualTo(SHIPPED);
          assertThat(model.stage()).isEqualTo(ModelStage.APPROVED);
          assertThat(model.shipped()).isTrue();
          assertThat(model.lastMove().cause()).isEqualTo(Cause.SHIPPED);
          assertThat(model.firstApprovedAtMs()).hasValue(model.knownUntilMs());
        });
    assertThat(example.own()).doesNotExist();
    assertThat(example.servedNames()).containsExactly(ModelFolder.VERSION);
  }

  @Test
  void add_trained_isACandidateThatDoesNotServe() {
    ShelvedModel added = example.shelf().add(example.trained().toString(), report(NET), 10);

    assertThat(added.stage()).isEqualTo(ModelStage.CANDIDATE);
    assertThat(added.group()).isEqualTo(ClassGroup.EXCHANGE);
    assertThat(example.shelf().list())
        .extracting(ShelvedModel::reference)
        .containsExactly(SHIPPED, NET);
    assertThat(of(example.shelf(), NET)).isEqualTo(added);
    assertThat(example.shelf().report(added.gateReport().orElseThrow())).contains(report(NET));
    assertThat(example.servedNames()).containsExactly(ModelFolder.VERSION);
    assertThat(example.shelf().load(NET).editions().editions())
        .extracting(Edition::modelId)
        .containsExactly("net-exchange");
  }

  @Test
  void move_throughTheStages_servesOnlyWhileApproved() {
    FileModelShelf shelf = example.shelf();
    example.approve(shelf);
    assertThat(example.servedNames()).containsExactly(ModelFolder.VERSION, NET.toString());

    shelf.move(List.of(change(NET, ModelStage.RETIRED, Cause.DEMOTED, 13)));
    assertThat(example.servedNames()).containsExactly(ModelFolder.VERSION);
    assertThat(of(example.shelf(), NET).demoted()).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            example.shelf().move(List.of(change(NET, ModelStage.APPROVED, Cause.ROLLED_BACK, 14))))
        .withMessageContaining("never approved again");
  }

  /** One shelf remembers what it wrote; another reads it. */
  @Test
  void list_afterEachChange_isWhatAnotherReads() {
    FileModelShelf shelf = example.shelf();
    shelf.add(example.trained().toString(), report(NET), 10);
    assertThat(shelf.list()).isEqualTo(example.shelf().list());
    shelf.move(List.of(change(NET, ModelStage.SHADOW, Cause.JUDGED, 11)));
    assertThat(shelf.list()).isEqualTo(example.shelf().list());
    example.shelf().move(List.of(change(NET, ModelStage.APPROVED, Cause.PROMOTED, 12)));
    assertThat(shelf.list()).isEqualTo(example.shelf().list());
    assertThat(of(shelf, NET).stage()).isEqualTo(ModelStage.APPROVED);
  }

  @Test
  void move_ofAShippedEdition_isKeptInOurOwnIndex() throws Exception {
    byte[] before = Files.readAllBytes(example.shipped().resolve(ModelIndex.FILE));
    long now = 1_767_225_600_000L;
    example.shelf().move(List.of(change(SHIPPED, ModelStage.RETIRED, Cause.WITHDRAWN, now)));
    assertThat(example.servedNames()).isEmpty();

    example.shelf().move(List.of(change(SHIPPED, ModelStage.APPROVED, Cause.ROLLED_BACK, now)));
    assertThat(example.servedNames()).containsExactly(ModelFolder.VERSION);
    assertThat(of(example.shelf(), SHIPPED).moves()).hasSize(3);
    assertThat(Files.readAllBytes(example.shipped().resolve(ModelIndex.FILE))).isEqualTo(before);
  }

  /** A later release may ship other bytes under the name: what was said of the old is not of it. */
  @Test
  void load_otherBytesShippedLater_areNotThoseThatWereRetired() {
    long now = 1_767_225_600_000L;
    example.shelf().move(List.of(change(SHIPPED, ModelStage.RETIRED, Cause.DEMOTED, now)));
    ModelFolder shipped = new ModelFolder(example.shipped());
    String manifest = shipped.text(ModelFolder.MANIFEST).replace("\"test\"", "\"test 2\"");
    shipped.replaceConsistently(ModelFolder.MANIFEST, manifest.getBytes(StandardCharsets.UTF_8));

    assertThat(example.servedNames()).containsExactly(ModelFolder.VERSION);
    assertThat(example.shelf().list()).singleElement().matches(model -> !model.demoted());
  }

  @Test
  void move_oneOfTwoIllegal_movesNone() {
    FileModelShelf shelf = example.shelf();
    example.approve(shelf);
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            shelf.move(
                List.of(
                    change(NET, ModelStage.RETIRED, Cause.WITHDRAWN, 20),
                    change(SHIPPED, ModelStage.SHADOW, Cause.JUDGED, Long.MAX_VALUE / 4))));
    assertThat(of(example.shelf(), NET).stage()).isEqualTo(ModelStage.APPROVED);
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
    example.approve(example.shelf());
    assertThat(example.shelf().add(example.trained().toString(), report(NET), 99).stage())
        .isEqualTo(ModelStage.APPROVED);
  }

  @Test
  void add_otherBytesUnderTheName_isRefused() {
    example.approve(example.shelf());
    Path other = artifact(root.resolve("other"), NET, "2020-06-29T23:59:59.999Z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> example.shelf().add(other.toString(), report(NET), 20))
        .withMessageContaining("is there already with other bytes");
    Path shippedName = artifact(root.resolve("third"), SHIPPED, "2020-06-29T23:59:59.999Z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> example.shelf().add(shippedName.toString(), report(SHIPPED), 20))
        .withMessageContaining("is there already with other bytes");
  }

  @Test
  void add_reportOfAnother_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> example.shelf().add(example.trained().toString(), report(SHIPPED), 10))
        .withMessageContaining("report must be of net-exchange/2020-06-30");
    assertThat(example.own()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest.json", "weights.json"})
  void add_damagedArtifact_isRefusedByName(String file) throws Exception {
    byte[] bytes = Files.readAllBytes(example.trained().resolve(file));
    bytes[bytes.length / 2] ^= 1;
    Files.write(example.trained().resolve(file), bytes);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> example.shelf().add(example.trained().toString(), report(NET), 10))
        .withMessageContaining(file);
    assertThat(example.own()).doesNotExist();
  }

  /** Every byte of our own index, one bit each: none is believed, and what is wrong is named. */
  @Test
  void load_anyByteOfTheIndexFlipped_isRefusedAndServesNothing() throws Exception {
    example.approve(example.shelf());
    Path index = example.own().resolve(ModelIndex.FILE);
    byte[] valid = Files.readAllBytes(index);
    for (int at = 0; at < valid.length; at++) {
      byte[] damaged = valid.clone();
      damaged[at] ^= (byte) (1 << (at % 8));
      Files.write(index, damaged);
      LoadedModels loaded = example.served();
      assertThat(loaded.editions().editions()).as("byte %d", at).isEmpty();
      assertThat(loaded.problems())
          .as("byte %d", at)
          .singleElement()
          .matches(problem -> problem.artifact().equals(ModelIndex.FILE));
    }
    assertThatThrownBy(() -> example.shelf().list())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("index.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest.json", "weights.json"})
  void load_anyByteOfAnArtifactFlipped_leavesItOutByName(String file) throws Exception {
    example.approve(example.shelf());
    Path path = example.own().resolve(NET.toString()).resolve(file);
    byte[] valid = Files.readAllBytes(path);
    for (int at = 0; at < valid.length; at += 7) {
      byte[] damaged = valid.clone();
      damaged[at] ^= (byte) (1 << (at % 8));
      Files.write(path, damaged);
      LoadedModels loaded = example.served();
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
    String file = example.shelf().keep(report(NET));
    byte[] bytes = Files.readAllBytes(example.own().resolve(file));
    bytes[bytes.length / 2] ^= 1;
    Files.write(example.own().resolve(file), bytes);
    assertThatThrownBy(() -> example.shelf().report(file))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is damaged");
    assertThat(example.shelf().report("gate_reports/none.json")).isEmpty();
    assertThat(example.shelf().report("../shipped/index.json")).isEmpty();
  }

  @Test
  void index_written_readsBackEqual() {
    SortedMap<ModelReference, ShelvedModel> models = new TreeMap<>();
    example.approve(example.shelf());
    example.shelf().list().forEach(model -> models.put(model.reference(), model));
    assertThat(ShelfIndex.read(ShelfIndex.write(models.values())))
        .containsExactlyElementsOf(models.values());
  }
}
