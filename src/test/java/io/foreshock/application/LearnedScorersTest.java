package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foreshock.feature.FeatureSchema;
import io.foreshock.feature.VarianceFeatures;
import io.foreshock.forecast.Combination;
import io.foreshock.forecast.FittedParameters;
import io.foreshock.forecast.LearnedModels;
import io.foreshock.forecast.MemberName;
import io.foreshock.forecast.MemberWeights;
import io.foreshock.forecast.volatility.LogVarianceModel;
import io.foreshock.market.AssetClass;
import io.foreshock.market.Market;
import io.foreshock.market.SimulatedMarkets;
import io.foreshock.model.ClassGroup;
import io.foreshock.model.ClassSettings;
import io.foreshock.model.Edition;
import io.foreshock.model.Editions;
import io.foreshock.model.LoadedModels;
import io.foreshock.policy.MarginProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearnedScorersTest {

  private static final FeatureSchema SCHEMA = FeatureSchema.INTRADAY;
  private static final String TREES = "classical-crypto.crypto.trees-pot";
  private static final String NETS = "classical-crypto.crypto.net-pot";
  private static final String TAIL_NETS = "classical-crypto.crypto.net-fz0";

  private static Edition edition(String version, long knownUntilMs) {
    Combination combination =
        new Combination(
            MemberWeights.DEFAULT,
            MemberWeights.DEFAULT_VARIANCE,
            Map.of(
                MemberName.HAR_X_POT, LearnedModels.regression(SCHEMA),
                MemberName.TREES_POT, LearnedModels.trees(SCHEMA),
                MemberName.NET_POT, LearnedModels.nets(SCHEMA),
                MemberName.NET_FZ0, LearnedModels.of(MemberName.NET_FZ0, SCHEMA)));
    return new Edition(
        "classical-crypto",
        version,
        ClassGroup.CRYPTO,
        knownUntilMs,
        Walks.HASH,
        Map.of(
            AssetClass.CRYPTO,
            new ClassSettings(combination, MarginProfile.defaultFor(AssetClass.CRYPTO))));
  }

  private static final LearnedScorers SCORERS =
      new LearnedScorers(
          new ActiveModels(
              () ->
                  new LoadedModels(
                      new Editions(
                          List.of(edition("2022-12-31", 2), edition("2021-06-30", 1)), Walks.HASH),
                      FittedParameters.NONE,
                      List.of()),
              Map.of()));

  private static VarianceFeatures features() {
    Market market = SimulatedMarkets.crypto("A");
    double[] returns = SimulatedMarkets.returns(200, 24, 0.02, 8);
    return MarketHistory.of(
            market, SimulatedMarkets.bars(market.id(), SimulatedMarkets.HOUR_MS, returns, 9))
        .features();
  }

  @Test
  void all_editionsInService_areTreesAndNetsOnly() {
    assertThat(SCORERS.all())
        .extracting(scorer -> scorer.name() + "/" + scorer.version() + " " + scorer.kind())
        .containsExactly(
            TREES + "/2021-06-30 TREES",
            NETS + "/2021-06-30 NETS",
            TAIL_NETS + "/2021-06-30 NETS",
            TREES + "/2022-12-31 TREES",
            NETS + "/2022-12-31 NETS",
            TAIL_NETS + "/2022-12-31 NETS");
    assertThat(SCORERS.named(NETS)).extracting(LearnedScorer::rows).containsExactly(6, 6);
    assertThat(SCORERS.of(TREES, "2022-12-31").orElseThrow().inputs()).isEqualTo(SCHEMA.names());
    assertThat(SCORERS.of(TREES, "2020-12-31")).isEmpty();
    assertThat(SCORERS.named("classical-crypto.crypto.har-x-pot")).isEmpty();
  }

  /** The champion's own scorer walks day by day; asked by itself it says the same to the bit. */
  @ParameterizedTest
  @ValueSource(strings = {TREES, NETS, TAIL_NETS})
  void logVariance_anyDay_isTheNumberOfTheWalk(String name) {
    LearnedScorer asked = SCORERS.named(name).getLast();
    VarianceFeatures features = features();
    LogVarianceModel.Scorer walked = asked.model().scorer();
    int compared = 0;
    for (int t = 0; t < features.size(); t++) {
      double expected = walked.logForecast(features, t);
      if (!Double.isNaN(expected)) {
        double[][] window = new double[asked.rows()][];
        for (int row = 0; row < window.length; row++) {
          window[row] = features.row(t - window.length + 1 + row);
        }
        double found = asked.logVariance(window);
        assertThat(Double.doubleToRawLongBits(found))
            .isEqualTo(Double.doubleToRawLongBits(expected));
        assertThat(asked.variance(found)).isEqualTo(asked.model().variance(expected));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {TREES, NETS, TAIL_NETS})
  void logVariance_otherWindow_isRefused(String name) {
    LearnedScorer scorer = SCORERS.named(name).getFirst();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scorer.logVariance(new double[scorer.rows() + 1][SCHEMA.size()]))
        .withMessage("window must have " + scorer.rows() + " rows, had " + (scorer.rows() + 1));
  }

  @Test
  void of_regression_isNoLearnedModel() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LearnedScorer.of("x", "1", LearnedModels.regression(SCHEMA)))
        .withMessageStartingWith("x must be trees or nets");
  }
}
