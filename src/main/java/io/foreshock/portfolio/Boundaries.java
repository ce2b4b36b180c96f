package io.foreshock.portfolio;

import io.foreshock.policy.Ppm;
import io.foreshock.portfolio.scenario.MarketScenarios;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.DoubleUnaryOperator;

/**
 * Looks for the moves at which an account's equity crosses a margin. Sixty-four moves at once, from
 * none to the largest, then sixty-four inside the step that crosses, three times over.
 */
final class Boundaries {

  private static final int STEPS = 64;
  private static final int ROUNDS = 3;
  private static final double LARGEST_FALL = StrictMath.log(0.01);
  private static final double LARGEST_RISE = StrictMath.log(5.0);

  private final List<MarketBook> books;
  private final Collateral collateral;
  private final double equityUsd;

  /**
   * Takes an account.
   *
   * @param books its positions
   * @param collateral its holdings
   * @param equityUsd its equity now, dollars
   */
  Boundaries(List<MarketBook> books, Collateral collateral, double equityUsd) {
    this.books = books;
    this.collateral = collateral;
    this.equityUsd = equityUsd;
  }

  /**
   * Returns the moves at which equity crosses a margin.
   *
   * @param marginUsd the margin, dollars
   */
  Boundary of(double marginUsd) {
    return new Boundary(
        ppm(crossing(marginUsd, LARGEST_FALL, true), StrictMath::expm1),
        ppm(crossing(marginUsd, LARGEST_RISE, true), StrictMath::expm1),
        ppm(crossing(marginUsd, LARGEST_RISE, false), StrictMath::expm1));
  }

  private static OptionalLong ppm(double logMove, DoubleUnaryOperator move) {
    return Double.isNaN(logMove)
        ? OptionalLong.empty()
        : OptionalLong.of(Math.round(move.applyAsDouble(logMove) * Ppm.ONE));
  }

  /** Returns the smallest log move that crosses, NaN without one. */
  private double crossing(double marginUsd, double largest, boolean ofPrice) {
    double from = 0.0;
    double to = largest;
    boolean above = equityUsd >= marginUsd;
    for (int round = 0; round < ROUNDS; round++) {
      double[] moves = new double[STEPS];
      double start = from;
      double step = (to - from) / STEPS;
      Arrays.setAll(moves, i -> start + (i + 1) * step);
      double[] equities = equities(moves, ofPrice);
      int first = 0;
      while (first < STEPS && (equities[first] >= marginUsd) == above) {
        first++;
      }
      if (first == STEPS) {
        return Double.NaN;
      }
      from = first == 0 ? start : moves[first - 1];
      to = moves[first];
    }
    return to;
  }

  private double[] equities(double[] moves, boolean ofPrice) {
    double[] still = new double[STEPS];
    double[] same = new double[STEPS];
    Arrays.fill(same, 1.0);
    double[] factors = Arrays.stream(moves).map(StrictMath::exp).toArray();
    MarketScenarios scenarios =
        ofPrice ? MarketScenarios.of(moves, same) : MarketScenarios.of(still, factors);
    double[] equities = new double[STEPS];
    Arrays.fill(equities, equityUsd);
    for (MarketBook book : books) {
      book.addProfitsUsd(scenarios, equities);
    }
    if (ofPrice) {
      addCollateral(scenarios, equities);
    }
    return equities;
  }

  private void addCollateral(MarketScenarios scenarios, double[] equities) {
    double moving =
        collateral.lines().stream()
            .filter(line -> line.holding().marketId().isPresent())
            .mapToDouble(Collateral.Line::valueUsd)
            .sum();
    for (int i = 0; i < equities.length; i++) {
      equities[i] += moving * scenarios.moves()[i];
    }
  }
}
