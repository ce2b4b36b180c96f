package io.foreshock.portfolio.pricing;

/**
 * Prices one row of a book in all scenarios of its market, a block of scenarios at a time.
 *
 * <p>Each block goes through short loops that do one thing each. That costs a few stores and lets
 * the compiler put four numbers in one register in the two loops where most of the time went; it
 * changes no bit, since no sum runs across scenarios. A block's numbers stay in the nearest cache.
 */
final class RowRevaluation {

  private static final int BLOCK = 512;

  private final double forward;
  private final PriceMoves moves;
  private final double[] inner;
  private final double[] near;
  private final double[] far;
  private final double[] weights;

  /**
   * Keeps the scenarios of one market.
   *
   * @param forward price now, positive
   */
  RowRevaluation(double forward, PriceMoves moves) {
    this.forward = forward;
    this.moves = moves;
    int places = Math.min(BLOCK, moves.count());
    inner = new double[places];
    near = new double[places];
    far = new double[places];
    weights = new double[places];
  }

  /**
   * Adds what the row gains in each scenario.
   *
   * @param row of the book
   * @param remainingYears time to expiry that is left in the scenarios
   * @param factors on volatility, for each scenario
   * @param profits to add to
   */
  void addProfits(OptionRow row, double remainingYears, double[] factors, double[] profits) {
    double before = row.value(forward);
    if (remainingYears == 0.0) {
      addSettled(row, before, profits);
      return;
    }
    for (int from = 0; from < moves.count(); from += BLOCK) {
      int count = Math.min(BLOCK, moves.count() - from);
      prepare(row, StrictMath.sqrt(remainingYears), factors, from, count);
      weigh(count);
      evaluate(inner, near, count);
      evaluate(far, far, count);
      join(row, before, from, count, profits);
    }
  }

  private void addSettled(OptionRow row, double before, double[] profits) {
    for (int d = 0; d < profits.length; d++) {
      profits[d] += row.value(forward * moves.growth[d] - row.strike(), 0.0) - before;
    }
  }

  private void prepare(OptionRow row, double rootYears, double[] factors, int from, int count) {
    prepare(
        TimeValue.logMoneyness(forward, row.strike()),
        row.volatility(),
        rootYears,
        moves.logs,
        factors,
        from,
        count);
  }

  private void prepare(
      double logMoneyness,
      double volatility,
      double rootYears,
      double[] logs,
      double[] factors,
      int from,
      int count) {
    for (int i = 0; i < count; i++) {
      double deviation = TimeValue.deviation(volatility * factors[from + i], rootYears);
      double scaled = TimeValue.scaledMoneyness(logMoneyness + logs[from + i], deviation);
      inner[i] = TimeValue.inner(scaled, deviation);
      far[i] = TimeValue.outer(scaled, deviation);
      weights[i] = TimeValue.exponent(scaled, deviation);
    }
  }

  private void weigh(int count) {
    for (int i = 0; i < count; i++) {
      weights[i] = Exponential.exp(weights[i]);
    }
  }

  private static void evaluate(double[] from, double[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = StandardNormal.scaledErfc(Math.abs(from[i]));
    }
  }

  private void join(OptionRow row, double before, int from, int count, double[] profits) {
    double strike = row.strike();
    double halfRoot = TimeValue.halfRoot(forward, strike);
    for (int i = 0; i < count; i++) {
      double moved = forward * moves.growth[from + i];
      double weight = weights[i] * (halfRoot * moves.rootGrowth[from + i]);
      double timeValue = TimeValue.join(inner[i], near[i], far[i], weight, Math.min(moved, strike));
      profits[from + i] += row.value(moved - strike, timeValue) - before;
    }
  }
}
