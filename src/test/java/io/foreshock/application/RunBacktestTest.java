package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foreshock.adapter.marketdata.MarketMappingFile;
import io.foreshock.forecast.RefitSchedule;
import io.foreshock.market.AssetClass;
import io.foreshock.market.PriceBar;
import io.foreshock.market.PriceSeries;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Which days may be printed, and which edition serves them. */
class RunBacktestTest {

  private static final int BARS = 400;
  private static final BacktestExamples.Memory MEMORY = new BacktestExamples.Memory();

  private static BarFile file(String location) throws IOException {
    PriceSeries series = BacktestExamples.standardAndPoor(BARS).bars();
    List<PriceBar> bars = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      bars.add(
          new PriceBar(
              series.openTimeMs(i),
              series.open(i),
              series.high(i),
              series.low(i),
              series.close(i),
              series.volume(i)));
    }
    SymbolBars symbol = new SymbolBars("^GSPC", series.barLengthMs(), bars);
    return new BarFile(location, List.of(symbol), 0, List.of());
  }

  private static RunBacktest backtest(ChampionDirectory champions) {
    return new RunBacktest(
        (location, form, progress) -> file(location),
        MarketMappingFile.bundled(),
        champions,
        MEMORY);
  }

  private static RunBacktest.Request request(String from, boolean inSample) {
    return new RunBacktest.Request(
        "bars.csv",
        AssetClass.UNCLASSIFIED,
        LocalDate.parse(from),
        Set.of(),
        RefitSchedule.MONTHLY,
        false,
        inSample);
  }

  private static List<ForecastRow> rows(ChampionDirectory champions, RunBacktest.Request request)
      throws Exception {
    RunBacktest backtest = backtest(champions);
    RunBacktest.Plan plan = backtest.plan(request, StepProgress.SILENT);
    try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
      return backtest.run(plan, executor, StepProgress.SILENT).getFirst().forecasts();
    }
  }

  @Test
  void plan_firstDateThatTheOldestEditionKnows_isRefused() {
    ChampionDirectory champions =
        BacktestExamples.editions("2001-01-31T23:59:59.999Z", "2001-03-31T23:59:59.999Z");
    assertThatThrownBy(
            () -> backtest(champions).plan(request("2001-01-31", false), StepProgress.SILENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "--from 2001-01-31 lies before the end of the oldest edition for ^GSPC,"
                + " 2001-01-31T23:59:59.999Z; choose a later date or add --in-sample");
  }

  @Test
  void run_firstDateAfterTheOldestEdition_printsTheChampionOnly() throws Exception {
    ChampionDirectory champions = BacktestExamples.editions("2001-01-31T23:59:59.999Z");
    assertThat(rows(champions, request("2001-02-01", false)))
        .isNotEmpty()
        .allMatch(row -> row.model().equals("champion"));
  }

  @Test
  void run_inSample_printsBothAndChangesNoRow() throws Exception {
    ChampionDirectory champions = BacktestExamples.editions("2001-01-31T23:59:59.999Z");
    List<ForecastRow> late = rows(champions, request("2001-02-01", false));
    List<ForecastRow> all = rows(champions, request("2000-01-01", true));
    assertThat(all.getFirst().model()).isEqualTo("champion@in-sample");
    assertThat(all.stream().filter(row -> row.model().equals("champion")).toList()).isEqualTo(late);
  }

  @Test
  void run_noEdition_printsInSampleOnly() throws Exception {
    assertThatThrownBy(() ->
            backtest(BacktestExamples.documented())
                .plan(request("2001-02-01", false), StepProgress.SILENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no edition serves INDEX, the class of ^GSPC");
    assertThat(rows(BacktestExamples.documented(), request("2001-02-01", true)))
        .isNotEmpty()
        .allMatch(row -> row.model().equals("champion@in-sample"));
  }

  @Test
  void walk_twoEditions_eachDayIsServedByTheNewestThatDoesNotKnowIt() throws Exception {
    MarketHistory index = BacktestExamples.standardAndPoor(BARS);
    MarginWalk walk =
        new MarginWalk(
            index,
            BacktestExamples.editions("2001-01-31T23:59:59.999Z", "2001-03-31T23:59:59.999Z"),
            MEMORY);
    while (walk.hasNext()) {
      LocalDate date = index.days().date(walk.seen());
      String expected =
          date.isAfter(LocalDate.parse("2001-03-31"))
              ? "2001-03-31"
              : date.isAfter(LocalDate.parse("2001-01-31")) ? "2001-01-31" : "1";
      walk.latest()
          .ifPresent(evaluation ->
              assertThat(evaluation.choice().version()).as("%s", date).isEqualTo(expected));
      walk.next();
    }
  }
}
