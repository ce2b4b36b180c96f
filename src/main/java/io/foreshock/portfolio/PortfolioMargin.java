package io.foreshock.portfolio;

import io.foreshock.market.MarketId;
import io.foreshock.policy.Ppm;
import io.foreshock.portfolio.pricing.ScenarioGrid;
import io.foreshock.portfolio.scenario.Dependence;
import io.foreshock.portfolio.scenario.MarginLevel;
import io.foreshock.portfolio.scenario.ScenarioSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The margin of a portfolio:
 *
 * <ol>
 *   <li>positions of one market are netted;
 *   <li>markets that share enough days are valued together in every scenario, options in full, and
 *       what counts is the expected shortfall under the worst of three dependences, with a limited
 *       credit for diversification ({@link GroupRisk});
 *   <li>a grid of price and volatility moves is the floor of each market ({@link ScenarioGrid});
 *   <li>groups of markets that do not share enough days add up;
 *   <li>size is charged where a market's net position is large ({@link SizeCharge}).
 * </ol>
 *
 * <p>The moves are sized so that one linear position needs its market's published margin. Within
 * given scenarios the shortfall is sub-additive, and the margin before size is charged is
 * positively homogeneous and never above what the positions would need one by one.
 */
public final class PortfolioMargin {

  private static final int WORST_SCENARIOS = 5;

  private final List<MarketBook> books = new ArrayList<>();
  private final List<LevelRisk> initial = new ArrayList<>();
  private final List<LevelRisk> maintenance = new ArrayList<>();
  private final List<Position> positions;

  private PortfolioMargin(List<Position> positions) {
    this.positions = positions;
  }

  /**
   * Measures what a portfolio needs.
   *
   * @param positions the positions
   * @param markets the market of every position
   * @param sets joint scenarios of those markets, each market in one of them
   * @throws ArithmeticException if an amount exceeds nine trillion dollars
   */
  public static Requirement of(
      List<Position> positions, Map<MarketId, PortfolioMarket> markets, List<ScenarioSet> sets) {
    return measured(positions, markets, sets).requirement();
  }

  private static PortfolioMargin measured(
      List<Position> positions, Map<MarketId, PortfolioMarket> markets, List<ScenarioSet> sets) {
    PortfolioMargin margin = new PortfolioMargin(positions);
    for (ScenarioSet set : sets) {
      margin.add(set, books(set, positions, markets));
    }
    return margin;
  }

  /**
   * Tells how an account stands.
   *
   * @param positions its positions
   * @param holdings its collateral and debts
   * @param markets the market of every position and of every holding that has one
   * @param sets joint scenarios of the markets of positions, each market in one of them: what is
   *     held as collateral does not change what positions need
   * @param withCollateral joint scenarios of all the markets; {@code sets} itself where no holding
   *     has another
   * @throws ArithmeticException if an amount exceeds nine trillion dollars
   */
  public static Assessment assess(
      List<Position> positions,
      List<Holding> holdings,
      Map<MarketId, PortfolioMarket> markets,
      List<ScenarioSet> sets,
      List<ScenarioSet> withCollateral) {
    PortfolioMargin margin = measured(positions, markets, sets);
    Stream<GroupRisk> joint =
        withCollateral.equals(sets)
            ? margin.initial.stream().map(LevelRisk::group)
            : withCollateral.stream().map(set -> group(set, positions, markets));
    WrongWay wrongWay = new WrongWay(joint.toList());
    return margin.assessment(margin.requirement(), Collateral.of(holdings, wrongWay));
  }

  private static GroupRisk group(
      ScenarioSet set, List<Position> positions, Map<MarketId, PortfolioMarket> markets) {
    return new LevelRisk(set, books(set, positions, markets), MarginLevel.INITIAL).group();
  }

  private Assessment assessment(Requirement requirement, Collateral collateral) {
    double equity = collateral.valueUsd() + books.stream().mapToDouble(MarketBook::gainUsd).sum();
    long equityUsd6 = MicroDollars.roundedDown(equity);
    long initialUsd6 = requirement.initial().totalUsd6();
    long maintenanceUsd6 = requirement.maintenance().totalUsd6();
    Boundaries boundaries = new Boundaries(books, collateral, equity);
    return new Assessment(
        requirement,
        collateral,
        equityUsd6,
        AccountState.of(equityUsd6, initialUsd6, maintenanceUsd6),
        boundaries.of(MicroDollars.dollars(initialUsd6)),
        boundaries.of(MicroDollars.dollars(maintenanceUsd6)));
  }

  private void add(ScenarioSet set, List<MarketBook> ofSet) {
    books.addAll(ofSet);
    initial.add(new LevelRisk(set, ofSet, MarginLevel.INITIAL));
    maintenance.add(new LevelRisk(set, ofSet, MarginLevel.MAINTENANCE));
  }

  /** Returns the books of the set's markets, in its order; those of collateral are empty. */
  static List<MarketBook> books(
      ScenarioSet set, List<Position> positions, Map<MarketId, PortfolioMarket> markets) {
    Map<MarketId, MarketBook> byMarket = new LinkedHashMap<>();
    for (int place = 0; place < set.markets().size(); place++) {
      MarketId id = set.markets().get(place);
      PortfolioMarket market = markets.get(id);
      if (market == null) {
        throw new IllegalArgumentException("no market is given for " + id.value());
      }
      byMarket.put(id, new MarketBook(market, place));
    }
    for (int place = 0; place < positions.size(); place++) {
      MarketBook book = byMarket.get(positions.get(place).marketId());
      if (book != null) {
        book.add(positions.get(place), place);
      }
    }
    return List.copyOf(byMarket.values());
  }

