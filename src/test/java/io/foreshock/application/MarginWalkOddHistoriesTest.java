package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.forecast.FitMemory;
import io.foreshock.market.Market;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.SimulatedMarkets;
import io.foreshock.policy.LoosenFreeze;
import io.foreshock.policy.MarginParameters;
import io.foreshock.publication.MarginSet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Short, stuck, jumping and half dead histories: a number or nothing, never NaN, never a throw. */
class MarginWalkOddHistoriesTest {

  private static final Market MARKET = SimulatedMarkets.crypto("SIM");
  private static final double SIGMA = 0.02;

  /** Enough for the first fit of every member, not for the second: fits take most of the time. */
  private static final int DAYS = 508;

  private static final FitMemory FITS = new FitMemory();

  private static double[] alive(int days) {
    return SimulatedMarkets.returns(days, 1, SIGMA, 5);
  }

  /** Days of daily bars; the first bar has no return, so there is one bar more. */
  private static MarketHistory daily(double[] returns) {
    return Walks.history(
        MARKET, SimulatedMarkets.closes(MARKET.id(), SimulatedMarkets.DAY_MS, returns));
  }

  private static Optional<MarketEvaluation> end(double[] returns) {
    return new MarginWalk(daily(returns), Walks.DOCUMENTED, FITS).toEnd();
  }

