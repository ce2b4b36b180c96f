package io.foreshock.adapter.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foreshock.adapter.document.CanonicalSetEncoder;
import io.foreshock.adapter.document.SetDocumentReader;
import io.foreshock.adapter.marketdata.MarketMappingFile;
import io.foreshock.adapter.marketdata.TrainingDataFiles;
import io.foreshock.adapter.signing.FileSetSigner;
import io.foreshock.adapter.signing.KeyRing;
import io.foreshock.adapter.signing.KeySettings;
import io.foreshock.application.ActiveModels;
import io.foreshock.application.LiveWarning;
import io.foreshock.application.MarketPublication;
import io.foreshock.application.MemoryState;
import io.foreshock.application.MemoryStore;
import io.foreshock.application.PublicationChain;
import io.foreshock.application.PublicationProgress;
import io.foreshock.application.PublishMargins;
import io.foreshock.application.PublishedSnapshot;
import io.foreshock.feature.FeatureSchema;
import io.foreshock.forecast.Combination;
import io.foreshock.forecast.FittedParameters;
import io.foreshock.forecast.MemberName;
import io.foreshock.forecast.MemberWeights;
import io.foreshock.forecast.volatility.VarianceRegression;
import io.foreshock.market.MarketId;
import io.foreshock.market.PriceBar;
import io.foreshock.market.PriceSeries;
import io.foreshock.model.Editions;
import io.foreshock.model.LoadedModels;
import io.foreshock.publication.SetEncoder;
import io.foreshock.training.TrainingSeries;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file on two bundled series: one with every member, one too short for a regime filter. */
class SnapshotFileTest {

  private static final SetEncoder ENCODER = new CanonicalSetEncoder();
  private static final int FULL = 700;
  private static final int SHORT = 100;

  private static PublishedSnapshot published;

  @TempDir Path folder;

