package io.foreshock.adapter.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.forecast.regime.Regime;
import io.foreshock.market.ClockMode;
import io.foreshock.market.MarketId;
import io.foreshock.policy.HeldRegime;
import io.foreshock.policy.MarginParameters;
import io.foreshock.policy.PolicyFlag;
import io.foreshock.policy.RegimeProbabilities;
import io.foreshock.policy.ScheduledParameter;
import io.foreshock.policy.SidedPpm;
import io.foreshock.publication.Health;
import io.foreshock.publication.MarginSet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Expected bytes are written by hand from RFC 8785. */
class CanonicalSetEncoderTest {

  private static final String WITHOUT_ID =
      "{\"alphaPpm\":10000,\"clock\":\"REPLAY\",\"expiresAtMs\":1300,"
          + "\"fallback\":{\"decay\":{\"everySeconds\":3600,\"stepPpm\":50000},"
          + "\"terminal\":{\"haircutPpm\":90000,\"imfPpm\":120000,\"mmfPpm\":30000}},"
          + "\"flags\":[\"SHORT_HISTORY\"],\"haircutPpm\":90000,\"health\":\"FRESH\","
          + "\"horizonHours\":24,\"imMultiplierPpm\":1200000,\"imfLongPpm\":60000,"
          + "\"imfPpm\":60000,\"imfShortPpm\":50000,\"inSample\":false,"
          + "\"marketId\":\"INDEX.GSPC\",\"mmMultiplierPpm\":600000,\"mmfLongPpm\":20000,"
          + "\"mmfPpm\":30000,\"mmfShortPpm\":30000,\"observedAtMs\":1100,"
          + "\"provenance\":{\"inputsHash\":\"ab\",\"modelHash\":\"cd\",\"modelId\":\"%s\","
          + "\"modelVersion\":\"1\",\"profile\":\"index@1\"},"
          + "\"regime\":{\"calmPpm\":700000,\"dwellSeconds\":60,\"elevatedPpm\":200000,"
          + "\"enteredAtMs\":1000,\"label\":\"CALM\",\"stressedPpm\":100000},"
          + "\"scheduledChanges\":[{\"effectiveAtMs\":2000,\"parameter\":\"MMF_LONG\","
          + "\"ppm\":25000}],\"schema\":\"margin-set/1\",\"sequence\":7,";

  private static MarginSet set(String modelId) {
    return new MarginSet(
        new MarketId("INDEX.GSPC"),
        7,
        ClockMode.REPLAY,
        false,
        Health.FRESH,
        1100,
        1200,
        1300,
        24,
        10_000,
        new MarginParameters(
            new SidedPpm(60_000, 50_000),
            new SidedPpm(20_000, 30_000),
            1_200_000,
            600_000,
            90_000,
            new HeldRegime(Regime.CALM, 1000, 60),
            List.of(new ScheduledParameter(ScheduledParameter.Parameter.MMF_LONG, 25_000, 2000)),
            Set.of(PolicyFlag.SHORT_HISTORY)),
        new RegimeProbabilities(700_000, 200_000, 100_000),
        new MarginSet.Fallback(3600, 50_000, 120_000, 30_000, 90_000),
        List.of("SHORT_HISTORY"),
        Optional.empty(),
        new MarginSet.Provenance(modelId, "1", "cd", "ab", "index@1"));
  }

  private static String encoded(String modelId, String setId) {
    return new String(
        new CanonicalSetEncoder().encode(set(modelId), setId), StandardCharsets.UTF_8);
  }

  @Test
  void encode_withoutId_sortedKeysNoSpace() {
    assertThat(encoded("classical", ""))
        .isEqualTo(
            WITHOUT_ID.formatted("classical") + "\"status\":\"ACTIVE\",\"validFromMs\":1200}");
  }

  @Test
  void encode_withId_idStandsInItsPlace() {
    assertThat(encoded("classical", "INDEX.GSPC-7-00"))
        .isEqualTo(
            WITHOUT_ID.formatted("classical")
                + "\"setId\":\"INDEX.GSPC-7-00\",\"status\":\"ACTIVE\",\"validFromMs\":1200}");
  }

  @Test
  void encode_awkwardText_escapedAsTheStandardAsks() {
    String text = "\u20ac$\u000f\nA'B\"\\\"/\u007f\ud83d\ude00";

    assertThat(encoded(text, ""))
        .contains("\"modelId\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\"/\u007f\ud83d\ude00\"");
  }

  @Test
  void encode_sameSetTwice_sameBytes() {
    CanonicalSetEncoder encoder = new CanonicalSetEncoder();

    assertThat(encoder.encode(set("m"), "x")).isEqualTo(encoder.encode(set("m"), "x"));
  }
}