  @Test
  void toEnd_fiftyNineDays_saysNothing() {
    assertThat(end(alive(59))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"60, true", "499, true", "500, false"})
  void toEnd_shortHistory_isFlaggedBelowFiveHundred(int days, boolean flagged) {
    double[] returns = alive(days);
    MarketHistory history = daily(returns);
    MarketEvaluation evaluation = end(returns).orElseThrow();
    MarginSet set = SetComposer.compose(history, evaluation, Optional.empty(), Walks.NO_EDITIONS);
    assertThat(set.flags().contains("SHORT_HISTORY")).isEqualTo(flagged);
    assertThat(evaluation.forecast().members()).hasSizeGreaterThanOrEqualTo(flagged ? 1 : 2);
    assertThat(set.parameters().imfPpm())
        .isGreaterThanOrEqualTo(
            evaluation.choice().settings().profile().target().classMinimumImfPpm());
    assertThat(evaluation.sequence()).isEqualTo(days - 59);
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 600})
  void toEnd_constantPrice_saysNothing(int days) {
    assertThat(end(new double[days])).isEmpty();
  }

  @Test
  void toEnd_priceThatOnlyRises_saysNothing() {
    double[] rising = new double[600];
    Arrays.setAll(rising, day -> 0.001 + 0.0001 * (day % 7));
    assertThat(end(rising)).isEmpty();
  }

  static Stream<Arguments> oddHistories() {
    double[] awake = Arrays.copyOf(alive(240), 508);
    Arrays.fill(awake, 503, 508, -0.05);
    double[] lateStart = new double[700];
    System.arraycopy(alive(150), 0, lateStart, 550, 150);
    return Stream.of(
        Arguments.of("stuck after 400 days", Arrays.copyOf(alive(400), DAYS)),
        Arguments.of("stuck after 240 days", Arrays.copyOf(alive(240), DAYS)),
        Arguments.of("awake after 263 stuck days", awake),
        Arguments.of("alive after 550 constant days", lateStart),
        Arguments.of("one fall of 50 sd, short", with(alive(400), 300, -50 * SIGMA)),
        Arguments.of("one rise of 50 sd, short", with(alive(400), 300, 50 * SIGMA)),
        Arguments.of("one rise of 50 sd", with(alive(DAYS), 504, 50 * SIGMA)),
        Arguments.of("fall of 50 sd on the day of a fit", with(alive(DAYS), 499, -50 * SIGMA)),
        Arguments.of("zero on half the days", thinned(alive(DAYS), 0.5)),
        Arguments.of("two prices", twoPrices(DAYS)),
        Arguments.of("tiny moves", scaled(alive(DAYS), 1e-4)),
        Arguments.of("huge moves", scaled(alive(DAYS), 20.0)));
  }

  private static double[] with(double[] returns, int day, double jump) {
    returns[day] = jump;
    return returns;
  }

  private static double[] thinned(double[] returns, double stillShare) {
    Random random = new Random(9);
    Arrays.setAll(returns, day -> random.nextDouble() < stillShare ? 0.0 : returns[day]);
    return returns;
  }

  private static double[] twoPrices(int days) {
    double[] returns = new double[days];
    Arrays.setAll(returns, day -> day % 2 == 0 ? 0.01 : -0.01);
    return returns;
  }

  private static double[] scaled(double[] returns, double factor) {
    Arrays.setAll(returns, day -> factor * returns[day]);
    return returns;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("oddHistories")
  void next_oddHistory_givesMarginsEveryDay(String name, double[] returns) {
    MarketHistory history = daily(returns);
    MarginWalk walk = new MarginWalk(history, Walks.DOCUMENTED, FITS);
    int evaluations = 0;
    while (walk.hasNext()) {
      walk.next();
      if (walk.latest().isPresent()) {
        requireSane(history, walk.latest().orElseThrow());
        evaluations++;
      }
    }
    assertThat(evaluations).as(name).isGreaterThan(90);
  }

  private static void requireSane(MarketHistory history, MarketEvaluation evaluation) {
    assertThat(Walks.told(history, evaluation)).doesNotContain("NaN", "Infinity");
    MarginParameters parameters = evaluation.decision().parameters();
    assertThat(parameters.mmfPpm()).isBetween(1L, parameters.imfPpm());
    assertThat(parameters.imfPpm()).isBetween(1L, 1_000_000L);
    MarginSet set = SetComposer.compose(history, evaluation, Optional.empty(), Walks.NO_EDITIONS);
    assertThat(set.fallback().imfPpm()).isBetween(parameters.imfPpm(), 1_000_000L);
  }

  /** A jump tightens at its own time, is flagged, and stays in the history. */
  @Test
  void next_jump_tightensAtOnceAndFreezesLoosening() {
    double[] returns = with(alive(400), 399, -50 * SIGMA);
    MarginWalk walk = new MarginWalk(daily(returns), Walks.DOCUMENTED, FITS);
    while (walk.seen() < 399) {
      walk.next();
    }
    MarketEvaluation before = walk.latest().orElseThrow();
    walk.next();
    MarketEvaluation after = walk.latest().orElseThrow();
    assertThat(before.input().loosenFreeze()).isEqualTo(LoosenFreeze.NONE);
    assertThat(after.input().loosenFreeze()).isEqualTo(LoosenFreeze.SUSPECT_JUMP);
    assertThat(after.decision().parameters().imfPpm())
        .isGreaterThan(before.decision().parameters().imfPpm());
    assertThat(
            SetComposer.compose(daily(returns), after, Optional.empty(), Walks.NO_EDITIONS).flags())
        .contains("SUSPECT_JUMP");
  }

  /** A missing week is a longer return, not seven days of zero. */
  @Test
  void toEnd_missingWeek_isOneReturnOverIt() {
    double[] returns = alive(100);
    MarketHistory whole = daily(returns);
    PriceSeries.Builder gap = PriceSeries.builder(MARKET.id(), SimulatedMarkets.DAY_MS, 101);
    for (int bar = 0; bar < whole.bars().size(); bar++) {
      if (bar < 70 || bar >= 77) {
        gap.add(Walks.bars(whole.bars(), bar, bar + 1).getFirst());
      }
    }
    MarketHistory history = Walks.history(MARKET, gap.build());
    assertThat(history.days().size()).isEqualTo(93);
    assertThat(history.days().logReturn(69))
        .isEqualTo(StrictMath.log(whole.bars().close(77) / whole.bars().close(69)));
    assertThat(new MarginWalk(history, Walks.DOCUMENTED, FITS).toEnd().orElseThrow().sequence())
        .isEqualTo(93 - 59);
  }

  @Test
  void recentDays_growsFromTheFirstForecastOn() {
    MarginWalk walk = new MarginWalk(daily(alive(400)), Walks.DOCUMENTED, FITS);
    List<Integer> sizes =
        Stream.of(60, 61, 100, 400)
            .map(days -> {
              while (walk.seen() < days) {
                walk.next();
              }
              return walk.recentDays().size();
            })
            .toList();
    assertThat(sizes).containsExactly(0, 1, 40, 250);
  }
}
