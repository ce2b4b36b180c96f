package io.foreshock.application;

import io.foreshock.market.MarketId;
import io.foreshock.portfolio.AccountState;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;

/**
 * An account held through a period of history.
 *
 * @param period the days
 * @param days one row for each day on which a market of the account traded, in time order
 * @param flags what a reader should know, of all days together
 */
public record Replay(ReplayPeriod period, List<Day> days, SortedSet<String> flags) {

  /** Copies the list. */
  public Replay {
    days = List.copyOf(days);
  }

  /**
   * The account at the close of one day, margined by the parameters in force on the day.
   *
   * @param date the day
   * @param profitUsd6 what positions gained since the close before, rounded to the nearest
   * @param equityUsd6 collateral after haircuts and gains since the start, rounded down
   * @param initialMarginUsd6 initial margin
   * @param maintenanceMarginUsd6 maintenance margin
   * @param state how the account stands
   * @param markets its markets
   */
  public record Day(
      LocalDate date,
      long profitUsd6,
      long equityUsd6,
      long initialMarginUsd6,
      long maintenanceMarginUsd6,
      AccountState state,
      List<MarketDay> markets) {

    /** Copies the list. */
    public Day {
      markets = List.copyOf(markets);
    }
  }

  /**
   * One market on one day.
   *
   * @param marketId the market
   * @param markPrice its last close by then, quote currency
   * @param inForce what was published at the close before and in force on the day
   */
  public record MarketDay(MarketId marketId, double markPrice, MarketEvaluation inForce) {}
}
