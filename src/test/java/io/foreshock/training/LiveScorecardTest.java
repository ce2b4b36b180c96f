package io.foreshock.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.market.MarketId;
import io.foreshock.market.Side;
import io.foreshock.model.ModelReference;
import io.foreshock.training.LiveScorecard.Day;
import io.foreshock.training.LiveScorecard.SideScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LiveScorecardTest {

  private static final ModelReference MODEL = new ModelReference("net-crypto", "2022-12-31");
  private static final double VALUE_AT_RISK = 2.3263478740408408;
  private static final double SHORTFALL = 2.6652142203457877;

  /** Normal losses; the forecast is right where {@code scale} is 1 and too low below. */
  private static List<Day> days(int count, double scale, long seed) {
    Random random = new Random(seed);
    List<Day> days = new ArrayList<>();
    for (int t = 0; t < count; t++) {
      double sigma = 0.02 + 0.01 * StrictMath.sin(t / 30.0);
      days.add(
          new Day(
              100 + t,
              sigma * random.nextGaussian(),
              scale * VALUE_AT_RISK * sigma,
              scale * SHORTFALL * sigma));
    }
    return days;
  }

  private static SideScore score(List<Day> days) {
    return SideScore.of(new MarketId("BTC"), Side.LONG, days);
  }

  /** Wealth with each stake computed anew from the days before, as the page of conventions says. */
  private static double naiveWealth(List<Day> days) {
    double wealth = 1.0;
    for (int t = 0; t < days.size(); t++) {
      double gains = 0.0;
      double squares = 0.0;
      for (int s = 0; s < t; s++) {
        gains += eValue(days.get(s)) - 1.0;
        squares += Math.pow(eValue(days.get(s)) - 1.0, 2);
      }
      double stake = squares == 0.0 ? 0.0 : Math.clamp(gains / squares, 0.0, 0.5);
      wealth *= 1.0 - stake + stake * eValue(days.get(t));
    }
    return wealth;
  }

  private static double eValue(Day day) {
    return Math.max(day.loss() - day.valueAtRisk(), 0.0)
        / (0.01 * Math.max(day.expectedShortfall() - day.valueAtRisk(), 1e-6 * day.valueAtRisk()));
  }

  @Test
  void of_anyDays_hasTheNaiveWealth() {
    for (double scale : new double[] {1.0, 0.8, 0.6}) {
      List<Day> days = days(400, scale, 5);
      assertThat(score(days).wealth().wealth())
          .isCloseTo(naiveWealth(days), within(1e-9 * naiveWealth(days)));
    }
  }

  @Test
  void of_longRun_rollsOverTheLast250Days() {
    List<Day> days = days(700, 0.8, 6);
    List<Day> last = days.subList(450, 700);
    long covered = last.stream().filter(day -> day.loss() <= day.valueAtRisk()).count();
    SideScore score = score(days);
    assertThat(score.days()).isEqualTo(700);
    assertThat(score.coverage()).hasValue(covered / 250.0);
    assertThat(score.excess()).isEqualTo(score(last).excess());
    double naive = 0.0;
    for (Day day : last) {
      naive +=
          (Math.max(day.loss() - day.valueAtRisk(), 0.0) / (0.01 * day.expectedShortfall())
                  + day.valueAtRisk() / day.expectedShortfall()
                  - 1.0)
              / 250.0;
    }
    assertThat(score.excess().orElseThrow()).isCloseTo(naive, within(1e-12));
  }

  /** What comes later changes no stake and no wealth before it. */
  @Test
  void of_cutDays_wealthUpToTheCutIsTheSame() {
    List<Day> days = days(500, 0.7, 7);
    List<Day> changed = new ArrayList<>(days.subList(0, 300));
    changed.add(new Day(days.get(300).epochDay(), 9.0, 0.01, 0.02));
    for (int cut : new int[] {1, 100, 300}) {
      assertThat(score(changed.subList(0, cut)).wealth())
          .isEqualTo(score(days.subList(0, cut)).wealth());
    }
    assertThat(score(changed.subList(0, 300)).wealth().stake())
        .isEqualTo(score(days.subList(0, 300)).wealth().stake());
  }

  private static LiveScorecard card(double scale) {
    List<SideScore> sides = new ArrayList<>();
    for (int market = 0; market < 5; market++) {
      for (Side side : Side.values()) {
        sides.add(
            SideScore.of(
                new MarketId("M" + market), side, days(500, scale, 10 * market + side.ordinal())));
      }
    }
    return new LiveScorecard(MODEL, sides);
  }

  @Test
  void lost_rightForecast_isNot() {
    assertThat(card(1.0).lost()).isFalse();
    assertThat(card(1.0).alarms()).isEmpty();
  }

  @Test
  void lost_forecastTooLow_isAndSaysWhy() {
    LiveScorecard low = card(0.6);
    assertThat(low.meanWealth()).isGreaterThanOrEqualTo(20.0);
    assertThat(low.lost()).isTrue();
    assertThat(low.reason()).startsWith("mean wealth ").endsWith("10 market-sides, limit 20.0");
    assertThat(low.alarms()).isNotEmpty();
  }

  @Test
  void alarms_oneMarketTooLow_namesItAndKeepsTheModel() {
    List<SideScore> sides = new ArrayList<>(card(1.0).sides());
    SideScore low = SideScore.of(new MarketId("BAD"), Side.SHORT, days(120, 0.6, 3));
    assertThat(low.wealth().wealth()).isBetween(20.0, 200.0);
    for (int i = 0; i < 10; i++) {
      sides.add(SideScore.of(new MarketId("NEW" + i), Side.LONG, List.of()));
    }
    sides.add(low);
    LiveScorecard card = new LiveScorecard(MODEL, sides);
    assertThat(card.alarms()).containsExactly(low);
    assertThat(card.lost()).isFalse();
  }

  /** Two market-sides with one day in common: its excess is the mean, FZ0 as defined − ln ES. */
  @Test
  void dailyExcess_severalSides_isTheMeanOfEachDay() {
    List<Day> one = List.of(new Day(1, 0.05, 0.02, 0.03), new Day(2, 0.00, 0.02, 0.03));
    List<Day> other = List.of(new Day(2, 0.06, 0.03, 0.04));
    double breach = 0.03 / (0.01 * 0.03) + 0.02 / 0.03 - 1.0;
    double calm = 0.02 / 0.03 - 1.0;
    double second = 0.03 / (0.01 * 0.04) + 0.03 / 0.04 - 1.0;
    assertThat(new LiveScorecard(MODEL, List.of(score(one), score(other))).dailyExcess())
        .containsExactly(new double[] {breach, (calm + second) / 2}, within(1e-10));
  }

  @Test
  void of_noDays_hasNoShareAndWealthOne() {
    SideScore none = score(List.of());
    assertThat(none.coverage()).isEmpty();
    assertThat(none.excess()).isEmpty();
    assertThat(none.wealth().wealth()).isEqualTo(1.0);
    assertThatIllegalArgumentException().isThrownBy(() -> new LiveScorecard(MODEL, List.of()));
  }

  @Test
  void of_noValueAtRisk_isNoBet() {
    SideScore score = score(List.of(new Day(1, 0.5, 0.0, 0.1), new Day(2, 0.0, 0.1, 0.2)));
    assertThat(score.wealth().days()).isEqualTo(1);
    assertThat(score.coverage()).hasValue(0.5);
  }

  @Test
  void of_daysThatDoNotAscend_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> score(List.of(new Day(2, 0, 1, 2), new Day(2, 0, 1, 2))))
        .withMessageContaining("days of BTC must ascend, found 2");
  }
}
