package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.forecast.FittedParameters;
import io.foreshock.forecast.MemberName;
import io.foreshock.forecast.RefitSchedule;
import io.foreshock.market.AssetClass;
import io.foreshock.market.ClockMode;
import io.foreshock.market.Market;
import io.foreshock.market.MarketId;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.Side;
import io.foreshock.market.TradingCalendar;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BacktestWalkTest {

  private static final FittedParameters MEMORY = new BacktestExamples.Memory();

  private static MarketHistory index;
  private static MarketBacktest whole;

  @BeforeAll
  static void walkTheWhole() throws IOException {
    index = BacktestExamples.standardAndPoor(1_100);
    whole = BacktestExamples.backtest(index, BacktestExamples.documented(), MEMORY);
  }

  @Test
  void toEnd_everyForecastableDay_hasOneRowOfEachModelThatCanSpeak() {
    Set<String> keys = new HashSet<>();
    whole.forecasts().forEach(row -> keys.add(row.date() + row.model()));
    assertThat(keys).hasSameSizeAs(whole.forecasts());
    assertThat(whole.forecasts().getFirst().date()).isEqualTo(index.days().date(60));
    LocalDate last = index.days().date(index.days().size() - 1);
    assertThat(whole.forecasts().stream().filter(row -> row.date().equals(last)))
        .extracting(ForecastRow::model)
        .containsExactly(
            "champion@in-sample",
            "gjr-fhs",
            "gjr-pot",
            "ewma-fhs",
            "log-har-fhs",
            "har-x-pot",
            "regime-mixture",
            "egarch-fhs",
            "garch-t",
            "ms-garch",
            "caviar-as",
            "caviar-sav",
            "gas-one-factor",
            "historical-simulation",
            "sv-fhs");
  }

  @Test
  void toEnd_columnsOfARow_areFilledAsTheModelDemands() {
    assertThat(whole.forecasts())
        .allSatisfy(row -> {
          boolean champion = row.model().startsWith("champion");
          assertThat(row.margins().isPresent()).isEqualTo(champion);
          assertThat(row.regime().isPresent())
              .isEqualTo(champion || row.model().equals("regime-mixture"));
        });
  }

  @Test
  void toEnd_championAlone_saysTheSameToTheBit() {
    MarketBacktest alone =
        new BacktestWalk(
                index.market().symbol(),
                index,
                BacktestExamples.documented(),
                MEMORY,
                RefitSchedule.MONTHLY,
                LocalDate.MIN,
                false)
            .toEnd(() -> {});
    assertThat(alone.forecasts())
        .isEqualTo(
            whole.forecasts().stream().filter(row -> row.model().startsWith("champion")).toList())
        .isNotEmpty();
    assertThat(alone.margins()).isEqualTo(whole.margins());
  }

  @Test
  void toEnd_laterFirstDate_changesNoRow() {
    LocalDate from = index.days().date(800);
    MarketBacktest late =
        BacktestExamples.backtest(index, BacktestExamples.documented(), MEMORY, from);
    assertThat(late.forecasts())
        .isEqualTo(whole.forecasts().stream().filter(row -> !row.date().isBefore(from)).toList());
    assertThat(late.margins())
        .isEqualTo(whole.margins().stream().filter(row -> !row.date().isBefore(from)).toList());
    assertThat(late.margins()).isNotEmpty();
  }

  /** Fits count from the first forecastable day at any interval, so printing does not move them. */
  @Test
  void toEnd_otherRefitInterval_movesFitsButNotByTheFirstDate() {
    LocalDate from = index.days().date(800);
    List<ForecastRow> fortnightly = refittedEvery(14, LocalDate.MIN);
    assertThat(refittedEvery(14, from))
        .isEqualTo(fortnightly.stream().filter(row -> !row.date().isBefore(from)).toList());
    assertThat(fortnightly).hasSameSizeAs(whole.forecasts()).isNotEqualTo(whole.forecasts());
    assertThat(refittedEvery(30, LocalDate.MIN)).isEqualTo(whole.forecasts());
  }

  private static List<ForecastRow> refittedEvery(int refitDays, LocalDate from) {
    RefitSchedule schedule = new RefitSchedule(RefitSchedule.FULL_HISTORY, refitDays);
    return new BacktestWalk(
            index.market().symbol(),
            index,
            BacktestExamples.documented(),
            MEMORY,
            schedule,
            from,
            true)
        .toEnd(() -> {})
        .forecasts();
  }

  @Test
  void toEnd_editionInTheMiddle_servesOnlyDaysAfterItsEnd() {
    String ends = "2002-12-31";
    MarketBacktest backtest =
        BacktestExamples.backtest(
            index, BacktestExamples.editions(ends + "T23:59:59.999Z"), MEMORY);
    assertThat(backtest.forecasts())
        .filteredOn(row -> row.model().startsWith("champion"))
        .allSatisfy(row ->
            assertThat(row.model())
                .isEqualTo(
                    row.date().isAfter(LocalDate.parse(ends))
                        ? ForecastRow.CHAMPION
                        : ForecastRow.CHAMPION_IN_SAMPLE))
        .extracting(ForecastRow::model)
        .contains(ForecastRow.CHAMPION, ForecastRow.CHAMPION_IN_SAMPLE);
  }

  /**
   * A market that closes is not expected to trade on a Saturday. Where it does, an edition that
   * ends on that very day was chosen for Monday, and must not be judged by the Saturday it knows.
   */
  @Test
  void toEnd_editionThatKnowsTheDayItWouldForecast_isRefused() {
    LocalDate saturday = LocalDate.of(2001, 6, 30);
    assertThatThrownBy(() ->
            BacktestExamples.backtest(
                dailyUntil(saturday),
                BacktestExamples.editions(saturday + "T12:00:00Z"),
                FittedParameters.NONE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "^TEST: classical-exchange/2001-06-30 knows the day 2001-06-30 that it would forecast");
  }

  @Test
  void toEnd_editionThatEndsTheDayBefore_isNotRefused() {
    LocalDate saturday = LocalDate.of(2001, 6, 30);
    MarketBacktest backtest =
        BacktestExamples.backtest(
            dailyUntil(saturday),
            BacktestExamples.editions("2001-06-29T23:59:59.999Z"),
            FittedParameters.NONE);
    assertThat(backtest.forecasts().getLast().date()).isEqualTo(saturday);
  }

  /** A hundred weekdays and a Saturday. */
  private static MarketHistory dailyUntil(LocalDate saturday) {
    Market market =
        new Market(
            new MarketId("TEST"),
            "^TEST",
            AssetClass.INDEX,
            "USD",
            TradingCalendar.EXCHANGE,
            "index",
            ClockMode.REPLAY);
    PriceSeries.Builder bars = PriceSeries.builder(market.id(), 86_400_000L, 101);
    for (int back = 140; back >= 0; back--) {
      LocalDate date = saturday.minusDays(back);
      if (back == 0 || date.getDayOfWeek().getValue() < 6) {
        double close = 100 + 3 * StrictMath.sin(back * 1.7) + (back % 5);
        bars.add(
            date.toEpochDay() * 86_400_000L, Double.NaN, Double.NaN, Double.NaN, close, Double.NaN);
      }
    }
    return MarketHistory.of(market, bars.build());
  }

  @Test
  void toEnd_tooShortAHistory_isRefusedByName() throws IOException {
    MarketBacktest backtest =
        BacktestExamples.backtest(
            BacktestExamples.standardAndPoor(40), BacktestExamples.documented(), MEMORY);
    assertThat(backtest.forecasts()).isEmpty();
    assertThat(backtest.refusal().orElseThrow()).startsWith("REFUSED_TOO_SHORT: have 39");
  }

  /** The blend again, from the walk's own inputs and without a class of its own. */
  @Test
  void toEnd_stressedBlend_isWhatANaiveTwinMakes() {
    MarginWalk walk = new MarginWalk(index, BacktestExamples.documented(), MEMORY);
    double published = Double.NaN;
    int compared = 0;
    while (walk.hasNext()) {
      walk.next();
      if (walk.latest().isEmpty() || !walk.hasNext()) {
        continue;
      }
      MarketEvaluation evaluation = walk.latest().orElseThrow();
      double logVar =
          evaluation
              .forecast()
              .members()
              .get(MemberName.EWMA_FHS)
              .tail()
              .valueAtRisk(Side.LONG, 0.01);
      double target =
          0.75 * (1 - Math.exp(-logVar)) + 0.25 * evaluation.input().longSide().stressedPpm() / 1e6;
      if (Double.isNaN(published)) {
        published = target;
      } else if (target > published) {
        published = Math.min(target, published * 1.10);
      } else {
        published = Math.max(target, published * 0.99);
      }
      LocalDate tomorrow = index.days().date(walk.seen());
      List<MarginRow> row =
          whole.margins().stream()
              .filter(each -> each.side() == Side.LONG && each.date().equals(tomorrow))
              .toList();
      if (!row.isEmpty()) {
        // Math.exp and StrictMath.expm1 differ in the last bits only.
        assertThat(row.getFirst().stressedBlend()).isCloseTo(published, within(1e-12));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(index.days().size() - 500);
  }

  @Test
  void toEnd_marginRow_holdsFractionsOfNotional() {
    MarginRow row = whole.margins().getLast();
    ForecastRow champion =
        whole.forecasts().stream()
            .filter(each -> each.date().equals(row.date()))
            .filter(each -> each.model().startsWith("champion"))
            .findFirst()
            .orElseThrow();
    assertThat(row.side()).isEqualTo(Side.SHORT);
    assertThat(row.loss()).isCloseTo(Math.exp(champion.logReturn()) - 1, within(1e-12));
    assertThat(row.champion()).isEqualTo(champion.margins().orElseThrow().imfShortPpm() / 1e6);
    assertThat(row.championValueAtRisk())
        .isCloseTo(Math.exp(champion.tail().valueAtRisk(Side.SHORT, 0.01)) - 1, within(1e-12));
  }
}
