package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.foreshock.evaluation.BacktestReport;
import io.foreshock.evaluation.MarginScore;
import io.foreshock.evaluation.TailScore;
import io.foreshock.market.Side;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BacktestScoresTest {

  private static MarketBacktest backtest;
  private static BacktestReport report;

  @BeforeAll
  static void walk() throws Exception {
    backtest =
        BacktestExamples.backtest(
            BacktestExamples.standardAndPoor(900),
            BacktestExamples.documented(),
            new BacktestExamples.Memory());
    ScoredBacktest scored = BacktestScores.of(List.of(backtest));
    assertThat(scored.outOfSample()).isEmpty();
    report = scored.inSample().orElseThrow();
  }

  @Test
  void of_membersThatStartLater_areComparedOnTheSameDays() {
    long every =
        backtest.forecasts().stream().filter(row -> row.model().equals("log-har-fhs")).count();
    long first =
        backtest.forecasts().stream().filter(row -> row.model().equals("ewma-fhs")).count();
    assertThat(first).isGreaterThan(every);
    int models = (int) backtest.forecasts().stream().map(ForecastRow::model).distinct().count();
    assertThat(models).isEqualTo(15); // without Realized GARCH, which needs intraday bars
    assertThat(report.forecasts().tails())
        .hasSize(models * 2 * 3)
        .allMatch(score -> score.days() == every);
    assertThat(report.forecasts().tails())
        .extracting(TailScore::model)
        .contains("champion@in-sample");
  }

  @Test
  void of_margins_compareFiveMakersOnEachSide() {
    assertThat(report.margins().scores())
        .extracting(MarginScore::side, MarginScore::model)
        .containsExactly(
            tuple(Side.LONG, "champion@in-sample"),
            tuple(Side.LONG, "reference-gjr-fhs"),
            tuple(Side.LONG, "reference-ewma-fhs"),
            tuple(Side.LONG, "reference-stressed-blend"),
            tuple(Side.LONG, "reference-historical-simulation"),
            tuple(Side.SHORT, "champion@in-sample"),
            tuple(Side.SHORT, "reference-gjr-fhs"),
            tuple(Side.SHORT, "reference-ewma-fhs"),
            tuple(Side.SHORT, "reference-stressed-blend"),
            tuple(Side.SHORT, "reference-historical-simulation"));
    MarginScore blend = report.margins().scores().get(3);
    assertThat(blend.metrics().oneDayRise()).isLessThanOrEqualTo(0.1 + 1e-12);
  }
}