  private Requirement requirement() {
    Requirement.Components opening = components(initial);
    return new Requirement(
        opening,
        capped(components(maintenance), opening),
        MicroDollars.roundedUp(sum(initial, LevelRisk::grossUsd)),
        MicroDollars.roundedUp(sum(initial, LevelRisk::marketsUsd)),
        initial.stream().map(PortfolioMargin::group).toList(),
        lines(),
        additions(opening.totalUsd6()));
  }

  private static double sum(List<LevelRisk> risks, ToDoubleFunction<LevelRisk> part) {
    return risks.stream().mapToDouble(part).sum();
  }

  private static Requirement.Components components(List<LevelRisk> risks) {
    double shortfall = 0.0;
    double floor = 0.0;
    double liquidity = 0.0;
    double concentration = 0.0;
    for (LevelRisk risk : risks) {
      double together = risk.group().risk();
      shortfall += together;
      floor += Math.max(risk.floorExcessUsd(), -together); // a sure gain needs nothing, not less
      for (MarketBook book : risk.books()) {
        liquidity += risk.charge(book.place()).liquidityUsd();
        concentration += risk.charge(book.place()).concentrationUsd();
      }
    }
    return new Requirement.Components(
        MicroDollars.roundedUp(shortfall),
        MicroDollars.roundedUp(floor),
        MicroDollars.roundedUp(liquidity),
        MicroDollars.roundedUp(concentration));
  }

  /** A book of options may lose more on a small move than on a large one; keeping costs no more. */
  private static Requirement.Components capped(
      Requirement.Components keeping, Requirement.Components opening) {
    return keeping.totalUsd6() <= opening.totalUsd6() ? keeping : opening;
  }

  private static Requirement.Group group(LevelRisk risk) {
    GroupRisk group = risk.group();
    EnumMap<Dependence, Long> shortfalls = new EnumMap<>(Dependence.class);
    group
        .shortfalls()
        .forEach((dependence, usd) -> shortfalls.put(dependence, MicroDollars.roundedUp(usd)));
    return new Requirement.Group(
        group.set().markets(),
        group.set().size(),
        Math.round(group.set().tailShare() * Ppm.ONE),
        shortfalls,
        group.binding(),
        MicroDollars.roundedUp(group.valueAtRisk()),
        worst(group));
  }

  private static List<Requirement.WorstScenario> worst(GroupRisk group) {
    double[] losses = group.bindingLosses();
    return IntStream.range(0, losses.length)
        .boxed()
        .sorted(Comparator.comparingDouble(scenario -> -losses[scenario]))
        .limit(WORST_SCENARIOS)
        .map(scenario ->
            new Requirement.WorstScenario(
                MicroDollars.roundedUp(losses[scenario]), moves(group, scenario)))
        .toList();
  }

  private static List<Requirement.Move> moves(GroupRisk group, int scenario) {
    ScenarioSet set = group.set();
    List<Requirement.Move> moves = new ArrayList<>();
    for (int place = 0; place < set.markets().size(); place++) {
      MarketId id = set.markets().get(place);
      int day = set.order(place, group.binding())[scenario];
      double move = set.scenarios(id, MarginLevel.INITIAL).moves()[day];
      moves.add(new Requirement.Move(id, set.epochDay(day), Math.round(move * Ppm.ONE)));
    }
    return moves;
  }

  private List<Requirement.Line> lines() {
    List<Requirement.Line> lines = new ArrayList<>();
    for (LevelRisk risk : initial) {
      for (MarketBook book : risk.books()) {
        SizeCharge charge = risk.charge(book.place());
        lines.add(
            new Requirement.Line(
                book.marketId(),
                nearest(book.exposureUsd()),
                nearest(book.grossExposureUsd()),
                MicroDollars.roundedUp(risk.marketUsd(book.place())),
                MicroDollars.roundedUp(charge.liquidityUsd()),
                MicroDollars.roundedUp(charge.concentrationUsd())));
      }
    }
    return lines;
  }

  private static long nearest(double usd) {
    return Math.round(usd * MicroDollars.ONE);
  }

  private List<Requirement.Addition> additions(long totalUsd6) {
    double[] parts = new double[positions.size()];
    double[] exposures = new double[positions.size()];
    for (LevelRisk risk : initial) {
      for (MarketBook book : risk.books()) {
        addParts(risk, book, parts, exposures);
      }
    }
    long[] added = MicroDollars.allocated(parts, totalUsd6);
    return IntStream.range(0, parts.length)
        .mapToObj(place ->
            new Requirement.Addition(
                positions.get(place).positionId(), nearest(exposures[place]), added[place]))
        .toList();
  }

  /** Size is charged on the net exposure, so each position bears it by its share of that. */
  private static void addParts(
      LevelRisk risk, MarketBook book, double[] parts, double[] exposures) {
    SizeCharge charge = risk.charge(book.place());
    double size = charge.liquidityUsd() + charge.concentrationUsd();
    double net = book.exposureUsd();
    for (int position = 0; position < book.size(); position++) {
      int place = book.placeInPortfolio(position);
      exposures[place] = book.valuation(position).exposure() * book.market().usdPerQuote();
      parts[place] = risk.contributionUsd(book.place(), position);
      if (size > 0.0) {
        parts[place] += size * exposures[place] / net;
      }
    }
  }
}
