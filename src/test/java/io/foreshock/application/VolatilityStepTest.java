package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.evaluation.ImpulseSeries;
import io.foreshock.feature.DailyObservations;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class VolatilityStepTest {

  private static MarketHistory index;
  private static MarketHistory doubled;

  @BeforeAll
  static void step() throws IOException {
    index = BacktestExamples.standardAndPoor(1_300);
    doubled = VolatilityStep.doubled(index);
  }

  @Test
  void doubled_lastDays_moveTwiceAndEarlierOnesAsBefore() {
    DailyObservations before = index.days();
    DailyObservations after = doubled.days();
    assertThat(after.size()).isEqualTo(before.size());
    int step = before.size() - VolatilityStep.DAYS;
    for (int day = 0; day < before.size(); day++) {
      double factor = day < step ? 1.0 : 2.0;
      // The doubled price is a product of rounded prices.
      assertThat(after.logReturn(day))
          .as("%s", before.date(day))
          .isCloseTo(factor * before.logReturn(day), within(1e-12));
    }
    // Range estimators are squares of log moves inside the day.
    assertThat(after.rangeVariance(step + 3))
        .isCloseTo(4.0 * before.rangeVariance(step + 3), within(1e-12));
  }

  @Test
  void fits_historyWithoutTimeToSettle_doesNot() throws IOException {
    assertThat(VolatilityStep.fits(index)).isTrue();
    assertThat(VolatilityStep.fits(BacktestExamples.standardAndPoor(1_250))).isFalse();
    assertThat(VolatilityStep.fits(BacktestExamples.standardAndPoor(1_251))).isTrue();
  }

  /** A plain EWMA follows volatility all the way; its pool of residuals changes little. */
  @Test
  void pairs_ewma_comesToRestNearTwiceWhatItWas() {
    BacktestExamples.Memory memory = new BacktestExamples.Memory();
    ChampionDirectory champions = BacktestExamples.documented();
    MarketBacktest plain = BacktestExamples.backtest(index, champions, memory);
    MarketBacktest stepped = BacktestExamples.backtest(doubled, champions, memory);
    List<ImpulseSeries> pairs = VolatilityStep.pairs(index, plain.margins(), stepped.margins());
    assertThat(pairs).hasSize(2 * 5);
    assertThat(
            BacktestScores.of(List.of(plain.with(pairs)))
                .inSample()
                .orElseThrow()
                .margins()
                .impulses())
        .filteredOn(each -> each.model().equals("reference-ewma-fhs"))
        .hasSize(2)
        .allSatisfy(
            each -> assertThat(each.response().eventualMultiple()).isCloseTo(2.0, within(0.15)));
  }
}
