package io.foreshock.portfolio.pricing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The options an account holds on one market, and what they gain in scenarios. Immutable.
 *
 * <p>Positions in the same terms are netted first, and calls and puts of the same strike, expiry
 * and volatility share one revaluation. The order in which positions are given changes no bit of
 * any result, and a book joined with its exact opposite is empty.
 */
public final class OptionBook {

  /** A book without options. */
  public static final OptionBook EMPTY = new OptionBook(List.of());

  private static final Comparator<OptionRow> BY_TERMS =
      Comparator.comparingDouble(OptionRow::years)
          .thenComparingDouble(OptionRow::strike)
          .thenComparingDouble(OptionRow::volatility);

  private final List<OptionRow> rows;

  private OptionBook(List<OptionRow> rows) {
    this.rows = rows;
  }

  /** Returns the book of these positions, netted. */
  public static OptionBook of(List<OptionPosition> positions) {
    Map<OptionRow, List<OptionPosition>> byTerms = new TreeMap<>(BY_TERMS);
    for (OptionPosition position : positions) {
      byTerms.computeIfAbsent(key(position.terms()), _ -> new ArrayList<>()).add(position);
    }
    return new OptionBook(
        byTerms.entrySet().stream()
            .map(entry -> net(entry.getKey(), entry.getValue()))
            .filter(row -> !row.isEmpty())
            .toList());
  }

  private static OptionRow key(OptionTerms terms) {
    return new OptionRow(terms.years(), terms.strike(), terms.volatility(), 0.0, 0.0);
  }

  private static OptionRow net(OptionRow key, List<OptionPosition> positions) {
    return new OptionRow(
        key.years(),
        key.strike(),
        key.volatility(),
        net(OptionKind.CALL, positions),
        net(OptionKind.PUT, positions));
  }

  private static double net(OptionKind kind, List<OptionPosition> positions) {
    return NetSum.of(
        positions.stream()
            .filter(position -> position.terms().kind() == kind)
            .mapToDouble(OptionPosition::quantity)
            .toArray());
  }

  /** Returns how many strikes, expiries and volatilities are left after netting. */
  public int size() {
    return rows.size();
  }

  /**
   * Returns the Greeks of the whole book, for its gain to second order.
   *
   * @param forward price of the market now, in [0, 1e100]
   */
  public DeltaGammaVega deltaGammaVega(double forward) {
    List<GreeksPosition> positions = new ArrayList<>();
    for (OptionRow row : rows) {
      positions.add(greeks(row.terms(OptionKind.CALL), row.calls(), forward));
      positions.add(greeks(row.terms(OptionKind.PUT), row.puts(), forward));
    }
    return DeltaGammaVega.of(positions);
  }

  private static GreeksPosition greeks(OptionTerms terms, double quantity, double forward) {
    Greeks greeks = Black76.greeks(terms, forward);
    return new GreeksPosition(greeks, quantity, terms.volatility(), terms.years());
  }

  /**
   * Adds what the options gain in each scenario d: the sum over options of q · (Black76(F e^x, K,
   * max(0, T − horizon), σ f^damping(T)) − Black76(F, K, T, σ)), with {@link VolatilityDamping}.
   * The volatility after a shock is held within (0, 10].
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
    requireScenarios("volatilityFactors", volatilityFactors, logMoves);
    requireScenarios("profits", profits, logMoves);
    VolatilityShocks shocks = new DampedVolatility(volatilityFactors);
    addProfits(forward, new PriceMoves(logMoves), shocks, horizonYears, profits);
  }

  static void requireScenarios(String name, double[] values, double[] logMoves) {
    if (values.length != logMoves.length) {
      throw new IllegalArgumentException(
          name
              + " must hold one number for each of "
              + logMoves.length
              + " scenarios, held "
              + values.length);
    }
  }

  void addProfits(
      double forward,
      PriceMoves moves,
      VolatilityShocks shocks,
      double horizonYears,
      double[] profits) {
    Ranges.requireForward(forward);
    Ranges.requireNotNegative("horizonYears", horizonYears);
    if (forward > 0.0) { // a price of zero stays there, and nothing changes its options
      revalue(new RowRevaluation(forward, moves), shocks, horizonYears, profits);
    }
  }

  private void revalue(
      RowRevaluation revaluation, VolatilityShocks shocks, double horizonYears, double[] profits) {
    double[] factors = new double[profits.length];
    double filledFor = Double.NaN;
    for (OptionRow row : rows) {
      if (row.years() != filledFor) {
        shocks.fill(row.years(), factors);
        filledFor = row.years();
      }
      double remainingYears = Math.max(0.0, row.years() - horizonYears);
      revaluation.addProfits(row, remainingYears, factors, profits);
    }
  }
}
