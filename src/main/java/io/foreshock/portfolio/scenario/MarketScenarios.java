package io.foreshock.portfolio.scenario;

import io.foreshock.market.Side;
import io.foreshock.policy.Ppm;
import io.foreshock.policy.SidedPpm;

/**
 * The moves of one market over the margin period, one per scenario: residual × today's volatility,
 * each side multiplied so that a position of one unit reproduces the published parameter.
 *
 * @param logMoves log moves of the price, x
 * @param moves the same as fractions of the price, e^x − 1
 * @param volatilityFactors factors on implied volatility, positive
 */
public record MarketScenarios(double[] logMoves, double[] moves, double[] volatilityFactors) {

  /** Makes the scenarios of some log moves. */
  public static MarketScenarios of(double[] logMoves, double[] volatilityFactors) {
    double[] moves = new double[logMoves.length];
    for (int day = 0; day < moves.length; day++) {
      moves[day] = StrictMath.expm1(logMoves[day]);
    }
    return new MarketScenarios(logMoves, moves, volatilityFactors);
  }

  /**
   * Makes the scenarios.
   *
   * @param residuals log return ÷ volatility forecast for its day
   * @param volatilityFactors factors on implied volatility
   * @param dailyVolatility today's forecast
   * @param published margin per side that a unit position must have, ppm of notional
   * @param tailShare share of the scenarios in the tail
   */
  static MarketScenarios scaled(
      double[] residuals,
      double[] volatilityFactors,
      double dailyVolatility,
      SidedPpm published,
      double tailShare) {
    double[] moves = new double[residuals.length];
    for (int day = 0; day < moves.length; day++) {
      moves[day] = residuals[day] * dailyVolatility;
    }
    double fall = factor(Side.LONG, moves, published.longPpm(), tailShare);
    double rise = factor(Side.SHORT, moves, published.shortPpm(), tailShare);
    for (int day = 0; day < moves.length; day++) {
      moves[day] *= moves[day] < 0.0 ? fall : rise;
    }
    return of(moves, volatilityFactors);
  }

  private static double factor(Side side, double[] moves, long publishedPpm, double tailShare) {
    return new SideScale(side, moves, tailShare).factorFor((double) publishedPpm / Ppm.ONE);
  }

  /** Returns the scenario of one day alone. */
  public MarketScenarios only(int day) {
    return new MarketScenarios(
        new double[] {logMoves[day]},
        new double[] {moves[day]},
        new double[] {volatilityFactors[day]});
  }

  /** Returns the number of scenarios. */
  public int size() {
    return logMoves.length;
  }
}
