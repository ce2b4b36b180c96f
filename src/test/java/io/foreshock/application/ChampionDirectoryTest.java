package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foreshock.forecast.FittedParameters;
import io.foreshock.market.AssetClass;
import io.foreshock.market.ClockMode;
import io.foreshock.market.Market;
import io.foreshock.market.PriceBar;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.SimulatedMarkets;
import io.foreshock.market.TradingCalendar;
import io.foreshock.model.ClassGroup;
import io.foreshock.model.ClassSettings;
import io.foreshock.model.Edition;
import io.foreshock.model.Editions;
import io.foreshock.model.LoadedModels;
import io.foreshock.model.LoadedModels.ArtifactProblem;
import io.foreshock.policy.MarginProfile;
import io.foreshock.policy.TargetRules;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChampionDirectoryTest {

  private static final long DAY_MS = SimulatedMarkets.DAY_MS;
  private static final MarginProfile OWN =
      MarginProfile.defaultFor(AssetClass.INDEX).withIdentity("own", 3);

  private static long day(String date) {
    return LocalDate.parse(date).toEpochDay() * DAY_MS;
  }

  private static Edition edition(String version, String lastDay) {
    return new Edition(
        "champion",
        version,
        ClassGroup.EXCHANGE,
        day(lastDay) + DAY_MS - 1,
        Walks.HASH,
        Map.of(AssetClass.INDEX, ClassSettings.documented(AssetClass.INDEX)));
  }

  private static Editions editions(Edition... editions) {
    return new Editions(List.of(editions), Walks.HASH);
  }

  private static Market index(String profile) {
    return new Market(
        Walks.id("INDEX.X"),
        "^X",
        AssetClass.INDEX,
        "USD",
        TradingCalendar.EXCHANGE,
        profile,
        ClockMode.REPLAY);
  }

  /** Daily closes of the weekdays up to and with a date. */
  private static MarketHistory weekdaysUntil(String lastDate) {
    double[] returns = SimulatedMarkets.returns(200, 1, 0.01, 2);
    PriceSeries.Builder bars = PriceSeries.builder(Walks.id("INDEX.X"), DAY_MS, 200);
    LocalDate date = LocalDate.parse(lastDate).minusDays(100);
    double price = 100.0;
    for (int i = 0; !date.isAfter(LocalDate.parse(lastDate)); date = date.plusDays(1)) {
      if (date.getDayOfWeek().getValue() <= 5) {
        price *= StrictMath.exp(returns[i++]);
        bars.add(PriceBar.ofClose(date.toEpochDay() * DAY_MS, price));
      }
    }
    return Walks.history(index("index"), bars.build());
  }

  /** 2006-12-29 was a Friday: what is decided at its close is for Monday, 2007-01-01. */
  @ParameterizedTest
  @CsvSource({
    "2006-12-28, classical-documented/1",
    "2006-12-29, champion/1",
    "2007-01-02, champion/1"
  })
  void inForce_weekendBeforeTheNewYear_isTheEditionOfTheNextWeekday(String close, String champion) {
    ChampionDirectory directory =
        new ChampionDirectory(editions(edition("1", "2006-12-31")), Map.of());
    MarketEvaluation evaluation =
        new MarginWalk(weekdaysUntil(close), directory, FittedParameters.NONE)
            .toEnd()
            .orElseThrow();
    assertThat(evaluation.choice().reference()).isEqualTo(champion);
  }

  @Test
  void inForce_ownProfile_replacesTheClassProfileOnly() {
    ChampionDirectory directory =
        new ChampionDirectory(editions(edition("1", "2006-12-31")), Map.of("own", OWN));
    assertThat(directory.inForce(index("own"), day("2010-01-04")).settings().profile())
        .isEqualTo(OWN);
    assertThat(directory.inForce(index("own"), day("2010-01-04")).reference())
        .isEqualTo("champion/1");
    assertThat(directory.inForce(index("index"), day("2010-01-04")).settings().profile())
        .isEqualTo(MarginProfile.defaultFor(AssetClass.INDEX));
  }

  @Test
  void inForce_unknownProfile_isRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Walks.DOCUMENTED.inForce(index("crypto"), day("2010-01-04")))
        .withMessageContaining("INDEX.X")
        .withMessageContaining("'crypto'");
  }

  /** A set must not say 48 h or 98 % over numbers of 24 h, or fail where the level is asked for. */
  @ParameterizedTest
  @CsvSource({"10000, 48", "20000, 24"})
  void inForce_levelOrHorizonNotEvaluated_isRefusedByName(long alphaPpm, long horizonHours) {
    TargetRules rules = OWN.target();
    TargetRules other =
        new TargetRules(
            alphaPpm,
            horizonHours,
            rules.stressedWeightPpm(),
            rules.degradedAddOnPpm(),
            rules.classMinimumImfPpm(),
            rules.tenYearFloor(),
            rules.buffer());
    ChampionDirectory directory =
        new ChampionDirectory(Walks.NO_EDITIONS, Map.of("own", OWN.withTarget(other)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> directory.inForce(index("own"), day("2010-01-04")))
        .withMessageContaining("'own'")
        .withMessageContaining("horizonHours");
    assertThat(directory.inForce(index("index"), day("2010-01-04")).version()).isEqualTo("1");
  }

  private static LoadedModels loaded(List<ArtifactProblem> problems, Edition... editions) {
    return new LoadedModels(editions(editions), FittedParameters.NONE, problems);
  }

  private static ArtifactProblem problem(String artifact) {
    return new ArtifactProblem(artifact, "corrupt");
  }

  /** What serves after version 1 alone was loaded and the registry is then read again. */
  private static List<String> afterReload(LoadedModels next) {
    AtomicReference<LoadedModels> registry =
        new AtomicReference<>(loaded(List.of(), edition("1", "2006-12-31")));
    ActiveModels models = new ActiveModels(registry::get, Map.of());
    List<Edition> before = models.loaded().editions().editions();
    registry.set(next);
    boolean changed = models.reload();
    List<Edition> after = models.loaded().editions().editions();
    assertThat(changed).isEqualTo(!after.equals(before));
    assertThat(models.loaded().problems()).isEqualTo(next.problems());
    return after.stream().map(Edition::version).toList();
  }

  @Test
  void reload_editionTurnedCorrupt_staysInService() {
    assertThat(afterReload(loaded(List.of(problem("champion/1/manifest.json")))))
        .containsExactly("1");
    assertThat(afterReload(loaded(List.of(problem("champion/1"))))).containsExactly("1");
  }

  @Test
  void reload_indexTurnedCorrupt_keepsEveryEdition() {
    assertThat(afterReload(loaded(List.of(problem("index.json"))))).containsExactly("1");
  }

  @Test
  void reload_editionWithdrawn_leaves() {
    assertThat(afterReload(loaded(List.of()))).isEmpty();
  }

  /** Version 10 is not version 1. */
  @Test
  void reload_anotherVersionCorrupt_doesNotHoldAWithdrawnOne() {
    assertThat(afterReload(loaded(List.of(problem("champion/10/manifest.json"))))).isEmpty();
  }

  @Test
  void reload_newEdition_joins() {
    assertThat(
            afterReload(loaded(List.of(), edition("2", "2012-12-31"), edition("1", "2006-12-31"))))
        .containsExactly("1", "2");
  }

  @Test
  void inForce_manyDays_isNeverAnEditionThatKnowsThem() {
    Editions editions = editions(edition("1", "2006-12-31"), edition("2", "2012-12-31"));
    long[] days = new long[3_000];
    Arrays.setAll(days, i -> day("2005-01-01") + i * DAY_MS);
    for (long start : days) {
      assertThat(editions.inForce(AssetClass.INDEX, start).knownUntilMs().orElse(start - 1))
          .isLessThan(start);
    }
  }
}
