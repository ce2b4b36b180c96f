package io.foreshock.evaluation;

import io.foreshock.market.Side;
import java.util.OptionalDouble;

/**
 * How one model's tail forecasts of one market-side did at one level, in log losses.
 *
 * @param symbol the market, as its source names it
 * @param side the side
 * @param model the model
 * @param alpha tail probability
 * @param days days scored
 * @param leftOut days without a positive expected shortfall, which no loss is defined for
 * @param exceedances days with a loss above the value at risk
 * @param coverage share of losses not above the value at risk, in [0, 1]
 * @param kupiecP p-value of Kupiec's test
 * @param christoffersenP p-value of Christoffersen's test of independence
 * @param conditionalCoverageP p-value of Christoffersen's test of conditional coverage
 * @param dynamicQuantileP p-value of Engle and Manganelli's test; empty with too few days
 * @param fisslerZiegel mean FZ0 loss
 * @param excess mean FZ0 − mean ln ES
 * @param pinball mean pinball loss of the value at risk, log return
 * @param shortfall Acerbi and Székely's statistics
 */
public record TailScore(
    String symbol,
    Side side,
    String model,
    double alpha,
    int days,
    int leftOut,
    int exceedances,
    double coverage,
    double kupiecP,
    double christoffersenP,
    double conditionalCoverageP,
    OptionalDouble dynamicQuantileP,
    double fisslerZiegel,
    double excess,
    double pinball,
    ShortfallScore shortfall) {

  /**
   * Scores a series.
   *
   * @param series forecasts and outcomes
   * @param side the side
   * @param alpha one of the levels of a tail forecast
   * @throws IllegalArgumentException if no day has a positive expected shortfall
   */
  public static TailScore of(ForecastSeries series, Side side, double alpha) {
    TailColumns tail = TailColumns.of(series, side, alpha);
    Rows.requireAny(tail.size());
    double[] losses = tail.losses();
    double[] valuesAtRisk = tail.valuesAtRisk();
    double[] shortfalls = tail.expectedShortfalls();
    boolean[] exceeded = tail.exceeded();
    int exceedances = count(exceeded);
    LikelihoodRatio kupiec = KupiecTest.of(losses.length, exceedances, alpha);
    ChristoffersenTest christoffersen = ChristoffersenTest.of(exceeded);
    return new TailScore(
        series.symbol(),
        side,
        series.model(),
        alpha,
        losses.length,
        tail.leftOut(),
        exceedances,
        1.0 - (double) exceedances / losses.length,
        kupiec.pValue(),
        christoffersen.independence().pValue(),
        christoffersen.conditionalCoverage(kupiec).pValue(),
        dynamicQuantile(losses, valuesAtRisk, alpha),
        FisslerZiegel.mean(losses, valuesAtRisk, shortfalls, alpha),
        FisslerZiegel.excess(losses, valuesAtRisk, shortfalls, alpha),
        PinballLoss.mean(losses, valuesAtRisk, alpha),
        ShortfallScore.of(tail));
  }

  private static OptionalDouble dynamicQuantile(
      double[] losses, double[] valuesAtRisk, double alpha) {
    return losses.length < DynamicQuantileTest.FEWEST_ROWS
        ? OptionalDouble.empty()
        : OptionalDouble.of(DynamicQuantileTest.of(losses, valuesAtRisk, alpha).pValue());
  }

  private static int count(boolean[] exceeded) {
    int exceedances = 0;
    for (boolean day : exceeded) {
      exceedances += day ? 1 : 0;
    }
    return exceedances;
  }
}
