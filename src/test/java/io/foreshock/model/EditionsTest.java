package io.foreshock.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.market.AssetClass;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditionsTest {

  private static final String HASH = "f".repeat(64);
  private static final Editions EDITIONS =
      new Editions(
          List.of(
              edition("2", ClassGroup.EXCHANGE, AssetClass.INDEX, "2012-12-31T23:59:59.999Z"),
              edition("crypto", ClassGroup.CRYPTO, AssetClass.CRYPTO, "2021-06-30T23:59:59.999Z"),
              edition("1", ClassGroup.EXCHANGE, AssetClass.INDEX, "2006-12-31T23:59:59.999Z")),
          HASH);

  private static Edition edition(
      String version, ClassGroup group, AssetClass assetClass, String knownUntil) {
    return new Edition(
        "champion",
        version,
        group,
        Instant.parse(knownUntil).toEpochMilli(),
        HASH,
        Map.of(assetClass, ClassSettings.documented(assetClass)));
  }

  @ParameterizedTest
  @CsvSource({
    "1990-01-01T00:00:00Z, classical-documented/1",
    "2006-12-31T00:00:00Z, classical-documented/1",
    "2006-12-31T23:59:59.999Z, classical-documented/1",
    "2007-01-01T00:00:00Z, champion/1",
    "2012-12-31T00:00:00Z, champion/1",
    "2013-01-01T00:00:00Z, champion/2",
    "2020-01-01T00:00:00Z, champion/2"
  })
  void inForce_day_isServedByTheNewestThatKnowsNothingOfIt(String dayStart, String reference) {
    ChampionChoice choice =
        EDITIONS.inForce(AssetClass.INDEX, Instant.parse(dayStart).toEpochMilli());
    assertThat(choice.reference()).isEqualTo(reference);
    assertThat(choice.knownUntilMs().isEmpty())
        .isEqualTo(choice.modelId().equals(Editions.DOCUMENTED));
  }

  @Test
  void inForce_classWithoutEdition_isDocumented() {
    long today = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
    assertThat(EDITIONS.inForce(AssetClass.FX, today).modelId()).isEqualTo(Editions.DOCUMENTED);
    assertThat(EDITIONS.newestKnownUntilMs(AssetClass.FX)).isEmpty();
    assertThat(EDITIONS.oldestKnownUntilMs(AssetClass.FX)).isEmpty();
  }

  @Test
  void knownUntil_class_isThatOfItsOwnEditions() {
    assertThat(EDITIONS.oldestKnownUntilMs(AssetClass.INDEX).orElseThrow())
        .isEqualTo(Instant.parse("2006-12-31T23:59:59.999Z").toEpochMilli());
    assertThat(EDITIONS.newestKnownUntilMs(AssetClass.INDEX).orElseThrow())
        .isEqualTo(Instant.parse("2012-12-31T23:59:59.999Z").toEpochMilli());
  }
}
