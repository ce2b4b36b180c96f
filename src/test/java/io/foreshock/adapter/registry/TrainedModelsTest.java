package io.foreshock.adapter.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foreshock.application.RefitCheck;
import io.foreshock.application.TrainChampions;
import io.foreshock.application.TrainingPlan;
import io.foreshock.application.TrainingProgress;
import io.foreshock.forecast.FittedParameters;
import io.foreshock.forecast.MemberName;
import io.foreshock.market.AssetClass;
import io.foreshock.market.ClockMode;
import io.foreshock.market.Market;
import io.foreshock.market.MarketId;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.TradingCalendar;
import io.foreshock.model.ClassGroup;
import io.foreshock.model.Edition;
import io.foreshock.model.LoadedModels;
import io.foreshock.training.DataSource;
import io.foreshock.training.Learners;
import io.foreshock.training.TrainedEdition;
import io.foreshock.training.TrainingSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains on made-up series of two years and a half, small enough to be done twice. */
class TrainedModelsTest {

  private static final LocalDate FIRST_DAY = LocalDate.of(2001, 1, 1);
  private static final LocalDate KNOWN_UNTIL = FIRST_DAY.plusDays(799);
  private static final int DAYS = 860;
  private static final long DAY_MS = 86_400_000L;
  private static final TrainingPlan PLAN =
      new TrainingPlan("classical-crypto", ClassGroup.CRYPTO, List.of(KNOWN_UNTIL), true);

  private static List<TrainedEdition> trained;

  @TempDir Path folder;

  @BeforeAll
  static void train() throws InterruptedException {
    trained = trained(series(1.0), 2);
  }

