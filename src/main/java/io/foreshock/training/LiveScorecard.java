package io.foreshock.training;

import io.foreshock.evaluation.EvalueWealth;
import io.foreshock.evaluation.ExpectedShortfallEValue;
import io.foreshock.evaluation.FisslerZiegel;
import io.foreshock.market.Side;
import io.foreshock.model.ModelReference;
import java.util.List;
import java.util.OptionalDouble;

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
   * @param symbol the market, as its source names it
   * @param side the side
   * @param days days since the first promotion
   * @param coverage share of the last 250 losses not above the value at risk; empty without a day
   * @param excess mean FZ0 − mean ln ES of the last 250 days; empty without a day
   * @param wealth bets against it since the first promotion
   */
  public record SideScore(
      String symbol,
      Side side,
      int days,
      OptionalDouble coverage,
      OptionalDouble excess,
      EvalueWealth wealth) {

    /**
     * Scores a market-side.
     *
     * @param symbol the market, as its source names it
     * @param side the side
     * @param days all days since the first promotion, strictly ascending; a day without a positive
     *     value at risk is no bet
     * @throws IllegalArgumentException if the days do not ascend or a number is out of range
     */
    public static SideScore of(String symbol, Side side, List<Day> days) {
      requireAscending(symbol, days);
      List<Day> last = days.subList(Math.max(0, days.size() - ROLLING_DAYS), days.size());
      return new SideScore(symbol, side, days.size(), coverage(last), excess(last), wealth(days));
    }

    private static void requireAscending(String symbol, List<Day> days) {
      for (int t = 1; t < days.size(); t++) {
        if (!(days.get(t).epochDay() > days.get(t - 1).epochDay())) {
          throw new IllegalArgumentException(
              "days of " + symbol + " must ascend, found " + days.get(t).epochDay());
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

  /** What a scorecard proposes. */
  public enum Proposal {
    /** The edition goes on. */
    KEEP,
    /** It becomes {@code RETIRED}, and the previous approved one serves. */
    RETIRE,
    /** It becomes {@code RETIRED}, and the safe state is entered: no approved one is left. */
    RETIRE_TO_SAFE
  }

  /** Returns the mean wealth over market-sides; one without a bet counts with 1. */
  public double meanWealth() {
    return EvalueWealth.meanWealth(sides.stream().map(SideScore::wealth).toList());
  }

  /** Returns the market-sides to tighten, and to raise an alarm of, in the order given. */
  public List<SideScore> alarms() {
    return sides.stream().filter(SideScore::alarming).toList();
  }

  /**
   * Returns what is to become of the edition.
   *
   * @param otherApproved approved editions of its group beside it
   */
  public Proposal proposal(int otherApproved) {
    if (meanWealth() < EvalueWealth.DEMOTION) {
      return Proposal.KEEP;
    }
    return otherApproved > 0 ? Proposal.RETIRE : Proposal.RETIRE_TO_SAFE;
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
