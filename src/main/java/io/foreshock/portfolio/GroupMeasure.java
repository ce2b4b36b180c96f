package io.foreshock.portfolio;

import io.foreshock.portfolio.scenario.Dependence;
import io.foreshock.portfolio.scenario.LossTail;
import io.foreshock.portfolio.scenario.ScenarioSet;
import java.util.Arrays;
import java.util.List;

/**
 * The risk of one group of markets of an account at one level, by the rules of {@link GroupRisk}
 * and {@link LevelRisk}, on arrays that are used again and again. Each call of {@link #measure}
 * puts another result in the place of the last one.
 */
final class GroupMeasure {

  /** A linear position has the same worst loss and shortfall but for the last bits. */
  private static final double NOISE = 1e-10;

  private static final Dependence[] DEPENDENCES = Dependence.values();
  private static final double[] NONE = {};

  private List<MarketGains> markets = List.of();
  private ScenarioSet set;
  private boolean opening;
  private double[][] gains = {};
  private double[][] grids = {};
  private double[] linear = NONE;
  private boolean[] onlyLinear = {};
  private double[] exposures = NONE;
  private double[] shortfalls = NONE;
  private double[] floorExcess = NONE;
  private int[] worstOfGrid = {};
  private double[] losses = NONE;
  private double[] bindingLosses = NONE;
  private double[] scratch = NONE;
  private Dependence binding = Dependence.HISTORICAL;
  private double risk;
  private double liquidityUsd;
  private double concentrationUsd;

  /** Makes a place for results; there is none before {@link #measure}. */
  @SuppressWarnings("NullAway.Init") // set by measure, which comes first
  GroupMeasure() {}

  /**
   * Measures a group.
   *
   * @param place place of the group among those of the book
   * @param quantities what is held of each position
   * @param opening whether at the size of initial or of maintenance margin
   */
  void measure(AccountBook book, int place, double[] quantities, boolean opening) {
    this.markets = book.gains().gains(place);
    this.set = book.gains().set(place);
    this.opening = opening;
    makeRoom(markets.size(), set.size());
    addPositions(book, place, quantities);
    liquidityUsd = 0.0;
    concentrationUsd = 0.0;
    for (int market = 0; market < markets.size(); market++) {
      measureMarket(market);
    }
    measureTogether();
  }

  private void makeRoom(int count, int size) {
    if (gains.length < count || losses.length != size) {
      int room = Math.max(count, gains.length);
      gains = new double[room][size];
      grids = new double[room][];
      linear = new double[room];
      onlyLinear = new boolean[room];
      exposures = new double[room];
      shortfalls = new double[room];
      floorExcess = new double[room];
      worstOfGrid = new int[room];
      losses = new double[size];
      bindingLosses = new double[size];
      scratch = new double[size];
    }
    Arrays.fill(linear, 0.0);
    Arrays.fill(onlyLinear, true);
    Arrays.fill(exposures, 0.0);
  }

  private void addPositions(AccountBook book, int place, double[] quantities) {
    for (int market = 0; market < markets.size(); market++) {
      grids[market] = new double[markets.get(market).linear().grid(opening).length];
      Arrays.fill(gains[market], 0.0);
    }
    for (int i = 0; i < quantities.length; i++) {
      if (book.place(i).group() == place) {
        addPosition(book.place(i).market(), book.contract(i), quantities[i]);
      }
    }
    for (int market = 0; market < markets.size(); market++) {
      ContractGains unit = markets.get(market).linear();
      add(linear[market], unit.gains(opening), gains[market]);
      add(linear[market], unit.grid(opening), grids[market]);
    }
  }

  private void addPosition(int market, ContractGains contract, double quantity) {
    exposures[market] += quantity * contract.exposureUsd();
    if (contract == markets.get(market).linear()) {
      linear[market] += quantity;
      return;
    }
    onlyLinear[market] = false;
    add(quantity, contract.gains(opening), gains[market]);
    add(quantity, contract.grid(opening), grids[market]);
  }

