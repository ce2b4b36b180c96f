package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.foreshock.forecast.FittedParameters;
import io.foreshock.market.PriceSeries;
import io.foreshock.model.LoadedModels;
import io.foreshock.publication.MarginSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cuts histories at several moments: what was said before a cut must not change by it. */
class LookAheadTest {

  private static final FittedParameters MEMORY = new BacktestExamples.Memory();

  private static MarketHistory index;

  @BeforeAll
  static void walkTheWhole() throws IOException {
    index = BacktestExamples.standardAndPoor(2_200);
  }

  /** Every number of every row and margin, to the bit, behind the day it speaks of. */
  private static List<String> rows(MarketHistory history, FittedParameters memory) {
    MarketBacktest backtest =
        BacktestExamples.backtest(history, BacktestExamples.documented(), memory);
    List<String> rows = new ArrayList<>();
    backtest.forecasts().forEach(row -> rows.add(row.date() + " " + row));
    backtest.margins().forEach(row -> rows.add(row.date() + " " + row));
    return rows;
  }

  private static List<String> honest(MarketHistory history) {
    return rows(history, MEMORY);
  }

  private static MarketHistory firstBars(MarketHistory history, int bars) {
    return MarketHistory.of(history.market(), history.bars().first(bars));
  }

  @ParameterizedTest
  @ValueSource(ints = {62, 499, 502, 1_000, 1_701, 2_199})
  void backtest_cutAtABar_changesNoRowUpToIt(int cut) {
    assertThat(CutCheck.difference(LookAheadTest::honest, index, firstBars(index, cut))).isEmpty();
  }

  @Test
  void backtest_cut_endsWithTheLastDayOfTheCut() {
    List<String> rows = honest(firstBars(index, 1_500));
    assertThat(rows).hasSizeGreaterThan(4_000);
    assertThat(CutCheck.day(rows.getLast())).isEqualTo(index.days().date(1_498).toString());
  }

  /** A row may hold its own day only as what happened: another day must leave the forecast. */
  @ParameterizedTest
  @ValueSource(ints = {100, 600, 1_500})
  void backtest_lastDayDoctored_changesNoForecastOfThatDay(int size) {
    PriceSeries bars = index.bars().first(size);
    PriceSeries.Builder doctored = PriceSeries.builder(bars.marketId(), bars.barLengthMs(), size);
    for (int i = 0; i < size; i++) {
      double factor = i == size - 1 ? 0.7 : 1.0;
      doctored.add(
          bars.openTimeMs(i),
          factor * bars.open(i),
          factor * bars.high(i),
          factor * bars.low(i),
          factor * bars.close(i),
          bars.volume(i));
    }
    assertThat(forecastsOfLastDay(doctored.build())).isEqualTo(forecastsOfLastDay(bars));
  }

  private static List<String> forecastsOfLastDay(PriceSeries bars) {
    MarketHistory history = MarketHistory.of(index.market(), bars);
    MarketBacktest backtest =
        BacktestExamples.backtest(history, BacktestExamples.documented(), MEMORY);
    LocalDate last = history.days().date(history.days().size() - 1);
    List<String> said = new ArrayList<>();
    backtest.forecasts().stream()
        .filter(row -> row.date().equals(last))
        .forEach(
            row -> said.add(row.model() + row.sigma() + row.tail() + row.regime() + row.margins()));
    backtest.margins().stream()
        .filter(row -> row.date().equals(last))
        .forEach(row ->
            said.add(
                row.side()
                    + " "
                    + row.champion()
                    + row.gjrFhs()
                    + row.ewmaFhs()
                    + row.stressedBlend()
                    + row.historicalSimulation()));
    assertThat(said).isNotEmpty();
    return said;
  }

  @Test
  void walk_historyKnownAtAMoment_saysWhatTheWholeSaidThere() {
    MarginWalk whole = new MarginWalk(index, BacktestExamples.documented(), MEMORY);
    for (int day = 0; whole.hasNext(); day++) {
      whole.next();
      if (day % 500 == 499) {
        MarketHistory known = index.until(index.days().closeTimeMs(day));
        MarginWalk cut = new MarginWalk(known, BacktestExamples.documented(), MEMORY);
        assertThat(known.days().size()).isEqualTo(day + 1);
        assertThat(cut.toEnd().map(LookAheadTest::text))
            .isEqualTo(whole.latest().map(LookAheadTest::text));
      }
    }
  }

  private static String text(MarketEvaluation evaluation) {
    return evaluation.input()
        + " "
        + evaluation.decision()
        + " "
        + evaluation.forecast().conditional()
        + " "
        + evaluation.sequence();
  }

  @Test
  void service_afterItsLastBar_publishesWhatTheNextRowHasInForce() throws Exception {
    int cut = 1_234;
    MarketBacktest backtest =
        BacktestExamples.backtest(index, BacktestExamples.documented(), MEMORY);
    ForecastRow next =
        backtest.forecasts().stream()
            .filter(row -> row.date().equals(index.days().date(cut)))
            .filter(row -> row.model().equals(ForecastRow.CHAMPION_IN_SAMPLE))
            .findFirst()
            .orElseThrow();
    MarginSet set = published(index.bars().first(cut + 1)); // the first bar has no return
    assertThat(Optional.of(set.parameters())).isEqualTo(next.margins());
  }

  private static MarginSet published(PriceSeries bars) throws InterruptedException {
    OneMarketStore store = new OneMarketStore(index.market(), bars);
    ActiveModels models =
        new ActiveModels(
            () ->
                new LoadedModels(
                    BacktestExamples.documented().editions(), FittedParameters.NONE, List.of()),
            Map.of());
    try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
      PublishMargins margins =
          new PublishMargins(store, models, MEMORY, Walks.chain(), Walks.UNWARNED, executor);
      return margins
          .refresh(PublicationProgress.SILENT)
          .market(index.market().id())
          .orElseThrow()
          .set();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {13_007, 24_012})
  void backtest_bitcoinHourlyCutAtABar_changesNoRowUpToIt(int cut) throws IOException {
    Path file =
        Path.of(
            System.getProperty("foreshock.shared", "../shared"),
            "data",
            "research",
            "crypto_1h_spot.csv.gz");
    String message = "SKIPPED: no research data at " + file.toAbsolutePath().normalize();
    if (!Files.exists(file)) {
      System.out.println(message);
    }
    assumeTrue(Files.exists(file), message);
    MarketHistory bitcoin = BacktestExamples.history(file, "BTCUSDT", 30_000);
    assertThat(CutCheck.difference(LookAheadTest::honest, bitcoin, firstBars(bitcoin, cut)))
        .isEmpty();
  }
}
