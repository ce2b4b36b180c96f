package io.foreshock.portfolio;

import io.foreshock.market.MarketId;
import io.foreshock.portfolio.scenario.Dependence;
import java.util.List;
import java.util.Map;

/**
 * What a portfolio of positions needs. All amounts are micro-dollars, rounded up; initial and
 * maintenance margin are exactly the sums of their components.
 *
 * @param initial initial margin
 * @param maintenance maintenance margin, never above the initial one
 * @param grossUsd6 sum over positions of what each would need alone, before its size is charged
 * @param marketUsd6 sum over markets of what each would need alone, before its size is charged
 * @param groups what markets that share enough days need together
 * @param markets what each market needs
 * @param positions what each position adds; the additions sum to the initial margin exactly
 */
public record Requirement(
    Components initial,
    Components maintenance,
    long grossUsd6,
    long marketUsd6,
    List<Group> groups,
    List<Line> markets,
    List<Addition> positions) {

  /**
   * The parts of a margin.
   *
   * @param shortfallUsd6 expected shortfall with credit for diversification
   * @param floorUsd6 what the price and volatility grids ask beyond it
   * @param liquidityUsd6 cost of selling what the margin period cannot take
   * @param concentrationUsd6 margin for the longer time that takes
   */
  public record Components(
      long shortfallUsd6, long floorUsd6, long liquidityUsd6, long concentrationUsd6) {

    /** Returns their sum, micro-dollars. */
    public long totalUsd6() {
      return Math.addExact(beforeSizeUsd6(), Math.addExact(liquidityUsd6, concentrationUsd6));
    }

    /** Returns what is needed before size is charged, micro-dollars. */
    public long beforeSizeUsd6() {
      return Math.addExact(shortfallUsd6, floorUsd6);
    }
  }

  /**
   * Markets that are margined together.
   *
   * @param markets the markets
   * @param scenarios number of joint scenarios
   * @param tailSharePpm share of them in the tail, ppm
   * @param shortfallsUsd6 expected shortfall by dependence
   * @param binding dependence that counts
   * @param valueAtRiskUsd6 value at risk under it
   * @param worst worst scenarios under it, the worst first
   */
  public record Group(
      List<MarketId> markets,
      int scenarios,
      long tailSharePpm,
      Map<Dependence, Long> shortfallsUsd6,
      Dependence binding,
      long valueAtRiskUsd6,
      List<WorstScenario> worst) {}

  /**
   * A scenario in which much is lost.
   *
   * @param lossUsd6 loss, micro-dollars
   * @param moves what each market does
   */
  public record WorstScenario(long lossUsd6, List<Move> moves) {}

  /**
   * The move of one market in a scenario.
   *
   * @param marketId the market
   * @param epochDay the day it is taken from, days since 1970-01-01; before 1970 where the market
   *     is too young to have days of its own
   * @param movePpm move of the price, ppm
   */
  public record Move(MarketId marketId, long epochDay, long movePpm) {}

  /**
   * What one market needs.
   *
   * @param marketId the market
   * @param exposureUsd6 net exposure to the price, rounded to the nearest
   * @param grossExposureUsd6 sum of the sizes of the exposures
   * @param aloneUsd6 what it needs alone, before size
   * @param liquidityUsd6 its charge for selling
   * @param concentrationUsd6 its charge for time
   */
  public record Line(
      MarketId marketId,
      long exposureUsd6,
      long grossExposureUsd6,
      long aloneUsd6,
      long liquidityUsd6,
      long concentrationUsd6) {}

  /**
   * What one position adds.
   *
   * @param positionId the position
   * @param exposureUsd6 its exposure to the price, rounded to the nearest
   * @param addedUsd6 its part of the initial margin; negative where it hedges others
   */
  public record Addition(String positionId, long exposureUsd6, long addedUsd6) {}
}
