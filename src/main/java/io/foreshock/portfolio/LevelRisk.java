package io.foreshock.portfolio;

import io.foreshock.policy.Ppm;
import io.foreshock.policy.SidedPpm;
import io.foreshock.portfolio.pricing.ScenarioGrid;
import io.foreshock.portfolio.pricing.WorstLoss;
import io.foreshock.portfolio.scenario.LossTail;
import io.foreshock.portfolio.scenario.MarginLevel;
import io.foreshock.portfolio.scenario.MarketScenarios;
import io.foreshock.portfolio.scenario.ScenarioSet;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * What the markets of one scenario set need at one margin level, before liquidity: expected
 * shortfall with credit for diversification, and for each market what the {@link ScenarioGrid} asks
 * beyond its own shortfall. Both are sub-additive and positively homogeneous, and so is their sum.
 */
final class LevelRisk {

  /** A linear position has the same worst loss and shortfall but for the last bits. */
  private static final double NOISE = 1e-10;

  private final List<MarketBook> books;
  private final GroupRisk group;
  private final MarginLevel level;
  private final SizeCharge[] charges;
  private final WorstLoss[] worstLosses;
  private final double[] floorExcess;

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
    this.charges = new SizeCharge[books.size()];
    this.worstLosses = new WorstLoss[books.size()];
    this.floorExcess = new double[books.size()];
    this.group = new GroupRisk(set, profits(set));
    for (int place = 0; place < books.size(); place++) {
      measure(books.get(place), place);
    }
  }

  private void measure(MarketBook book, int place) {
    PortfolioMarket market = book.market();
    WorstLoss worst = grid(book).worstLoss(book.held(), market.markPrice());
    double worstUsd = worst.loss() * market.usdPerQuote();
    double excess = worstUsd - group.marketShortfall(place);
    worstLosses[place] = worst;
    floorExcess[place] = excess > NOISE * worstUsd ? excess : 0.0;
    charges[place] = SizeCharge.of(market, book.exposureUsd(), published(book));
  }

  private double[][] profits(ScenarioSet set) {
    double[][] profits = new double[books.size()][set.size()];
    for (int place = 0; place < profits.length; place++) {
      MarketBook book = books.get(place);
      book.addProfitsUsd(set.scenarios(book.marketId(), level), profits[place]);
    }
    return profits;
  }

  private SidedPpm published(MarketBook book) {
    return level == MarginLevel.INITIAL
        ? book.market().scenario().initial()
        : book.market().scenario().maintenance();
  }

  private ScenarioGrid grid(MarketBook book) {
    SidedPpm published = published(book);
    return ScenarioGrid.ofPublished(
        (double) published.longPpm() / Ppm.ONE, (double) published.shortPpm() / Ppm.ONE);
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
    ScenarioSet set = group.set();
    double[] ignored = new double[set.size()];
    double[] own = new double[set.size()];
    double[] scratch = new double[set.size()];
    double gross = 0.0;
    for (MarketBook book : books) {
      MarketScenarios scenarios = set.scenarios(book.marketId(), level);
      ScenarioGrid grid = grid(book);
      for (int position = 0; position < book.size(); position++) {
        book.addProfitsUsd(position, scenarios, ignored, own);
        gross += Math.max(shortfall(own, set.tailShare(), scratch), worstUsd(grid, book, position));
      }
    }
    return gross;
  }

  private static double shortfall(double[] gains, double tailShare, double[] scratch) {
    for (int day = 0; day < gains.length; day++) {
      gains[day] = -gains[day];
    }
    return LossTail.of(gains, tailShare, scratch).expectedShortfall(gains);
  }

  private static double worstUsd(ScenarioGrid grid, MarketBook book, int position) {
    PortfolioMarket market = book.market();
    return grid.worstLoss(book.valuation(position).held(), market.markPrice()).loss()
        * market.usdPerQuote();
  }

  /** Returns what the size of the market at a place is charged. */
  SizeCharge charge(int place) {
    return charges[place];
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
        ? shortfall + floorUsd(place, position) - group.marketContribution(place, gainOn)
        : shortfall;
  }

  /** Loss where the grid loses most; where it loses nothing the floor is nothing. */
  private double floorUsd(int place, int position) {
    WorstLoss worst = worstLosses[place];
    PortfolioMarket market = books.get(place).market();
    return worst.loss() == 0.0
        ? 0.0
        : -market.usdPerQuote()
            * ScenarioGrid.profit(
                books.get(place).valuation(position).held(), market.markPrice(), worst.scenario());
  }

  private IntToDoubleFunction gains(int place, int position) {
    MarketBook book = books.get(place);
    Valuation valuation = book.valuation(position);
    MarketScenarios scenarios = group.set().scenarios(book.marketId(), level);
    double rate = book.market().usdPerQuote();
    return day -> rate * valuation.profit(scenarios, day);
  }
}
