package io.foreshock.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.forecast.regime.Regime;
import io.foreshock.market.ClockMode;
import io.foreshock.market.MarketId;
import io.foreshock.policy.HeldRegime;
import io.foreshock.policy.MarginParameters;
import io.foreshock.policy.RegimeProbabilities;
import io.foreshock.policy.SidedPpm;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetIdentityTest {

  private static final SetEncoder ENCODER =
      (set, setId, seal) -> (setId + set).getBytes(StandardCharsets.UTF_8);
  private static final MarginSet SET = set(5_045, 60_000, "A");

  private static MarginSet set(long sequence, long imfPpm, String flag) {
    return new MarginSet(
        new MarketId("INDEX.GSPC"),
        sequence,
        ClockMode.REPLAY,
        false,
        Health.FRESH,
        1_000,
        1_000,
        2_000,
        24,
        10_000,
        new MarginParameters(
            new SidedPpm(imfPpm, imfPpm),
            new SidedPpm(30_000, 30_000),
            1_000_000,
            500_000,
            40_000,
            new HeldRegime(Regime.CALM, 0, 1),
            List.of(),
            Set.of()),
        new RegimeProbabilities(900_000, 80_000, 20_000),
        new MarginSet.Fallback(3_600, 50_000, 120_000, 30_000, 40_000),
        List.of(flag),
        Optional.empty(),
        new MarginSet.Provenance("m", "1", "a", "b", "p@1"));
  }

  @Test
  void of_sameContent_isTheSame() {
    assertThat(SetIdentity.of(set(5_045, 60_000, "A"), ENCODER))
        .isEqualTo(SetIdentity.of(SET, ENCODER));
  }

  @Test
  void of_otherContent_hasAnotherTag() {
    assertThat(
            List.of(
                SetIdentity.of(SET, ENCODER).contentTag(),
                SetIdentity.of(set(5_046, 60_000, "A"), ENCODER).contentTag(),
                SetIdentity.of(set(5_045, 60_001, "A"), ENCODER).contentTag(),
                SetIdentity.of(set(5_045, 60_000, "B"), ENCODER).contentTag()))
        .doesNotHaveDuplicates();
  }

  @Test
  void parse_text_isTheIdentity() {
    SetIdentity identity = SetIdentity.of(SET, ENCODER);
    assertThat(SetIdentity.parse(identity.toString())).contains(identity);
    assertThat(identity.toString()).matches("INDEX\\.GSPC-5045-[0-9a-f]{16}");
  }

  /** Market ids may hold hyphens and digits; the last two parts are the set's. */
  @Test
  void parse_hyphensInTheMarket_areTheMarkets() {
    SetIdentity identity = new SetIdentity(new MarketId("BTC-2-USD"), 7, "0123456789abcdef");
    assertThat(SetIdentity.parse("BTC-2-USD-7-0123456789abcdef")).contains(identity);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "INDEX.GSPC",
        "INDEX.GSPC-5045",
        "INDEX.GSPC-0-0123456789abcdef",
        "INDEX.GSPC-05-0123456789abcdef",
        "INDEX.GSPC-5045-0123456789ABCDEF",
        "INDEX.GSPC-5045-0123456789abcde",
        "INDEX.GSPC-9999999999999999999-0123456789abcdef",
        "index.gspc-5045-0123456789abcdef"
      })
  void parse_anythingElse_isEmpty(String text) {
    assertThat(SetIdentity.parse(text)).isEmpty();
  }

  /** Text from a path segment: too long a market is no identity, and no error either. */
  @Test
  void parse_marketTooLong_isEmpty() {
    assertThat(SetIdentity.parse("A".repeat(65) + "-1-0123456789abcdef")).isEmpty();
  }
}
