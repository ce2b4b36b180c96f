package io.foreshock.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foreshock.market.MarketId;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.TradingCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryJudgementTest {

  private static final long DAY = 86_400_000;

  /**
   * A series of {@code moving} alternating closes followed by {@code stuck} repeats of the last.
   */
  private static PriceSeries bars(int moving, int stuck) {
    PriceSeries.Builder series = PriceSeries.builder(new MarketId("X"), DAY, 16);
    for (int i = 0; i < moving + stuck; i++) {
      double close = i < moving ? 1 + i % 2 : 1 + (moving + 1) % 2;
      series.add(i * DAY, Double.NaN, Double.NaN, Double.NaN, close, Double.NaN);
    }
    return series.build();
  }

  /** The first bar is no observation: it has no return. */
  @ParameterizedTest
  @CsvSource({
    "60, 0, REFUSED_TOO_SHORT, true",
    "61, 0, SHORT_HISTORY, false",
    "500, 0, SHORT_HISTORY, false",
    "501, 0, FULL, false",
    "1, 600, REFUSED_CONSTANT, true",
    "1, 20, REFUSED_TOO_SHORT, true",
    "2, 600, FULL, false"
  })
  void of_history_judgesLengthAndLife(
      int moving, int stuck, HistoryJudgement expected, boolean refused) {
    DailyObservations days = DailyAggregation.of(bars(moving, stuck), TradingCalendar.CONTINUOUS);
    HistoryJudgement judgement = HistoryJudgement.of(days);
    assertThat(judgement).isEqualTo(expected);
    assertThat(judgement.refused()).isEqualTo(refused);
  }

  @ParameterizedTest
  @CsvSource({"10, 0, 0", "10, 7, 7", "1, 7, 7", "0, 1, 0", "0, 0, 0"})
  void unchangedBars_tail_countsRepeats(int moving, int stuck, int expected) {
    assertThat(StuckPrice.unchangedBars(bars(moving, stuck))).isEqualTo(expected);
  }

  @Test
  void isStuck_tail_comparesWithTheLimit() {
    assertThat(StuckPrice.isStuck(bars(10, 7), 7)).isTrue();
    assertThat(StuckPrice.isStuck(bars(10, 7), 8)).isFalse();
    assertThatThrownBy(() -> StuckPrice.isStuck(bars(10, 7), 0)).hasMessageContaining("bars");
  }
}
