package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.forecast.FittedParameters;
import io.foreshock.market.AssetClass;
import io.foreshock.market.ClockMode;
import io.foreshock.market.Market;
import io.foreshock.market.SimulatedMarkets;
import io.foreshock.model.ClassGroup;
import io.foreshock.model.ClassSettings;
import io.foreshock.model.Edition;
import io.foreshock.model.Editions;
import io.foreshock.policy.PolicyFlag;
import io.foreshock.publication.Health;
import io.foreshock.publication.MarginSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetComposerTest {

  private static final Market CRYPTO = SimulatedMarkets.crypto("SIM");
  private static final MarketHistory HISTORY = history(CRYPTO);
  private static final MarketEvaluation EVALUATION = end(HISTORY);

  private static MarketHistory history(Market market) {
    double[] returns = SimulatedMarkets.returns(80, 1, 0.02, 8);
    returns[79] = -0.5;
    return Walks.history(
        market, SimulatedMarkets.closes(market.id(), SimulatedMarkets.DAY_MS, returns));
  }

  private static MarketEvaluation end(MarketHistory history) {
    return new MarginWalk(history, Walks.DOCUMENTED, FittedParameters.NONE).toEnd().orElseThrow();
  }

  private static MarginSet compose(Editions editions) {
    return SetComposer.compose(HISTORY, EVALUATION, Optional.empty(), editions);
  }

  private static Editions editions(long knownUntilMs) {
    return new Editions(
        List.of(
            new Edition(
                "champion",
                "1",
                ClassGroup.CRYPTO,
                knownUntilMs,
                Walks.HASH,
                Map.of(AssetClass.CRYPTO, ClassSettings.documented(AssetClass.CRYPTO)))),
        Walks.HASH);
  }

  @Test
  void compose_replay_standsAtTheCloseOfTheLastBar() {
    MarginSet set = compose(Walks.NO_EDITIONS);
    long close = HISTORY.bars().closeTimeMs(HISTORY.bars().size() - 1);
    assertThat(set.clock()).isEqualTo(ClockMode.REPLAY);
    assertThat(List.of(set.observedAtMs(), set.validFromMs())).containsOnly(close);
    assertThat(set.sequence()).isEqualTo(21);
    assertThat(set.horizonHours()).isEqualTo(24);
    assertThat(set.alphaPpm()).isEqualTo(10_000);
  }

  @Test
  void compose_expiry_outlivesTheNextEvaluation() {
    MarginSet set = compose(Walks.NO_EDITIONS);
    assertThat(set.expiresAtMs() - set.validFromMs()).isEqualTo(26 * SimulatedMarkets.HOUR_MS);
    MarketHistory exchange = history(SimulatedMarkets.index("SIM"));
    MarginSet other =
        SetComposer.compose(exchange, end(exchange), Optional.empty(), Walks.NO_EDITIONS);
    assertThat(other.expiresAtMs() - other.validFromMs()).isEqualTo(122 * SimulatedMarkets.HOUR_MS);
  }

  @Test
  void compose_fallback_onlyInitialMarginRises() {
    MarginSet set = compose(Walks.NO_EDITIONS);
    assertThat(set.fallback().imfPpm()).isGreaterThanOrEqualTo(set.parameters().imfPpm());
    assertThat(set.fallback().mmfPpm()).isEqualTo(set.parameters().mmfPpm());
    assertThat(set.fallback().haircutPpm()).isEqualTo(set.parameters().haircutPpm());
  }

  /** The last bar closes at 2007-03-23T00:00Z; knowledge up to the instant before has seen it. */
  @ParameterizedTest
  @CsvSource({"0, true", "-1, true", "-2, false", "1000000, true"})
  void compose_inSample_whereTrainingHasSeenTheLastBar(long fromCloseMs, boolean inSample) {
    assertThat(compose(editions(EVALUATION.evaluatedAtMs() + fromCloseMs)).inSample())
        .isEqualTo(inSample);
  }

  @Test
  void compose_noEdition_isNotInSample() {
    assertThat(compose(Walks.NO_EDITIONS).inSample()).isFalse();
  }

  @Test
  void compose_jumpInAShortHistory_isFlaggedInOrder() {
    MarginSet set = compose(Walks.NO_EDITIONS);
    assertThat(set.flags())
        .isSorted()
        .doesNotHaveDuplicates()
        .contains("SHORT_HISTORY", "SUSPECT_JUMP", PolicyFlag.LOOSENING_FROZEN.name());
    assertThat(set.health()).isEqualTo(Health.DEGRADED);
  }

  @Test
  void compose_provenance_namesChampionProfileAndInputs() {
    MarginSet.Provenance provenance = compose(Walks.NO_EDITIONS).provenance();
    assertThat(provenance.modelId()).isEqualTo(Editions.DOCUMENTED);
    assertThat(provenance.modelHash()).isEqualTo(Walks.HASH);
    assertThat(provenance.profile()).isEqualTo("default-crypto@1");
    assertThat(provenance.inputsHash())
        .isEqualTo(InputsHash.of(HISTORY.days(), HISTORY.days().size()))
        .matches("[0-9a-f]{64}");
  }

  @Test
  void inputsHash_dependsOnTheDaysCountedOnly() {
    String hash = InputsHash.of(HISTORY.days(), 70);
    MarketHistory cut = HISTORY.until(HISTORY.days().closeTimeMs(69));
    assertThat(InputsHash.of(cut.days(), 70)).isEqualTo(hash);
    assertThat(InputsHash.of(HISTORY.days(), 71)).isNotEqualTo(hash);
  }
}
