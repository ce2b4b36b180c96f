package io.foreshock.portfolio;

import io.foreshock.policy.Ppm;
import io.foreshock.policy.SidedPpm;
import io.foreshock.portfolio.pricing.ScenarioGrid;
import io.foreshock.portfolio.scenario.LossTail;
import io.foreshock.portfolio.scenario.MarginLevel;
import io.foreshock.portfolio.scenario.MarketScenarios;
import io.foreshock.portfolio.scenario.ScenarioSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one unit of every contract of a market gains in the scenarios of a set. A contract is valued
 * when it is first asked for and shared by all accounts that hold it, up to a number of contracts;
 * beyond it each account values its own. Safe for threads.
 */
public final class MarketGains {

  /** Contracts that are kept: sixteen kilobytes each. */
  private static final int MOST_KEPT = 1_024;

  /** Below it rounding cannot make a size that is charged. */
  private static final double SURELY_FREE = 1.0 - 1e-9;

  private final PortfolioMarket market;
  private final MarketScenarios initial;
  private final MarketScenarios maintenance;
  private final ScenarioGrid initialGrid;
  private final ScenarioGrid maintenanceGrid;
  private final ContractGains linear;
  private final double freeUsd;
  private final double[][] linearShortfalls = new double[2][];
  private final Map<Object, ContractGains> contracts = new ConcurrentHashMap<>();

  /**
   * Values one unit of what moves with the price.
   *
   * @param market the market
   * @param set scenarios it is one of
   */
  public MarketGains(PortfolioMarket market, ScenarioSet set) {
    this.market = market;
    this.initial = set.scenarios(market.marketId(), MarginLevel.INITIAL);
    this.maintenance = set.scenarios(market.marketId(), MarginLevel.MAINTENANCE);
    this.initialGrid = grid(market.scenario().initial());
    this.maintenanceGrid = grid(market.scenario().maintenance());
    this.linear = valued(Position.linear("unit", market.marketId(), PositionType.PERPETUAL, 1.0));
    this.freeUsd =
        (double) market.rules().participationPpm()
            / Ppm.ONE
            * market.liquidity().dailyTurnover()
            * market.horizonDays()
            * market.usdPerQuote();
    linearShortfalls[0] = bothSides(linear.initial(), set.tailShare());
    linearShortfalls[1] = bothSides(linear.maintenance(), set.tailShare());
  }

  private static ScenarioGrid grid(SidedPpm published) {
    return ScenarioGrid.ofPublished(
        (double) published.longPpm() / Ppm.ONE, (double) published.shortPpm() / Ppm.ONE);
  }

  private static double[] bothSides(double[] gains, double tailShare) {
    double[] scratch = new double[gains.length];
    double[] losses = new double[gains.length];
    for (int day = 0; day < gains.length; day++) {
      losses[day] = -gains[day];
    }
    return new double[] {
      LossTail.of(losses, tailShare, scratch).expectedShortfall(losses),
      LossTail.of(gains, tailShare, scratch).expectedShortfall(gains)
    };
  }

  /** Returns the market. */
  public PortfolioMarket market() {
    return market;
  }

  /** Tells whether these gains are also those of a market in the scenarios of another set. */
  public boolean sameAs(PortfolioMarket other, ScenarioSet set) {
    return market.equals(other) && initial == set.scenarios(other.marketId(), MarginLevel.INITIAL);
  }

  /** Returns a unit of what moves with the price. */
  ContractGains linear() {
    return linear;
  }

  /**
   * Returns the expected shortfall of a linear position: homogeneous, so that of a unit times it.
   */
  double linearShortfall(double quantity, boolean opening) {
    double[] sides = linearShortfalls[opening ? 0 : 1];
    return quantity < 0.0 ? -quantity * sides[1] : quantity * sides[0];
  }

  /** Returns a unit of what a position is in. */
  ContractGains contract(Position position) {
    return switch (position.type()) {
      case SPOT, PERPETUAL, FUTURE -> linear;
      case OPTION -> kept(position.option().orElseThrow(), position);
      case GREEKS -> kept(position.greeks().orElseThrow(), position);
    };
  }

  private ContractGains kept(Object terms, Position position) {
    ContractGains known = contracts.get(terms);
    if (known != null) {
      return known;
    }
    ContractGains made = valued(position);
    if (contracts.size() < MOST_KEPT) {
      contracts.putIfAbsent(terms, made);
    }
    return made;
  }

  private ContractGains valued(Position position) {
    Valuation valuation = new Valuation(units(position, 1.0), market);
    return new ContractGains(
        valuation.value() * market.usdPerQuote(),
        -new Valuation(units(position, -1.0), market).value() * market.usdPerQuote(),
        valuation.exposure() * market.usdPerQuote(),
        gains(valuation, initial),
        gains(valuation, maintenance),
        inDollars(initialGrid.profits(valuation.held(), market.markPrice())),
        inDollars(maintenanceGrid.profits(valuation.held(), market.markPrice())));
  }

  private static Position units(Position position, double quantity) {
    return new Position(
        position.positionId(),
        position.marketId(),
        position.type(),
        quantity,
        OptionalDouble.empty(),
        position.option(),
        position.greeks());
  }

  private double[] gains(Valuation valuation, MarketScenarios scenarios) {
    double[] profits = new double[scenarios.size()];
    valuation.addProfits(scenarios, profits);
    return inDollars(profits);
  }

  private double[] inDollars(double[] amounts) {
    for (int i = 0; i < amounts.length; i++) {
      amounts[i] *= market.usdPerQuote();
    }
    return amounts;
  }

  /**
   * Returns what the size of a net exposure is charged.
   *
   * @param exposureUsd signed, dollars
   */
  SizeCharge charge(double exposureUsd, boolean opening) {
    return Math.abs(exposureUsd) <= freeUsd * SURELY_FREE
        ? SizeCharge.NONE
        : SizeCharge.of(
            market,
            exposureUsd,
            opening ? market.scenario().initial() : market.scenario().maintenance());
  }
}
