package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.forecast.FitMemory;
import io.foreshock.market.Market;
import io.foreshock.market.PriceBar;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.Side;
import io.foreshock.market.SimulatedMarkets;
import io.foreshock.portfolio.Position;
import io.foreshock.portfolio.PositionType;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayPortfolioTest {

  private static final FitMemory FITS = new FitMemory();
  private static final int BARS = 800; // to 2003-03-12

  private static MarketHistory index;

  @BeforeAll
  static void read() throws IOException {
    index = BacktestExamples.standardAndPoor(BARS);
  }

  private static ReplayPeriod period(String from, String to) {
    return new ReplayPeriod(LocalDate.parse(from), LocalDate.parse(to));
  }

  private static PortfolioOrder order(double dollars, Position... positions) {
    return new PortfolioOrder(
        List.of(positions),
        List.of(
            new PortfolioOrder.Asset(
                "USD", dollars, OptionalDouble.empty(), OptionalDouble.empty())));
  }

  private static Position held(Market market, double quantity) {
    return Position.linear("1", market.id(), PositionType.FUTURE, quantity);
  }

  /** A store of some histories, what is published of them, and the replay over it. */
  private static Replay replay(
      List<MarketHistory> histories, PortfolioOrder order, ReplayPeriod period)
      throws InterruptedException {
    MemoryStore store = new MemoryStore();
    for (MarketHistory history : histories) {
      PriceSeries bars = history.bars();
      store.append(history.market(), bars.barLengthMs(), barsOf(bars), 0);
    }
    ActiveModels models = new ActiveModels(() -> Walks.NO_MODELS, Map.of());
    ExecutorService executor = Executors.newFixedThreadPool(1);
    PublishMargins margins =
        new PublishMargins(store, models, FITS, Walks.chain(), Walks.UNWARNED, executor);
    PublishedSnapshot snapshot = margins.refresh(PublicationProgress.SILENT);
    executor.shutdown();
    AssessPortfolio portfolios = Walks.portfolios(new MarketRisks(store, models, margins::fits));
    return new ReplayPortfolio(store, models, margins, portfolios).replay(order, period, snapshot);
  }

  private static List<PriceBar> barsOf(PriceSeries series) {
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
    return bars;
  }

  /** The first bar is of no day, as nothing came before it. */
  private static MarketHistory first(int bars) {
    return MarketHistory.of(index.market(), index.bars().first(bars));
  }

  private static int placeOf(LocalDate date) {
    int place = 0;
    while (index.days().date(place).isBefore(date)) {
      place++;
    }
    return place;
  }

  /** A backtest walks the same days by other code and writes what was in force on each. */
  @Test
  void replay_parameters_areThoseOfTheBacktest() throws InterruptedException {
    Replay replay =
        replay(
            List.of(index),
            order(500, held(index.market(), 1)),
            period("2002-07-01", "2002-08-30"));
    MarketBacktest backtest = BacktestExamples.backtest(index, BacktestExamples.documented(), FITS);
    List<String> expected =
        backtest.margins().stream()
            .filter(row -> row.side() == Side.LONG)
            .filter(row -> !row.date().isBefore(replay.period().from()))
            .filter(row -> !row.date().isAfter(replay.period().to()))
            .map(row -> row.date() + " " + Math.round(row.champion() * 1e6))
            .toList();
    List<String> told = replay.days().stream().map(day -> day.date() + " " + imfLong(day)).toList();
    assertThat(expected).hasSize(44); // trading days, Independence Day left out
    assertThat(told).isEqualTo(expected);
  }

  private static long imfLong(Replay.Day day) {
    return day.markets().getFirst().inForce().decision().parameters().imf().longPpm();
  }

  /** Equity is the dollars and the move since the close before; margin the parameter of the day. */
  @Test
  void replay_account_isClosedForm() throws InterruptedException {
    Replay replay =
        replay(
            List.of(index),
            order(500, held(index.market(), 2)),
            period("2002-07-01", "2002-07-31"));
    int place = placeOf(LocalDate.parse("2002-07-01"));
    double start = index.days().close(place - 1);
    double before = start;
    for (Replay.Day day : replay.days()) {
      double close = index.days().close(place++);
      assertThat(day.equityUsd6())
          .isCloseTo(Math.round(1e6 * (500 + 2 * (close - start))), within(1L));
      assertThat(day.profitUsd6()).isCloseTo(Math.round(1e6 * 2 * (close - before)), within(1L));
      assertThat((double) day.initialMarginUsd6())
          .isCloseTo(2 * close * imfLong(day), within(2.0)); // rounded up, scaled from below
      assertThat(day.maintenanceMarginUsd6()).isLessThanOrEqualTo(day.initialMarginUsd6());
      before = close;
    }
  }

  @ParameterizedTest
  @CsvSource({"2002-07-10", "2002-07-23", "2002-08-05"})
  void replay_historyCutAtADay_changesNoRowUpToIt(String last) throws InterruptedException {
    PortfolioOrder order = order(500, held(index.market(), 1));
    Replay whole = replay(List.of(index), order, period("2002-07-01", "2002-08-30"));
    MarketHistory cut = first(placeOf(LocalDate.parse(last)) + 2);
    Replay known = replay(List.of(cut), order, period("2002-07-01", last));
    assertThat(texts(known)).isNotEmpty().isEqualTo(texts(whole).subList(0, known.days().size()));
  }

  private static List<String> texts(Replay replay) {
    return replay.days().stream()
        .map(day ->
            day.date()
                + " "
                + day.profitUsd6()
                + " "
                + day.equityUsd6()
                + " "
                + day.initialMarginUsd6()
                + " "
                + day.maintenanceMarginUsd6()
                + " "
                + day.state()
                + " "
                + Walks.told(index, day.markets().getFirst().inForce()))
        .toList();
  }

  /** On days on which one market rests, its last close is its mark. */
  @Test
  void replay_marketsOfTwoCalendars_valuesEachAtItsLastClose() throws InterruptedException {
    Market coin = SimulatedMarkets.crypto("COIN");
    PriceSeries bars =
        SimulatedMarkets.closes(
            coin.id(), SimulatedMarkets.DAY_MS, SimulatedMarkets.returns(300, 1, 0.02, 3));
    Market rests = SimulatedMarkets.index("RESTS");
    PriceSeries.Builder weekdays =
        PriceSeries.builder(rests.id(), SimulatedMarkets.DAY_MS, bars.size());
    for (int i = 0; i < bars.size(); i++) {
      if (i % 7 < 5) { // the first bar is of a Monday
        double price = bars.close(i);
        weekdays.add(bars.openTimeMs(i), price, price, price, price, 0);
      }
    }
    LocalDate monday = LocalDate.parse("2007-09-03");
    Replay replay =
        replay(
            List.of(MarketHistory.of(coin, bars), MarketHistory.of(rests, weekdays.build())),
            order(
                1e6,
                Position.linear("1", coin.id(), PositionType.SPOT, 1),
                Position.linear("2", rests.id(), PositionType.FUTURE, 1)),
            new ReplayPeriod(monday, monday.plusDays(6)));
    assertThat(replay.days()).hasSize(7);
    double friday = replay.days().get(4).markets().getLast().markPrice();
    for (Replay.Day day : replay.days().subList(4, 7)) {
      assertThat(day.markets().getLast().markPrice()).isEqualTo(friday);
    }
    Replay.Day sunday = replay.days().getLast();
    double coinMove =
        sunday.markets().getFirst().markPrice()
            - replay.days().get(5).markets().getFirst().markPrice();
    assertThat(sunday.profitUsd6()).isEqualTo(Math.round(1e6 * coinMove));
  }

  /**
   * The 61st bar, 2000-03-29, is the 60th observation: from the next day on something is in force.
   */
  @ParameterizedTest
  @CsvSource({
    "1999-12-01, 2000-02-15, 1999-12-01, 2000-02-15",
    "2000-03-20, 2000-05-01, 2000-03-20, 2000-03-29",
    "2003-01-02, 2003-12-31, 2003-03-13, 2003-12-31",
    "2008-09-01, 2008-10-31, 2008-09-01, 2008-10-31"
  })
  void replay_daysThatAreNotThere_areNamed(
      String from, String to, String missingFrom, String missingTo) {
    assertThatExceptionOfType(RiskException.MissingHistory.class)
        .isThrownBy(
            () -> replay(List.of(index), order(1, held(index.market(), 1)), period(from, to)))
        .satisfies(missing -> {
          assertThat(missing.marketId()).isEqualTo("INDEX.GSPC");
          assertThat(missing.from()).isEqualTo(missingFrom);
          assertThat(missing.to()).isEqualTo(missingTo);
        })
        .withMessageContaining("from " + missingFrom + " to " + missingTo);
  }

  @Test
  void replay_gapInsideThePeriod_isNamed() {
    PriceSeries bars = index.bars();
    PriceSeries.Builder gapped =
        PriceSeries.builder(bars.marketId(), bars.barLengthMs(), bars.size());
    LocalDate from = LocalDate.parse("2002-07-08");
    LocalDate to = LocalDate.parse("2002-07-19");
    for (int i = 0; i < bars.size(); i++) {
      LocalDate date = LocalDate.ofEpochDay(bars.openTimeMs(i) / SimulatedMarkets.DAY_MS);
      if (date.isBefore(from) || date.isAfter(to)) {
        double price = bars.close(i);
        gapped.add(bars.openTimeMs(i), price, price, price, price, 0);
      }
    }
    MarketHistory history = MarketHistory.of(index.market(), gapped.build());
    assertThatExceptionOfType(RiskException.MissingHistory.class)
        .isThrownBy(() ->
            replay(
                List.of(history),
                order(1, held(index.market(), 1)),
                period("2002-07-01", "2002-07-31")))
        .withMessageContaining("from 2002-07-06 to 2002-07-21");
  }

  @Test
  void period_outOfOrderOrTooLong_isRefused() {
    assertThatThrownBy(() -> period("2003-01-02", "2003-01-01"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2003-01-01");
    assertThat(period("2003-01-01", "2004-01-01").to()).isEqualTo("2004-01-01");
    assertThatThrownBy(() -> period("2003-01-01", "2004-01-02"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void episodes_areKnownByTheirMonth() {
    assertThat(Episode.codes())
        .containsExactly("2008-09", "2020-03", "2021-05", "2022-05", "2022-11");
    assertThat(Episode.of("2008-09").orElseThrow().period().from()).isEqualTo("2008-09-01");
    assertThat(Episode.of("1987-10")).isEmpty();
  }
}