  @BeforeAll
  static void publish(@TempDir Path keys) throws Exception {
    List<TrainingSeries> series =
        new TrainingDataFiles(Path.of("training-data"), MarketMappingFile.bundled()).bundled();
    MemoryStore store = new MemoryStore();
    append(store, series.getFirst(), FULL);
    append(store, series.getLast(), SHORT * 48);
    LoadedModels models =
        new LoadedModels(new Editions(List.of(), "0".repeat(64)), FittedParameters.NONE, List.of());
    try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
      ActiveModels active = new ActiveModels(() -> models, Map.of());
      PublishMargins margins =
          new PublishMargins(
              store,
              active,
              FittedParameters.NONE,
              sealing(keys),
              publication -> LiveWarning.NONE,
              executor);
      published = margins.refresh(PublicationProgress.SILENT);
    }
    assertThat(published.markets()).hasSize(2);
    TreeMap<MarketId, String> refused = new TreeMap<>(published.refused());
    refused.put(new MarketId("REFUSED"), "REFUSED_TOO_SHORT: have 3, \"need\" 60\n");
    published = new PublishedSnapshot(published.sequence(), published.markets(), refused);
  }

  private static PublicationChain sealing(Path keys) {
    KeySettings settings = new KeySettings(keys, Optional.empty(), 0, Optional.empty());
    return new PublicationChain(
        ENCODER,
        new SetDocumentReader(),
        new FileSetSigner(new KeyRing(settings, Clock.systemUTC())),
        new MemoryState());
  }

  private static void append(MemoryStore store, TrainingSeries series, int most) {
    PriceSeries bars = series.bars();
    List<PriceBar> some = new ArrayList<>();
    for (int i = 0; i < Math.min(most, bars.size()); i++) {
      some.add(PriceBar.ofClose(bars.openTimeMs(i), bars.close(i)));
    }
    store.append(series.market(), bars.barLengthMs(), some, 0);
  }

  private Path path() {
    return folder.resolve("made/published.json");
  }

  private SnapshotFile file(String program) {
    return new SnapshotFile(path(), program, ENCODER);
  }

  @Test
  void read_noFile_isEmpty() throws Exception {
    assertThat(file("1").read()).isEmpty();
  }

  @Test
  void read_whatWasWritten_isEqualInEveryPart() throws Exception {
    file("1").write(published);
    PublishedSnapshot read = file("1").read().orElseThrow();

    assertThat(read.sequence()).isEqualTo(published.sequence());
    assertThat(read.refused()).isEqualTo(published.refused());
    assertThat(read.markets().keySet()).isEqualTo(published.markets().keySet());
    for (MarketPublication expected : published.markets().values()) {
      MarketPublication found = read.market(expected.marketId()).orElseThrow();
      assertThat(found)
          .usingRecursiveComparison()
          .ignoringCollectionOrder()
          .ignoringFieldsMatchingRegexes(".*\\.hash(Is)?(Zero)?")
          .isEqualTo(expected);
      assertThat(ENCODER.encode(found.set(), found.setId()))
          .isEqualTo(ENCODER.encode(expected.set(), expected.setId()));
    }
  }

  @Test
  void write_sameSnapshotReadBack_givesTheSameBytes() throws Exception {
    file("1").write(published);
    byte[] first = Files.readAllBytes(path());
    PublishedSnapshot read = file("1").read().orElseThrow();
    file("1").write(read);
    assertThat(Files.readAllBytes(path())).isEqualTo(first);
    assertThat(path().resolveSibling("published.json.new")).doesNotExist();
  }

  @Test
  void codec_combinationWithAPooledModel_keepsItsWeightsAlone() {
    Combination pooled =
        new Combination(
            MemberWeights.DEFAULT,
            MemberWeights.DEFAULT_VARIANCE,
            Map.of(
                MemberName.HAR_X_POT,
                VarianceRegression.of(
                    FeatureSchema.DAILY, new double[] {0.1, 1 / 3.0, 0, -2, 5e-9, 1, 7}, 0.3, 99)));
    Codec codec = Codecs.of(Combination.class);
    assertThat(codec.read(codec.write(pooled)))
        .isEqualTo(new Combination(pooled.tail(), pooled.variance(), Map.of()));
  }

  @Test
  void read_anotherProgram_isRefused() throws Exception {
    file("1").write(published);
    assertThatThrownBy(() -> file("2").read())
        .isInstanceOf(RejectedSnapshotException.class)
        .hasMessage("program must be '2', was '1'");
  }

  @Test
  void read_anyByteChanged_isRefused() throws Exception {
    file("1").write(published);
    byte[] bytes = Files.readAllBytes(path());
    for (int at = 0; at < bytes.length; at += 997) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 1;
      Files.write(path(), damaged);
      assertThatThrownBy(() -> file("1").read())
          .as("byte %d", at)
          .isInstanceOf(RejectedSnapshotException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, has no line", "10, has no line", "300, must be", "5000, must be"})
  void read_cutOff_isRefused(int length, String reason) throws Exception {
    file("1").write(published);
    Files.write(path(), Arrays.copyOf(Files.readAllBytes(path()), length));
    assertThatThrownBy(() -> file("1").read())
        .isInstanceOf(RejectedSnapshotException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void read_setChangedWithItsHashesMadeAnew_isRefusedByItsIdentity() throws Exception {
    TreeMap<MarketId, MarketPublication> markets = new TreeMap<>(published.markets());
    markets.replaceAll((id, held) -> withSetId(held, held.setId().replaceAll(".$", "0")));
    markets.replaceAll((id, held) -> withSetId(held, held.setId().replaceAll("..$", "zz")));
    file("1").write(new PublishedSnapshot(1, markets, new TreeMap<>()));
    assertThatThrownBy(() -> file("1").read())
        .isInstanceOf(RejectedSnapshotException.class)
        .hasMessageContaining("setId of");
  }

  private static MarketPublication withSetId(MarketPublication held, String setId) {
    return new MarketPublication(
        held.market(),
        held.barLengthMs(),
        held.bars(),
        held.lastCloseMs(),
        held.set(),
        setId,
        held.seal(),
        held.evaluation());
  }

  @Test
  void write_folderThatIsAFile_failsAndLeavesNothing() throws IOException {
    Files.writeString(folder.resolve("made"), "in the way", StandardCharsets.UTF_8);
    assertThatThrownBy(() -> file("1").write(published)).isInstanceOf(IOException.class);
  }

  /** A record that is not named works here and fails in the native image. */
  @Test
  void records_inASnapshot_areNamedForTheNativeImage() {
    Set<Class<?>> held = new HashSet<>();
    collect(PublishedSnapshot.class, held);
    collect(MemberWeights.class, held);
    collect(io.foreshock.forecast.regime.RegimePrior.class, held);
    assertThat(SnapshotRecords.class.getAnnotation(RegisterForReflection.class).targets())
        .containsExactlyInAnyOrderElementsOf(held);
  }

  private static void collect(Type type, Set<Class<?>> held) {
    if (type instanceof ParameterizedType generic) {
      Arrays.stream(generic.getActualTypeArguments()).forEach(inner -> collect(inner, held));
    }
    if (type instanceof Class<?> plain
        && plain.isRecord()
        && plain != MarketId.class
        && plain != Combination.class
        && held.add(plain)) {
      for (RecordComponent component : plain.getRecordComponents()) {
        collect(component.getGenericType(), held);
      }
    }
  }
}