  private static List<TrainedEdition> trained(List<TrainingSeries> series, int threads)
      throws InterruptedException {
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      return new TrainChampions(executor, Learners.ofVariance(List.of()))
          .train(PLAN, series, TrainingProgress.SILENT);
    }
  }

  /** Two markets whose volatility comes in waves; later returns are multiplied by a factor. */
  private static List<TrainingSeries> series(double factorAfterCut) {
    DataSource source =
        new DataSource("made-up", "0".repeat(64), 2 * DAYS, "from", "to", "test", "none", false);
    List<TrainingSeries> series = new ArrayList<>();
    for (int number = 1; number <= 2; number++) {
      Market market =
          new Market(
              new MarketId("M" + number),
              "M" + number,
              AssetClass.CRYPTO,
              "USD",
              TradingCalendar.CONTINUOUS,
              "crypto",
              ClockMode.REPLAY);
      series.add(new TrainingSeries(source, market, bars(market.id(), number, factorAfterCut)));
    }
    return series;
  }

  private static PriceSeries bars(MarketId id, int seed, double factorAfterCut) {
    Random random = new Random(seed);
    PriceSeries.Builder bars = PriceSeries.builder(id, DAY_MS, DAYS);
    double price = 100.0;
    for (int i = 0; i < DAYS; i++) {
      LocalDate day = FIRST_DAY.plusDays(i);
      double sigma = 0.02 * (1.0 + 0.8 * StrictMath.sin(i / 40.0));
      double factor = day.isAfter(KNOWN_UNTIL) ? factorAfterCut : 1.0;
      price *= StrictMath.exp(factor * sigma * random.nextGaussian());
      bars.add(day.toEpochDay() * DAY_MS, Double.NaN, Double.NaN, Double.NaN, price, Double.NaN);
    }
    return bars.build();
  }

  @Test
  void train_otherDataAfterKnownUntil_choosesTheSame() throws InterruptedException {
    TrainedEdition other = trained(series(5.0), 2).getFirst();
    TrainedEdition edition = trained.getFirst();

    assertThat(other.settings()).isEqualTo(edition.settings());
    assertThat(other.training()).isEqualTo(edition.training());
    assertThat(other.fitCount()).isEqualTo(edition.fitCount());
    // the planted difference is there: fits of the whole series do see it
    assertThat(other.shippedFits().keySet()).isNotEqualTo(edition.shippedFits().keySet());
  }

  @Test
  void train_dataBeforeKnownUntil_isSeen() {
    var training = trained.getFirst().training().get(AssetClass.CRYPTO);

    assertThat(training.markets()).hasSize(2);
    assertThat(training.markets().getFirst().rows()).isEqualTo(299); // 799 returns, 500 warm-up
    assertThat(training.weights()).hasSizeGreaterThanOrEqualTo(10);
    assertThat(training.varianceWeights()).hasSizeGreaterThanOrEqualTo(10);
    assertThat(training.weights())
        .as("members that never speak are no candidates")
        .allMatch(scored -> scored.weights().of(MemberName.NET_POT) == 0.0);
  }

  @Test
  void write_trainedTwice_givesTheSameBytes() throws Exception {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    archive().add(first.toString(), trained);
    archive().add(second.toString(), trained(series(1.0), 1));

    assertThat(hashes(first)).hasSize(5).isEqualTo(hashes(second));
  }

  @Test
  void write_thenLoad_givesTheEdition() {
    archive().add(folder.toString(), trained);
    TrainedEdition edition = trained.getFirst();

    LoadedModels loaded = new FileModelRegistry(folder).load();

    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.editions().editions()).hasSize(1);
    Edition read = loaded.editions().editions().getFirst();
    assertThat(read.settings()).isEqualTo(edition.settings());
    assertThat(read.settings()).containsOnlyKeys(AssetClass.CRYPTO, AssetClass.UNCLASSIFIED);
    assertThat(read.knownUntilMs()).isEqualTo((KNOWN_UNTIL.toEpochDay() + 1) * DAY_MS - 1);
    edition.shippedFits().forEach((key, fit) -> assertThat(loaded.fits().find(key)).isEqualTo(fit));
  }

  @Test
  void refitCheck_shippedFits_agreeInEveryBit() {
    archive().add(folder.toString(), trained);
    FittedParameters shipped = new FileModelRegistry(folder).load().fits();

    RefitCheck.Result result = new RefitCheck(shipped).check(series(1.0), 5);

    assertThat(result.passed()).isTrue();
    assertThat(result.same()).isGreaterThanOrEqualTo(5);
    assertThat(result.unknown()).isZero();
  }

  @Test
  void refitCheck_oneBitOff_fails() {
    Map<String, double[]> wrong = new TreeMap<>(trained.getFirst().shippedFits());
    wrong.replaceAll((key, fit) -> fit.length == 0 ? fit : offByOneBit(fit));

    assertThat(new RefitCheck(new ShippedFits(List.of(wrong))).check(series(1.0), 5).passed())
        .isFalse();
  }

  private static double[] offByOneBit(double[] fit) {
    double[] wrong = fit.clone();
    wrong[0] = Math.nextUp(wrong[0]);
    return wrong;
  }

  @Test
  void write_sameEditionAgain_changesNothing() throws IOException {
    archive().add(folder.toString(), trained);
    Map<String, String> before = hashes(folder);

    archive().add(folder.toString(), trained);

    assertThat(hashes(folder)).isEqualTo(before);
  }

  @Test
  void write_otherBytesUnderTheSameVersion_isRefusedAndChangesNothing() throws IOException {
    archive().add(folder.toString(), trained);
    Map<String, String> before = hashes(folder);

    assertThatThrownBy(() -> new FileModelArchive("other").add(folder.toString(), trained))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("manifest.json");
    assertThat(hashes(folder)).isEqualTo(before);
  }

  @Test
  void write_failsHalfway_leavesTheModelsInService() throws IOException {
    new ModelFolder(folder);
    Map<String, String> before = hashes(folder);
    Files.writeString(folder.resolve("classical-crypto"), "in the way of a folder");

    assertThatThrownBy(() -> archive().add(folder.toString(), trained)).isNotNull();

    Files.delete(folder.resolve("classical-crypto"));
    assertThat(hashes(folder)).isEqualTo(before);
  }

  @Test
  void write_besideOtherModels_keepsThem() {
    new ModelFolder(folder);

    archive().add(folder.toString(), trained);

    assertThat(new FileModelRegistry(folder).load().editions().editions())
        .extracting(Edition::modelId)
        .containsExactlyInAnyOrder("classical-crypto", "classical-exchange");
  }

  private static FileModelArchive archive() {
    return new FileModelArchive("test");
  }

  private static Map<String, String> hashes(Path root) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        hashes.put(root.relativize(file).toString(), Sha256.of(Files.readAllBytes(file)));
      }
    }
    return hashes;
  }
}
