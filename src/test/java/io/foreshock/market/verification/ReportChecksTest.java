package io.foreshock.market.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is checked of a report at its arrival, of its signature and of the configuration. */
class ReportChecksTest {

  private static final PriceSource SOURCE = Told.source("S0");
  private static final long NOW_MS = Told.START_MS;

  private static Optional<RefusalReason> refusal(
      double price, double confidence, long observedAtMs) {
    return RefusalReason.of(
        new PriceReport("S0", Told.MARKET, price, confidence, observedAtMs, NOW_MS), SOURCE);
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {Double.NaN, 0, -1, Double.POSITIVE_INFINITY, 1e308, 1e-320, 9e-10, 1.1e15})
  void refusal_impossiblePrice_isTold(double price) {
    assertThat(refusal(price, 0, NOW_MS)).contains(RefusalReason.IMPOSSIBLE_PRICE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, -0.1, Double.POSITIVE_INFINITY})
  void refusal_impossibleConfidence_isTold(double confidence) {
    assertThat(refusal(100, confidence, NOW_MS)).contains(RefusalReason.IMPOSSIBLE_CONFIDENCE);
  }

  @ParameterizedTest
  @CsvSource({
    "0,",
    "1000,", // clocks of sources may be a second ahead
    "1001, FUTURE_TIME",
    "3600000, FUTURE_TIME",
    "9223370336854775807, FUTURE_TIME",
    "-60000,", // its greatest age
    "-60001, STALE_TIME"
  })
  void refusal_time_isTold(long aheadMs, RefusalReason expected) {
    assertThat(refusal(100, 0, NOW_MS + aheadMs)).isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void refusal_timeBeforeAllTimes_isStale() {
    PriceReport report = new PriceReport("S0", Told.MARKET, 100, 0, Long.MIN_VALUE + 2_000, NOW_MS);
    assertThat(RefusalReason.of(report, SOURCE)).contains(RefusalReason.STALE_TIME);
  }

  @Test
  void message_isSixLines() {
    PriceReport report = new PriceReport("alpha", Told.MARKET, 6.5e4, 12.50, NOW_MS, NOW_MS);
    assertThat(new String(SourceKey.message(report), StandardCharsets.UTF_8))
        .isEqualTo("foreshock-price-report/1\nalpha\nBTCUSDT\n65000\n12.5\n1700000000000");
  }

  @Test
  void verifies_onlyWhatWasSignedWithTheKey() throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    SourceKey key =
        new SourceKey(Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
    PriceReport report = Told.report(0, 0, 100.5, 0.25);
    Signature signer = Signature.getInstance("Ed25519");
    signer.initSign(pair.getPrivate());
    signer.update(SourceKey.message(report));
    String signature = Base64.getEncoder().encodeToString(signer.sign());
    assertThat(key.verifies(report, signature)).isTrue();
    assertThat(key.verifies(Told.report(0, 0, 100.6, 0.25), signature)).isFalse();
    assertThat(key.verifies(Told.report(1, 0, 100.5, 0.25), signature)).isFalse();
    assertThat(key.verifies(Told.report(0, 1, 100.5, 0.25), signature)).isFalse();
    assertThat(key.verifies(report, "no base64")).isFalse();
    assertThat(key.verifies(report, "AAAA")).isFalse();
  }

  @Test
  void key_ofSomethingElse_isRefusedWithItsText() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SourceKey("bm9uc2Vuc2U="))
        .withMessageContaining("bm9uc2Vuc2U=");
  }

  @Test
  void configuration_outOfRange_isRefusedWithItsValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Told.market(3, 4))
        .withMessage("quorum must be in [1, 3], was '4'");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new PricedMarket(Told.MARKET, List.of(Told.source("A"), Told.source("A")), 1, 5_000))
        .withMessageContaining("'A'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PriceSource("A", 10, 5, 1, 1, Optional.empty()))
        .withMessageContaining("'5 ms'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Told.source("a b"))
        .withMessageContaining("'a b'");
  }
}
