package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.adapter.marketdata.MarketBars;
import io.foreshock.adapter.marketdata.MarketMappingFile;
import io.foreshock.adapter.marketdata.TrainingSets;
import io.foreshock.feature.DailyAggregation;
import io.foreshock.forecast.FitMemory;
import io.foreshock.forecast.FittedParameters;
import io.foreshock.market.BarIntake;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.SimulatedMarkets;
import io.foreshock.portfolio.scenario.DayResiduals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Cutting the input at t changes nothing that was said up to t. Fits are shared between the walks:
 * a fit that had seen a later day would be another fit, under another key.
 */
class MarginWalkTruncationTest {

  private static final FitMemory FITS = new FitMemory();
  private static final int HOURLY_DAYS = 520;
  private static MarketHistory daily;
  private static MarketHistory hourly;
  private static List<String> dailyTold;
  private static List<String> hourlyTold;

  @BeforeAll
  static void walkToTheEnd() throws IOException {
    daily = standardAndPoor();
    hourly =
        Walks.history(
            SimulatedMarkets.crypto("SIM"),
            SimulatedMarkets.closes(
                Walks.id("SIM"),
                SimulatedMarkets.HOUR_MS,
                SimulatedMarkets.returns(HOURLY_DAYS, 24, 0.03, 21)));
    dailyTold = walked(daily);
    hourlyTold = walked(hourly);
  }

  /** The first 640 days from 2000 on, the end of a bubble. */
  private static MarketHistory standardAndPoor() throws IOException {
    MarketBars bars =
        new TrainingSets(Path.of("training-data"), MarketMappingFile.bundled())
            .load("sp500-daily-2000-2020")
            .markets()
            .getFirst();
    PriceSeries series =
        BarIntake.of(bars.market().id(), bars.barLengthMs(), bars.bars(), Long.MAX_VALUE)
            .accepted();
    return Walks.history(bars.market(), series.first(641));
  }

  /** Returns what was said after each day, "" where nothing was. */
  private static List<String> walked(MarketHistory history) {
    MarginWalk walk = new MarginWalk(history, Walks.DOCUMENTED, FITS);
    List<String> told = new ArrayList<>();
    while (walk.hasNext()) {
      walk.next();
      told.add(walk.latest().map(evaluation -> Walks.told(history, evaluation)).orElse(""));
    }
    return told;
  }

  private static String lastOf(MarketHistory history) {
    return new MarginWalk(history, Walks.DOCUMENTED, FITS)
        .toEnd()
        .map(evaluation -> Walks.told(history, evaluation))
        .orElse("");
  }

  @ParameterizedTest
  @ValueSource(ints = {58, 59, 60, 333, 498, 499, 509, 577, 639})
  void toEnd_dailyHistoryUntil_saysWhatTheWholeWalkSaid(int day) {
    assertThat(lastOf(daily.until(daily.days().closeTimeMs(day)))).isEqualTo(dailyTold.get(day));
  }

  @ParameterizedTest
  @ValueSource(ints = {58, 59, 61, 250, 499, 509, 517})
  void toEnd_hourlyHistoryUntil_saysWhatTheWholeWalkSaid(int day) {
    assertThat(lastOf(hourly.until(hourly.days().closeTimeMs(day)))).isEqualTo(hourlyTold.get(day));
  }

  /** What portfolios are valued by ends at the cut and is otherwise that of the whole walk. */
  @ParameterizedTest
  @ValueSource(ints = {60, 61, 333, 499, 577, 639})
  void residuals_dailyHistoryUntil_areThoseOfTheWholeWalk(int day) {
    DayResiduals whole = residuals(daily);
    DayResiduals cut = residuals(daily.until(daily.days().closeTimeMs(day)));
    int size = cut.size();
    assertThat(size).isEqualTo(day - 59); // the first forecast follows the sixtieth day
    assertThat(cut.epochDays()).isEqualTo(Arrays.copyOf(whole.epochDays(), size));
    assertThat(cut.residuals()).isEqualTo(Arrays.copyOf(whole.residuals(), size));
    assertThat(cut.volatilityChanges()).isEqualTo(Arrays.copyOf(whole.volatilityChanges(), size));
  }

  private static DayResiduals residuals(MarketHistory history) {
    MarginWalk walk = new MarginWalk(history, Walks.DOCUMENTED, FITS);
    walk.toEnd();
    return walk.residuals();
  }

  /** A day under way adds nothing before it has closed. */
  @ParameterizedTest
  @ValueSource(longs = {1, 13 * SimulatedMarkets.HOUR_MS, SimulatedMarkets.DAY_MS - 1})
  void toEnd_untilWithinADay_saysWhatTheDayBeforeDid(long laterMs) {
    assertThat(lastOf(hourly.until(hourly.days().closeTimeMs(511) + laterMs)))
        .isEqualTo(hourlyTold.get(511));
  }

  @Test
  void next_days_eachSaySomethingElse() {
    assertThat(dailyTold.subList(59, 640)).doesNotHaveDuplicates().doesNotContain("");
    assertThat(dailyTold.subList(0, 59)).containsOnly("");
  }

  /** Days whose close is tomorrow's: the comparison sees it at once. */
  @ParameterizedTest
  @ValueSource(ints = {60, 333, 490})
  void toEnd_daysThatKnowTomorrow_areCaught(int day) {
    MarketHistory cut = daily.until(daily.days().closeTimeMs(day));
    String whole = walked(knowingTomorrow(daily)).get(day);
    assertThat(lastOf(knowingTomorrow(cut))).isNotEqualTo(whole);
  }

  private static MarketHistory knowingTomorrow(MarketHistory history) {
    PriceSeries bars = history.bars();
    PriceSeries.Builder early =
        PriceSeries.builder(bars.marketId(), bars.barLengthMs(), bars.size());
    for (int i = 0; i < bars.size(); i++) {
      double close = bars.close(Math.min(i + 1, bars.size() - 1));
      early.add(bars.openTimeMs(i), Double.NaN, Double.NaN, Double.NaN, close, Double.NaN);
    }
    return new MarketHistory(
        history.market(), bars, DailyAggregation.of(early.build(), history.market().calendar()));
  }

  @Test
  void toEnd_anyMemoryOfFits_saysTheSame() {
    MarketHistory cut = hourly.until(hourly.days().closeTimeMs(505));
    FitMemory recording = new FitMemory();
    String none = Walks.told(cut, walk(cut, FittedParameters.NONE));
    String recorded = Walks.told(cut, walk(cut, recording));
    int misses = recording.misses();
    String remembered = Walks.told(cut, walk(cut, recording));
    assertThat(misses).isPositive();
    assertThat(recording.misses()).isEqualTo(misses);
    assertThat(List.of(recorded, remembered)).containsOnly(none);
  }

  private static MarketEvaluation walk(MarketHistory history, FittedParameters memory) {
    return new MarginWalk(history, Walks.DOCUMENTED, memory).toEnd().orElseThrow();
  }
}
