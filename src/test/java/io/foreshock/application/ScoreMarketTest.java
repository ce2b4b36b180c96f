package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foreshock.evaluation.BacktestReport;
import io.foreshock.forecast.FittedParameters;
import io.foreshock.market.PriceSeries;
import io.foreshock.model.LoadedModels;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service's scorecard beside the backtest of the same history. */
class ScoreMarketTest {

  private static final BacktestExamples.Memory MEMORY = new BacktestExamples.Memory();
  private static final ChampionDirectory CHAMPIONS =
      BacktestExamples.editions("2002-12-31T23:59:59.999Z");

  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  private final ActiveModels models =
      new ActiveModels(
          () -> new LoadedModels(CHAMPIONS.editions(), FittedParameters.NONE, List.of()), Map.of());
  private MarketHistory index;

  @BeforeEach
  void read() throws Exception {
    index = BacktestExamples.standardAndPoor(1_200);
  }

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  private PublishMargins margins(PriceSeries bars) {
    return new PublishMargins(
        new OneMarketStore(index.market(), bars),
        models,
        MEMORY,
        Walks.chain(),
        Walks.UNWARNED,
        executor);
  }

  private MarketPublication published(PriceSeries bars) throws InterruptedException {
    return margins(bars)
        .refresh(PublicationProgress.SILENT)
        .market(index.market().id())
        .orElseThrow();
  }

  private ScoreMarket scores(PriceSeries stored) {
    return new ScoreMarket(new OneMarketStore(index.market(), stored), models, margins(stored));
  }

  @Test
  void of_published_isWhatABacktestSaysOfTheSameHistory() throws Exception {
    MarketScorecard scorecard = scores(index.bars()).of(published(index.bars()));
    MarketBacktest backtest = BacktestExamples.backtest(index, CHAMPIONS, MEMORY);
    ScoredBacktest expected = BacktestScores.of(List.of(backtest));

    BacktestReport out = scorecard.scored().outOfSample().orElseThrow();
    assertThat(out.margins()).isEqualTo(expected.outOfSample().orElseThrow().margins());
    assertThat(scorecard.scored().inSample().orElseThrow().margins())
        .isEqualTo(expected.inSample().orElseThrow().margins());
    assertThat(scorecard.editions()).isEqualTo(backtest.editions());
    assertThat(scorecard.editions())
        .extracting(EditionPeriod::inSample)
        .containsExactly(true, false);
    assertThat(out.forecasts().tails())
        .hasSize(6)
        .allMatch(each -> each.model().equals("champion"));
  }

  /** Bars that came in since must not enter the scorecard of a set that did not know them. */
  @Test
  void of_moreBarsThanPublished_isThatOfThePublishedOnes() throws Exception {
    PriceSeries known = index.bars().first(1_000);
    MarketPublication early = published(known);
    BacktestReport expected = scores(known).of(early).scored().outOfSample().orElseThrow();
    BacktestReport later = scores(index.bars()).of(early).scored().outOfSample().orElseThrow();
    assertThat(later.margins()).isEqualTo(expected.margins());
    assertThat(later.forecasts().tails()).isEqualTo(expected.forecasts().tails());
  }

  @Test
  void of_historyThatIsAnother_isRefused() throws Exception {
    MarketPublication whole = published(index.bars());
    assertThatThrownBy(() -> scores(index.bars().first(1_100)).of(whole))
        .isInstanceOf(RiskException.HistoryChanged.class)
        .hasMessage("the history of INDEX.GSPC has changed; its next set is on the way");
  }
}
