package io.foreshock.training;

import io.foreshock.evaluation.EvalueWealth;
import io.foreshock.evaluation.ExpectedShortfallEValue;
import io.foreshock.evaluation.FisslerZiegel;
import io.foreshock.market.MarketId;
import io.foreshock.market.Side;
import io.foreshock.model.ModelReference;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How an edition has done since it first served, market-side by market-side, on its raw forecasts
 * at α = 1 %. The wealth of bets against it decides: from a mean of {@link EvalueWealth#DEMOTION}
 * on it is to be demoted, and one market-side alone with that wealth is to be tightened.
 *
 * <p>Wealth begins at the first promotion and goes on over rollbacks, so the days given are always
 * all days since then. Stakes are fixed before each day; see {@link EvalueWealth}.
 *
 * @param model the edition
 * @param sides its market-sides, at least one
 */
public record LiveScorecard(ModelReference model, List<SideScore> sides) {

  /** Days of the rolling coverage and excess: about a year of an exchange. */
  public static final int ROLLING_DAYS = 250;

  private static final double ALPHA = 0.01;

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public LiveScorecard {
    sides = List.copyOf(sides);
    if (sides.isEmpty()) {
      throw new IllegalArgumentException("sides must not be empty");
    }
  }

  /**
   * One day of one market-side.
   *
   * @param epochDay days since 1970-01-01
   * @param loss realised log loss, finite
   * @param valueAtRisk raw forecast at 1 %, log loss, at least 0
   * @param expectedShortfall raw forecast at 1 %, positive, not below {@code valueAtRisk}
   */
  public record Day(long epochDay, double loss, double valueAtRisk, double expectedShortfall) {}

  /**
   * One market-side.
   *
   * @param market the market
   * @param side the side
   * @param days days since the first promotion
   * @param last the last 250 of them
   * @param coverage share of their losses not above the value at risk; empty without a day
   * @param excess their mean FZ0 − mean ln ES; empty without a day
   * @param wealth bets against it since the first promotion
   */
  public record SideScore(
      MarketId market,
      Side side,
      int days,
      List<Day> last,
      OptionalDouble coverage,
      OptionalDouble excess,
      EvalueWealth wealth) {

    /**
     * Scores a market-side.
     *
     * @param market the market
     * @param side the side
     * @param days all days since the first promotion, strictly ascending; a day without a positive
     *     value at risk is no bet
     * @throws IllegalArgumentException if the days do not ascend or a number is out of range
     */
    public static SideScore of(MarketId market, Side side, List<Day> days) {
      requireAscending(market, days);
      List<Day> last =
          List.copyOf(days.subList(Math.max(0, days.size() - ROLLING_DAYS), days.size()));
      return new SideScore(
          market, side, days.size(), last, coverage(last), excess(last), wealth(days));
    }

    private static void requireAscending(MarketId market, List<Day> days) {
      for (int t = 1; t < days.size(); t++) {
        if (!(days.get(t).epochDay() > days.get(t - 1).epochDay())) {
          throw new IllegalArgumentException(
              "days of " + market + " must ascend, found " + days.get(t).epochDay());
        }
      }
    }

    private static OptionalDouble coverage(List<Day> days) {
      long covered = days.stream().filter(day -> day.loss() <= day.valueAtRisk()).count();
      return days.isEmpty()
          ? OptionalDouble.empty()
          : OptionalDouble.of((double) covered / days.size());
    }

    private static OptionalDouble excess(List<Day> days) {
      return days.isEmpty()
          ? OptionalDouble.empty()
          : OptionalDouble.of(
              FisslerZiegel.excess(
                  days.stream().mapToDouble(Day::loss).toArray(),
                  days.stream().mapToDouble(Day::valueAtRisk).toArray(),
                  days.stream().mapToDouble(Day::expectedShortfall).toArray(),
                  ALPHA));
    }

    private static EvalueWealth wealth(List<Day> days) {
      EvalueWealth wealth = EvalueWealth.START;
      for (Day day : days) {
        if (day.valueAtRisk() > 0.0) {
          wealth =
              wealth.with(
                  ExpectedShortfallEValue.of(
                      day.loss(), day.valueAtRisk(), day.expectedShortfall(), ALPHA));
        }
      }
      return wealth;
    }

    /** Tells whether the bets against this market-side alone call for tightening it. */
    public boolean alarming() {
      return wealth.wealth() >= EvalueWealth.DEMOTION;
    }
  }

  /** Returns the mean wealth over market-sides; one without a bet counts with 1. */
  public double meanWealth() {
    return EvalueWealth.meanWealth(sides.stream().map(SideScore::wealth).toList());
  }

  /** Returns the market-sides to tighten, and to raise an alarm of, in the order given. */
  public List<SideScore> alarms() {
    return sides.stream().filter(SideScore::alarming).toList();
  }

  /** Tells whether the bets against the edition are won and it is to be demoted. */
  public boolean lost() {
    return meanWealth() >= EvalueWealth.DEMOTION;
  }

  /**
   * Returns, for each day that one of the market-sides has among its last 250, the mean FZ0 − ln ES
   * over them, in time order: free of how wild the market is, and 0 in expectation for the true
   * forecast.
   */
  public double[] dailyExcess() {
    SortedMap<Long, DoubleSummaryStatistics> byDay = new TreeMap<>();
    for (SideScore side : sides) {
      for (Day day : side.last()) {
        byDay
            .computeIfAbsent(day.epochDay(), d -> new DoubleSummaryStatistics())
            .accept(excess(day));
      }
    }
    return byDay.values().stream().mapToDouble(DoubleSummaryStatistics::getAverage).toArray();
  }

  private static double excess(Day day) {
    return FisslerZiegel.loss(day.loss(), day.valueAtRisk(), day.expectedShortfall(), ALPHA)
        - StrictMath.log(day.expectedShortfall());
  }

  /** Returns the reason of a demotion, one line with its number. */
  public String reason() {
    return "mean wealth "
        + meanWealth()
        + " of bets against "
        + sides.size()
        + " market-sides, limit "
        + EvalueWealth.DEMOTION;
  }
}
