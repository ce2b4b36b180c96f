package io.foreshock.portfolio.pricing;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What a book of one market gains in scenarios, to second order: dV = delta·dS + ½gamma·dS² +
 * vega·dσ + theta·days, with dS = F(e^x − 1) and dσ = σ(f^damping(T) − 1). Immutable.
 *
 * <p>It is exact for linear positions and close for options where the price moves little beside σ√T
 * · F. It does not know that a loss of a bought option ends at its premium. Volatility is not held
 * within (0, 10] here. The order in which positions are given changes no bit of any result, and
 * positions that are each other's exact opposite leave nothing.
 */
public final class DeltaGammaVega {

  /** Nothing. */
  public static final DeltaGammaVega NONE = of(List.of());

  private final double delta;
  private final double grossDelta;
  private final double gamma;
  private final double theta;
  private final double[] years;
  private final double[] vegas;

  private DeltaGammaVega(List<GreeksPosition> netted) {
    delta = sum(netted, position -> position.greeks().delta());
    gamma = sum(netted, position -> position.greeks().gamma());
    theta = sum(netted, position -> position.greeks().theta());
    grossDelta = NetSum.of(netted.stream().mapToDouble(DeltaGammaVega::sizeOfDelta).toArray());
    Map<Double, Double> byYears = vegasByYears(netted);
    years = byYears.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    vegas = byYears.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Returns the book of these positions, equal ones netted. */
  public static DeltaGammaVega of(List<GreeksPosition> positions) {
    Map<GreeksPosition, Double> quantities =
        positions.stream()
            .collect(
                groupingBy(
                    GreeksPosition::unit,
                    collectingAndThen(toList(), same -> sum(same, _ -> 1.0))));
    Stream<GreeksPosition> netted =
        quantities.entrySet().stream()
            .filter(entry -> entry.getValue() != 0.0)
            .map(entry -> entry.getKey().with(entry.getValue()));
    return new DeltaGammaVega(netted.toList());
  }

  private static double sum(
      List<GreeksPosition> positions, ToDoubleFunction<GreeksPosition> ofUnit) {
    return NetSum.of(
        positions.stream()
            .mapToDouble(position -> position.quantity() * ofUnit.applyAsDouble(position))
            .toArray());
  }

  private static double sizeOfDelta(GreeksPosition position) {
    return Math.abs(position.quantity() * position.greeks().delta());
  }

  /** Vega times volatility: what a factor of 2 on volatility adds, for each expiry. */
  private static Map<Double, Double> vegasByYears(List<GreeksPosition> netted) {
    return netted.stream()
        .collect(
            groupingBy(
                GreeksPosition::years,
                TreeMap::new,
                collectingAndThen(
                    toList(),
                    same ->
                        sum(same, position -> position.greeks().vega() * position.volatility()))));
  }

  /** Returns the sum of deltas, in base units. */
  public double delta() {
    return delta;
  }

  /** Returns the sum of the sizes of deltas of netted positions, in base units. */
  public double grossDelta() {
    return grossDelta;
  }

  /** Returns the sum of gammas, in base units for one of quote currency. */
  public double gamma() {
    return gamma;
  }

  /** Returns the sum of thetas, in quote currency a day. */
  public double theta() {
    return theta;
  }

  /**
   * Adds the second-order gain of each scenario.
   *
   * @param forward F, price of the market now, in [0, 1e100]
   * @param logMoves x for each scenario, at most 50; −∞ where the price goes to zero
   * @param volatilityFactors f for each scenario, on volatility up to 30 days, positive, finite
   * @param horizonYears time that passes in every scenario, at least 0, finite
   * @param profits to add to, in quote currency, one for each scenario
   * @throws IllegalArgumentException if a value is out of range or lengths differ
   */
  public void addProfits(
      double forward,
      double[] logMoves,
      double[] volatilityFactors,
      double horizonYears,
      double[] profits) {
    OptionBook.requireScenarios("volatilityFactors", volatilityFactors, logMoves);
    OptionBook.requireScenarios("profits", profits, logMoves);
    VolatilityShocks shocks = new DampedVolatility(volatilityFactors);
    addProfits(forward, new PriceMoves(logMoves), shocks, horizonYears, profits);
  }

  void addProfits(
      double forward,
      PriceMoves moves,
      VolatilityShocks shocks,
      double horizonYears,
      double[] profits) {
    Ranges.requireForward(forward);
    Ranges.requireNotNegative("horizonYears", horizonYears);
    addPriceAndTime(forward, moves, horizonYears * Ranges.DAYS_PER_YEAR, profits);
    double[] factors = new double[profits.length];
    for (int expiry = 0; expiry < years.length; expiry++) {
      shocks.fill(years[expiry], factors);
      addVolatility(vegas[expiry], factors, profits);
    }
  }

  private void addPriceAndTime(double forward, PriceMoves moves, double days, double[] profits) {
    for (int d = 0; d < profits.length; d++) {
      double move = forward * StrictMath.expm1(moves.logs[d]);
      profits[d] += delta * move + 0.5 * gamma * move * move + theta * days;
    }
  }

  private static void addVolatility(double vega, double[] factors, double[] profits) {
    for (int d = 0; d < profits.length; d++) {
      profits[d] += vega * (factors[d] - 1.0);
    }
  }
}
