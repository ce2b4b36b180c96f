package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.adapter.marketdata.MarketMappingFile;
import io.foreshock.forecast.FittedParameters;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.Side;
import io.foreshock.model.LoadedModels;
import io.foreshock.portfolio.liquidation.Barrier;
import io.foreshock.portfolio.liquidation.FirstPassage;
import io.foreshock.portfolio.liquidation.Monitoring;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The S&amp;P 500 published after 650 bars, while the store may hold other ones. */
class LiquidationProbabilitiesTest {

  private static final int BARS = 650;
  private static final List<Barrier> BARRIERS =
      List.of(new Barrier(Side.LONG, 0.02), new Barrier(Side.SHORT, 0.04));
  private static final LiquidationProbabilities.Settings SETTINGS =
      new LiquidationProbabilities.Settings(5, Monitoring.CONTINUOUS, 10_000, 1);
  private static final ExecutorService EXECUTOR = Executors.newSingleThreadExecutor();

  private static MarketHistory published;
  private static PublishedSnapshot snapshot;

  @BeforeAll
  static void publish() throws Exception {
    published = BacktestExamples.standardAndPoor(BARS);
    ActiveModels models =
        new ActiveModels(
            () -> new LoadedModels(Walks.NO_EDITIONS, FittedParameters.NONE, List.of()), Map.of());
    snapshot =
        new PublishMargins(
                new OneMarketStore(published.market(), published.bars()),
                models,
                new FitsInMemory(),
                Walks.chain(),
                Walks.UNWARNED,
                EXECUTOR)
            .refresh(PublicationProgress.SILENT);
  }

  @AfterAll
  static void stop() {
    EXECUTOR.shutdownNow();
  }

  private static LiquidationProbabilities over(PriceSeries stored) {
    return new LiquidationProbabilities(
        new OneMarketStore(published.market(), stored), MarketMappingFile.bundled());
  }

  private static MarketPublication publication() {
    return snapshot.market(published.market().id()).orElseThrow();
  }

  @Test
  void of_laterBarsInTheStore_saysTheSame() throws Exception {
    LiquidationProbabilities before = over(published.bars());
    LiquidationProbabilities after = over(BacktestExamples.standardAndPoor(2 * BARS).bars());
    LiquidationProbabilities.Marked marked = after.mark(publication());
    assertThat(marked.price()).isEqualTo(published.bars().close(BARS - 1));
    assertThat(after.of(marked, BARRIERS, SETTINGS))
        .isEqualTo(before.of(before.mark(publication()), BARRIERS, SETTINGS));
  }

  @Test
  void mark_publishedBarsMissing_isRefused() throws Exception {
    PriceSeries fewer = BacktestExamples.standardAndPoor(BARS - 1).bars();
    assertThatThrownBy(() -> over(fewer).mark(publication()))
        .isInstanceOf(RiskException.HistoryChanged.class)
        .hasMessageContaining("INDEX.GSPC");
  }

  @Test
  void market_anyOfItsNames_isThePublishedOne() {
    LiquidationProbabilities probabilities = over(published.bars());
    assertThat(probabilities.market("SP500", snapshot)).contains(publication());
    assertThat(probabilities.market("INDEX.GSPC", snapshot)).contains(publication());
    assertThat(probabilities.market("INDEX.NDX", snapshot)).isEmpty();
    assertThat(probabilities.market("", snapshot)).isEmpty();
  }

  /** One day has the forecast volatility; five have what the recursion expects of them. */
  @Test
  void of_closedForm_hasTheVarianceForecastForTheHorizon() {
    LiquidationProbabilities probabilities = over(published.bars());
    LiquidationProbabilities.Odds odds =
        probabilities.of(probabilities.mark(publication()), BARRIERS, SETTINGS).getFirst();
    double sigma = publication().evaluation().forecast().sigma();
    double ratio = publication().evaluation().forecast().carry().volatilityRatio(5);
    assertThat(odds.closedForm().within(1).probability())
        .isEqualTo(FirstPassage.driftless(sigma).probability(BARRIERS.getFirst(), 1.0));
    assertThat(odds.sigmas(1)).isCloseTo(0.02 / sigma, within(1e-12));
    assertThat(odds.sigmas(5)).isCloseTo(0.02 / (sigma * ratio), within(1e-12));
    assertThat(odds.closedForm().within(5).probability())
        .isCloseTo(
            FirstPassage.driftless(sigma * ratio).probability(BARRIERS.getFirst(), 1.0),
            within(1e-12));
  }

  @Test
  void of_moreTime_isNotLessLikely() {
    LiquidationProbabilities probabilities = over(published.bars());
    for (LiquidationProbabilities.Odds odds :
        probabilities.of(probabilities.mark(publication()), BARRIERS, SETTINGS)) {
      for (int days = 2; days <= 5; days++) {
        assertThat(odds.simulated().within(days).probability())
            .isGreaterThanOrEqualTo(odds.simulated().within(days - 1).probability());
        assertThat(odds.closedForm().within(days).probability())
            .isGreaterThanOrEqualTo(odds.closedForm().within(days - 1).probability());
      }
    }
  }
}
