package io.foreshock.adapter.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foreshock.market.AssetClass;
import io.foreshock.model.ClassGroup;
import io.foreshock.model.ClassSettings;
import io.foreshock.model.Edition;
import io.foreshock.model.LoadedModels;
import io.foreshock.model.LoadedModels.ArtifactProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileModelRegistryTest {

  @TempDir Path root;

  @Test
  void load_validFolder_givesTheEdition() {
    ModelFolder folder = new ModelFolder(root);

    LoadedModels loaded = folder.registry().load();

    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.editions().editions())
        .containsExactly(
            new Edition(
                "classical-exchange",
                "2012-12-31",
                ClassGroup.EXCHANGE,
                Instant.parse("2012-12-31T23:59:59.999Z").toEpochMilli(),
                Sha256.of(folder.read(ModelFolder.WEIGHTS)),
                Map.of(
                    AssetClass.INDEX, ClassSettings.documented(AssetClass.INDEX),
                    AssetClass.FX, ClassSettings.documented(AssetClass.FX))));
  }

  @Test
  void load_fits_comeBackBitForBit() {
    LoadedModels loaded = new ModelFolder(root).registry().load();

    ModelFolder.SOME_FITS.forEach(
        (key, parameters) -> assertThat(bits(loaded.fits().find(key))).isEqualTo(bits(parameters)));
    assertThat(loaded.fits().find("unknown")).isNull();
  }

  private static long[] bits(double[] numbers) {
    return Arrays.stream(numbers).mapToLong(Double::doubleToRawLongBits).toArray();
  }

  @Test
  void load_noFolder_saysThatTheIndexIsMissing() {
    LoadedModels loaded = new FileModelRegistry(root.resolve("none")).load();

    assertThat(loaded.editions().editions()).isEmpty();
    assertThat(loaded.problems())
        .containsExactly(new ArtifactProblem("index.json", "index.json is missing"));
  }

  @Test
  void documentedHash_anyFolder_isThatOfTheDefaults() {
    String hash = new FileModelRegistry(root).load().editions().documentedHash();

    assertThat(hash)
        .matches("[0-9a-f]{64}")
        .isEqualTo(new ModelFolder(root).registry().load().editions().documentedHash());
  }

  @ParameterizedTest
  @ValueSource(strings = {ModelFolder.WEIGHTS, ModelFolder.FITS, ModelFolder.MANIFEST})
  void load_twoHundredByteFlips_rejectsEachByName(String file) {
    ModelFolder folder = new ModelFolder(root);
    byte[] valid = folder.read(file);
    SplittableRandom random = new SplittableRandom(20_121_231L);
    for (int flip = 0; flip < 200; flip++) {
      byte[] damaged = valid.clone();
      int at = random.nextInt(valid.length);
      damaged[at] ^= (byte) random.nextInt(1, 256);
      folder.write(file, damaged);

      assertRejected(folder, file);
    }
  }

  /** A flip in the index may hit white space and change nothing; it never changes what serves. */
  @Test
  void load_twoHundredByteFlipsOfTheIndex_neverServesAnythingElse() {
    ModelFolder folder = new ModelFolder(root);
    byte[] valid = folder.read(ModelIndex.FILE);
    var editions = folder.registry().load().editions();
    SplittableRandom random = new SplittableRandom(7L);
    int rejected = 0;
    for (int flip = 0; flip < 200; flip++) {
      byte[] damaged = valid.clone();
      damaged[random.nextInt(valid.length)] ^= (byte) random.nextInt(1, 256);
      folder.write(ModelIndex.FILE, damaged);

      LoadedModels loaded = folder.registry().load();
      if (loaded.problems().isEmpty()) {
        assertThat(loaded.editions()).isEqualTo(editions);
      } else {
        rejected++;
        assertThat(loaded.editions().editions()).isEmpty();
      }
    }
    assertThat(rejected).isGreaterThan(180);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {ModelFolder.WEIGHTS, ModelFolder.FITS, ModelFolder.MANIFEST, "index.json"})
  void load_truncatedAnywhere_rejectsByName(String file) {
    ModelFolder folder = new ModelFolder(root);
    byte[] valid = folder.read(file);
    for (int length = 0; length < valid.length - 1; length += 1 + valid.length / 40) {
      folder.write(file, Arrays.copyOf(valid, length));

      assertRejected(folder, file);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {ModelFolder.WEIGHTS, ModelFolder.FITS, ModelFolder.MANIFEST, "index.json"})
  void load_fileMissing_rejectsByName(String file) throws IOException {
    ModelFolder folder = new ModelFolder(root);
    Files.delete(folder.file(file));

    assertRejected(folder, file);
  }

  /** Also where the hashes agree, nothing unbounded is read or inflated. */
  @ParameterizedTest
  @ValueSource(
      strings = {ModelFolder.WEIGHTS, ModelFolder.FITS, ModelFolder.MANIFEST, "index.json"})
  void load_hugeFile_rejectsByName(String file) {
    ModelFolder folder = new ModelFolder(root);
    byte[] huge = new byte[17 << 20];
    Arrays.fill(huge, (byte) '[');
    folder.write(file, huge);

    assertRejected(folder, file);
  }

  @Test
  void load_bombInFits_rejectsByName() throws IOException {
    ModelFolder folder = new ModelFolder(root);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      byte[] block = new byte[1 << 20];
      for (int i = 0; i < 80; i++) {
        gzip.write(block);
      }
    }
    folder.replaceConsistently(ModelFolder.FITS, bytes.toByteArray());

    assertRejected(folder, ModelFolder.FITS);
  }

  @Test
  void load_deepNesting_rejectsByName() {
    ModelFolder folder = new ModelFolder(root);
    folder.replaceConsistently(
        ModelFolder.WEIGHTS, "[".repeat(500_000).getBytes(StandardCharsets.UTF_8));

    assertRejected(folder, ModelFolder.WEIGHTS);
  }

  @ParameterizedTest
  @CsvSource({
    "model-weights/4, model-weights/9, schema",
    "\"group\": \"exchange\", \"group\": \"crypto\", group",
    "2012-12-31, 2013-12-31, version",
    "\"INDEX\", \"CRYPTO\", CRYPTO",
    "\"INDEX\", \"BOND\", BOND",
    "\"gjr-pot\": 0.3, \"gjr-pot\": 1.25, gjr-pot",
    "\"gjr-pot\": 0.3, \"gjr-pot\": \"x\", gjr-pot",
    "gjr-fhs, gjr-xyz, gjr-fhs",
    "\"capPpm\": 1000000, \"capPpm\": 1000001, capPpm",
    "\"capPpm\": 1000000, \"capPpm\": 1e6, capPpm",
    "dwellHours, dwellDays, dwellHours",
  })
  void load_wrongValue_namesTheKey(String from, String to, String key) {
    ModelFolder folder = new ModelFolder(root);
    String wrong = folder.text(ModelFolder.WEIGHTS).replace(from, to);
    assertThat(wrong).isNotEqualTo(folder.text(ModelFolder.WEIGHTS));
    folder.replaceConsistently(ModelFolder.WEIGHTS, wrong.getBytes(StandardCharsets.UTF_8));

    assertRejected(folder, ModelFolder.WEIGHTS);
    assertThat(folder.registry().load().problems().getFirst().reason()).contains(key);
  }

  @ParameterizedTest
  @CsvSource({
    "model-manifest/1, model-manifest/9, schema",
    "T23:59:59.999Z, T24:99, knownUntil",
    "2012-12-31T, 1912-12-31T, knownUntil",
    "\"group\": \"exchange\", \"group\": \"bonds\", group",
    "codeVersion, codeversion, codeVersion",
    "weights.json, other.json, weights.json",
    "\"weights.json\", \"../weights.json\", weights.json",
  })
  void load_wrongManifest_namesTheKey(String from, String to, String key) {
    ModelFolder folder = new ModelFolder(root);
    String wrong = folder.text(ModelFolder.MANIFEST).replace(from, to);
    assertThat(wrong).isNotEqualTo(folder.text(ModelFolder.MANIFEST));
    folder.replaceConsistently(ModelFolder.MANIFEST, wrong.getBytes(StandardCharsets.UTF_8));

    assertRejected(folder, ModelFolder.MANIFEST);
    assertThat(folder.registry().load().problems().getFirst().reason()).contains(key);
  }

  @Test
  void load_oneOfTwoDamaged_servesTheOther() {
    ModelFolder folder = new ModelFolder(root);
    ObjectNode index = JsonFields.newObject().put("schema", ModelIndex.SCHEMA);
    var champions = index.putArray("champions");
    for (String version : new String[] {"2012-12-31", "2030-01-01"}) {
      champions
          .addObject()
          .put("modelId", "classical-exchange")
          .put("version", version)
          .put("path", "classical-exchange/" + version)
          .put("manifestSha256", Sha256.of(folder.read(ModelFolder.MANIFEST)));
    }
    folder.write(ModelIndex.FILE, JsonBytes.indented(index));

    LoadedModels loaded = folder.registry().load();

    assertThat(loaded.editions().editions()).hasSize(1);
    assertThat(loaded.problems())
        .extracting(ArtifactProblem::artifact)
        .containsExactly("classical-exchange/2030-01-01/manifest.json");
  }

  /** What was decoded is shared between loads; damage is found all the same, and mended. */
  @ParameterizedTest
  @ValueSource(strings = {ModelFolder.WEIGHTS, ModelFolder.FITS, ModelFolder.MANIFEST})
  void load_again_decodesOnceAndFindsDamageEachTime(String file) {
    ModelFolder folder = new ModelFolder(root);
    FileModelRegistry registry = folder.registry();
    Edition first = registry.load().editions().editions().getFirst();
    assertThat(registry.load().editions().editions().getFirst()).isSameAs(first);
    byte[] valid = folder.read(file);
    byte[] damaged = valid.clone();
    damaged[valid.length / 2] ^= 1;
    folder.write(file, damaged);

    assertThat(registry.load().editions().editions()).isEmpty();
    assertThat(registry.load().problems())
        .extracting(ArtifactProblem::artifact)
        .containsExactly(file);

    folder.write(file, valid);
    assertThat(registry.load().editions().editions().getFirst()).isSameAs(first);
    assertThat(registry.load().fits().find("aa")).isEmpty();
  }

  private static void assertRejected(ModelFolder folder, String file) {
    LoadedModels loaded = folder.registry().load();
    assertThat(loaded.editions().editions()).isEmpty();
    assertThat(loaded.fits().find("00ff")).isNull();
    assertThat(loaded.problems()).extracting(ArtifactProblem::artifact).containsExactly(file);
  }
}
