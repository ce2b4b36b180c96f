package io.foreshock.portfolio;

import io.foreshock.policy.SidedPpm;
import io.foreshock.portfolio.scenario.LossTail;
import io.foreshock.portfolio.scenario.MarginLevel;
import io.foreshock.portfolio.scenario.MarketScenarios;
import io.foreshock.portfolio.scenario.ScenarioSet;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * What the markets of one scenario set need at one margin level, before liquidity: expected
 * shortfall with credit for diversification, and for each market what the {@link FloorGrid} asks
 * beyond its own shortfall. Both are sub-additive and positively homogeneous, and so is their sum.
 */
final class LevelRisk {

  /** A linear position has the same worst loss and shortfall but for the last bits. */
  private static final double NOISE = 1e-10;

  private final List<MarketBook> books;
  private final GroupRisk group;
  private final MarginLevel level;
  private final FloorGrid.Cell[] worstCells;
  private final double[] floorExcess;
  private double grossUsd;

  /**
   * Measures the risk.
   *
   * @param set scenarios of the books' markets
   * @param books one per market of the set, in its order
   * @param level initial or maintenance
   */
  LevelRisk(ScenarioSet set, List<MarketBook> books, MarginLevel level) {
    this.books = books;
    this.level = level;
    this.worstCells = new FloorGrid.Cell[books.size()];
    this.floorExcess = new double[books.size()];
    this.group = new GroupRisk(set, profits(set));
    for (int place = 0; place < books.size(); place++) {
      MarketBook book = books.get(place);
      FloorGrid.Cell worst = grid(book).worst(book);
      worstCells[place] = worst;
      floorExcess[place] = excess(worst.lossUsd(book), group.marketShortfall(place));
    }
  }

  private static double excess(double worstUsd, double shortfallUsd) {
    double excess = Math.max(0.0, worstUsd) - shortfallUsd;
    return excess > NOISE * Math.abs(worstUsd) ? excess : 0.0;
  }

  /** Gains of each market; on the way each position's margin alone is added up. */
  private double[][] profits(ScenarioSet set) {
    double[][] profits = new double[books.size()][set.size()];
    double[] own = new double[set.size()];
    double[] scratch = new double[set.size()];
    for (int place = 0; place < profits.length; place++) {
      MarketBook book = books.get(place);
      MarketScenarios scenarios = set.scenarios(book.marketId(), level);
      FloorGrid grid = grid(book);
      for (int position = 0; position < book.size(); position++) {
        book.addProfitsUsd(position, scenarios, profits[place], own);
        double alone = shortfall(own, set.tailShare(), scratch);
        grossUsd += Math.max(alone, grid.worstUsd(book, position));
      }
    }
    return profits;
  }

  private static double shortfall(double[] gains, double tailShare, double[] scratch) {
    for (int day = 0; day < gains.length; day++) {
      gains[day] = -gains[day];
    }
    return LossTail.of(gains, tailShare, scratch).expectedShortfall(gains);
  }

  private FloorGrid grid(MarketBook book) {
    SidedPpm published =
        level == MarginLevel.INITIAL
            ? book.market().scenario().initial()
            : book.market().scenario().maintenance();
    return new FloorGrid(published);
  }

  GroupRisk group() {
    return group;
  }

  /** Returns the books, in the order of the scenario set. */
  List<MarketBook> books() {
    return books;
  }

  /** Returns the sum over markets of what each needs alone, dollars. */
  double marketsUsd() {
    double sum = 0.0;
    for (int place = 0; place < books.size(); place++) {
      sum += marketUsd(place);
    }
    return sum;
  }

  /** Returns the sum over positions of what each would need alone, dollars. */
  double grossUsd() {
    return grossUsd;
  }

  /** Returns what the market at a place needs alone, dollars. */
  double marketUsd(int place) {
    return Math.max(0.0, group.marketShortfall(place) + floorExcess[place]);
  }

  /** Returns what the grids ask beyond the shortfalls, dollars. */
  double floorExcessUsd() {
    double sum = 0.0;
    for (double excess : floorExcess) {
      sum += excess;
    }
    return sum;
  }

  /**
   * Returns the part that comes from one position: shortfall and floor, dollars.
   *
   * @param place place of its market in the set
   * @param position its place in the book
   */
  double contributionUsd(int place, int position) {
    IntToDoubleFunction gainOn = gains(place, position);
    double shortfall = group.contribution(place, gainOn);
    return floorExcess[place] > 0.0
        ? shortfall
            + worstCells[place].lossUsd(books.get(place), position)
            - group.marketContribution(place, gainOn)
        : shortfall;
  }

  private IntToDoubleFunction gains(int place, int position) {
    MarketBook book = books.get(place);
    Valuation valuation = book.valuation(position);
    MarketScenarios scenarios = group.set().scenarios(book.marketId(), level);
    double[] moves = scenarios.logMoves();
    double[] factors = scenarios.volatilityFactors();
    double rate = book.market().usdPerQuote();
    return day -> rate * valuation.profit(moves[day], factors[day]);
  }
}
