package io.foreshock.portfolio.pricing;

/** The moves of one market's price over scenarios, with what every option needs of them. */
final class PriceMoves {

  /** A price that rises e^50 times is an error of the caller. */
  private static final double LARGEST = 50.0;

  /** Log moves x; the caller's array, only read. */
  final double[] logs;

  /** e^x. */
  final double[] growth;

  /** e^(x/2). */
  final double[] rootGrowth;

  /**
   * Checks the moves.
   *
   * @param logMoves x, at most 50; −∞ where the price goes to zero
   */
  PriceMoves(double[] logMoves) {
    logs = logMoves;
    growth = new double[logMoves.length];
    rootGrowth = new double[logMoves.length];
    for (int d = 0; d < logMoves.length; d++) {
      requireMove(logMoves[d], d);
      growth[d] = StrictMath.exp(logs[d]);
      rootGrowth[d] = StrictMath.exp(0.5 * logs[d]);
    }
  }

  private static void requireMove(double logMove, int scenario) {
    if (!(logMove <= LARGEST)) {
      throw new IllegalArgumentException(
          "logMoves[" + scenario + "] must be at most 50, was " + logMove);
    }
  }

  int count() {
    return logs.length;
  }
}