  private static void add(double quantity, double[] unit, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += quantity * unit[i];
    }
  }

  private void measureMarket(int market) {
    MarketGains of = markets.get(market);
    shortfalls[market] =
        onlyLinear[market]
            ? of.linearShortfall(linear[market], opening)
            : ownTail(market).expectedShortfall(losses);
    int worst = 0;
    double[] grid = grids[market];
    for (int cell = 1; cell < grid.length; cell++) {
      worst = grid[cell] < grid[worst] ? cell : worst;
    }
    double worstUsd = Math.max(0.0, 0.0 - grid[worst]);
    double excess = worstUsd - shortfalls[market];
    worstOfGrid[market] = worst;
    floorExcess[market] = excess > NOISE * worstUsd ? excess : 0.0;
    SizeCharge charge = of.charge(exposures[market], opening);
    liquidityUsd += charge.liquidityUsd();
    concentrationUsd += charge.concentrationUsd();
  }

  /** Finds the tail of a market's own losses, which are put where losses are. */
  LossTail ownTail(int market) {
    double[] own = gains[market];
    for (int day = 0; day < losses.length; day++) {
      losses[day] = -own[day];
    }
    return LossTail.of(losses, set.tailShare(), scratch);
  }

  private void measureTogether() {
    if (markets.size() == 1) {
      binding = Dependence.HISTORICAL;
      risk = shortfalls[0];
      return;
    }
    double worst = Double.NEGATIVE_INFINITY;
    for (Dependence dependence : DEPENDENCES) {
      sumLosses(dependence);
      double shortfall = LossTail.of(losses, set.tailShare(), scratch).expectedShortfall(losses);
      if (GroupRisk.exceeds(shortfall, worst)) {
        worst = shortfall;
        binding = dependence;
        double[] before = bindingLosses;
        bindingLosses = losses;
        losses = before;
      }
    }
    risk = GroupRisk.DIVERSIFICATION_CREDIT * worst;
    for (int market = 0; market < markets.size(); market++) {
      risk += (1.0 - GroupRisk.DIVERSIFICATION_CREDIT) * shortfalls[market];
    }
  }

  private void sumLosses(Dependence dependence) {
    Arrays.fill(losses, 0.0);
    for (int market = 0; market < markets.size(); market++) {
      int[] order = set.order(market, dependence);
      double[] own = gains[market];
      for (int scenario = 0; scenario < losses.length; scenario++) {
        losses[scenario] -= own[order[scenario]];
      }
    }
  }

  ScenarioSet set() {
    return set;
  }

  List<MarketGains> markets() {
    return markets;
  }

  boolean opening() {
    return opening;
  }

  double risk() {
    return risk;
  }

  double liquidityUsd() {
    return liquidityUsd;
  }

  double concentrationUsd() {
    return concentrationUsd;
  }

  /** Returns what the grids ask beyond the shortfalls, dollars. */
  double floorExcessUsd() {
    double sum = 0.0;
    for (int market = 0; market < markets.size(); market++) {
      sum += floorExcess[market];
    }
    return sum;
  }

  double floorExcessUsd(int market) {
    return floorExcess[market];
  }

  /** Returns the cell of the grid in which a market loses most, −1 where it loses nothing. */
  int worstOfGrid(int market) {
    return grids[market][worstOfGrid[market]] < 0.0 ? worstOfGrid[market] : -1;
  }

  double exposureUsd(int market) {
    return exposures[market];
  }

  Dependence binding() {
    return binding;
  }

  /** Returns a market's own losses, which the next call overwrites; see {@link #ownTail}. */
  double[] ownLosses() {
    return losses;
  }

  /** Returns the losses of all markets under the binding dependence, to be read at once. */
  double[] bindingLosses() {
    if (markets.size() == 1) {
      ownTail(0);
      return losses;
    }
    return bindingLosses;
  }

  LossTail bindingTail() {
    return LossTail.of(bindingLosses(), set.tailShare(), scratch);
  }

  /** Returns what is kept of this result after the next one. */
  JointLosses losses() {
    return new Kept(set, risk, binding, bindingLosses().clone());
  }

  /** A result that stays. */
  private record Kept(ScenarioSet set, double risk, Dependence binding, double[] bindingLosses)
      implements JointLosses {}
}
