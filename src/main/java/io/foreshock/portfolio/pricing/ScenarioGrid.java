package io.foreshock.portfolio.pricing;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Matrix of moves of price and volatility, with moves far beyond that count by a part. Its worst
 * loss is a floor for the margin of one market that no history or model can lower.
 *
 * <p>With a range r on either side the matrix has 24 scenarios. Sixteen are moves of 0, ¼, ½, ¾ and
 * all of the range, down and up, with volatility +40 % and −22 %; at the full range with +40 %
 * alone. Eight are the extended moves −66, −33, +50, +100, +200, +300, +400 and +500 % with
 * volatility +40 %, whose loss counts by the dampener min(1, range ÷ |move|). So a position that
 * moves with the price loses range × notional on its side, never more.
 *
 * <p>No time passes in these scenarios. The worst loss is at least 0, positively homogeneous and
 * sub-additive: every scenario is linear in the positions, and the largest of sums is at most the
 * sum of the largest.
 *
 * <p>Reference: the public specification of Paradex' portfolio margin (docs.paradex.trade,
 * risk/portfolio-margin, read 2026-11), which follows Deribit's.
 *
 * @param scenarios at least one
 */
public record ScenarioGrid(List<GridScenario> scenarios) {

  private static final double PARADEX_RANGE = 0.16;
  private static final double VOLATILITY_UP = 0.40;
  private static final double VOLATILITY_DOWN = -0.22;
  private static final List<Double> QUARTERS = List.of(0.25, 0.5, 0.75);
  private static final List<Double> EXTENDED = List.of(-0.66, -0.33, 0.5, 1.0, 2.0, 3.0, 4.0, 5.0);
  private static final double WIDEST_UP = 10.0;

  /** Takes so little off a dampener that rounding of range ÷ move × move cannot exceed range. */
  private static final double ROUNDED_DOWN = 1.0 - 0x1.0p-50;

  /** Copies the scenarios. */
  public ScenarioGrid {
    scenarios = List.copyOf(scenarios);
    if (scenarios.isEmpty()) {
      throw new IllegalArgumentException("scenarios must not be empty");
    }
  }

  /**
   * Returns the grid of the public specification, range 16 %: moves of ±4, 8, 12 and 16 %, weights
   * of the extended moves 24.2, 48.5, 32, 16, 8, 5.33, 4 and 3.2 %, which are 16 % ÷ |move|.
   */
  public static ScenarioGrid paradex() {
    return ofPublished(PARADEX_RANGE, PARADEX_RANGE);
  }

  /**
   * Returns the grid whose ranges are the published initial margin fractions of a market.
   *
   * @param downRange fraction of notional a long position is charged, in (0, 1]
   * @param upRange fraction of notional a short position is charged, in (0, 10]
   */
  public static ScenarioGrid ofPublished(double downRange, double upRange) {
    requireRange("downRange", downRange, 1.0);
    requireRange("upRange", upRange, WIDEST_UP);
    Stream<GridScenario> core =
        Stream.of(side(upRange), still(), side(-downRange)).flatMap(part -> part);
    Stream<GridScenario> extended =
        EXTENDED.stream().map(move -> extended(move, move < 0.0 ? downRange : upRange));
    return new ScenarioGrid(Stream.concat(core, extended).toList());
  }

  private static void requireRange(String name, double range, double widest) {
    if (!(range > 0.0 && range <= widest)) {
      throw new IllegalArgumentException(name + " must be in (0, " + widest + "], was " + range);
    }
  }

  private static Stream<GridScenario> side(double range) {
    Stream<GridScenario> inner = QUARTERS.stream().flatMap(part -> bothShocks(range * part));
    return Stream.concat(Stream.of(new GridScenario(range, VOLATILITY_UP, 1.0)), inner);
  }

  private static Stream<GridScenario> still() {
    return bothShocks(0.0);
  }

  private static Stream<GridScenario> bothShocks(double move) {
    return Stream.of(
        new GridScenario(move, VOLATILITY_UP, 1.0), new GridScenario(move, VOLATILITY_DOWN, 1.0));
  }

  private static GridScenario extended(double move, double range) {
    double size = Math.abs(move);
    double weight = range < size ? range / size * ROUNDED_DOWN : 1.0;
    return new GridScenario(move, VOLATILITY_UP, weight);
  }

  /**
   * Returns the largest weighted loss of a book and where it is.
   *
   * @param book all that is held on one market
   * @param forward price of the market now, in [0, 1e100]
   */
  public WorstLoss worstLoss(MarketExposure book, double forward) {
    double[] profits = profits(book, forward);
    int worst = 0;
    for (int d = 1; d < profits.length; d++) {
      worst = profits[d] < profits[worst] ? d : worst;
    }
    return new WorstLoss(Math.max(0.0, 0.0 - profits[worst]), scenarios.get(worst));
  }

  /**
   * Returns the weighted gain of a book in one scenario, quote currency.
   *
   * @param book all that is held on one market
   * @param forward price of the market now, in [0, 1e100]
   * @param scenario the scenario
   */
  public static double profit(MarketExposure book, double forward, GridScenario scenario) {
    return new ScenarioGrid(List.of(scenario)).profits(book, forward)[0];
  }

  /**
   * Returns the weighted gain of each scenario, quote currency; linear in what is held.
   *
   * @param book all that is held on one market
   * @param forward price of the market now, in [0, 1e100]
   */
  public double[] profits(MarketExposure book, double forward) {
    double[] profits = new double[scenarios.size()];
    PriceMoves moves = new PriceMoves(logMoves().toArray());
    VolatilityShocks shocks = new GridVolatility(volatilityShocks().toArray());
    book.options().addProfits(forward, moves, shocks, 0.0, profits);
    book.greeks().addProfits(forward, moves, shocks, 0.0, profits);
    double notional = book.linearQuantity() * forward;
    for (int d = 0; d < profits.length; d++) {
      GridScenario scenario = scenarios.get(d);
      profits[d] = (profits[d] + notional * scenario.priceMove()) * scenario.weight();
    }
    return profits;
  }

  private DoubleStream logMoves() {
    return scenarios.stream().mapToDouble(each -> StrictMath.log1p(each.priceMove()));
  }

  private DoubleStream volatilityShocks() {
    return scenarios.stream().mapToDouble(GridScenario::volatilityShock);
  }
}
