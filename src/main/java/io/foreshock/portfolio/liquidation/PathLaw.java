package io.foreshock.portfolio.liquidation;

import io.foreshock.forecast.ChampionForecast;
import io.foreshock.forecast.VarianceCarry;
import io.foreshock.forecast.tail.GjrRecursion;
import io.foreshock.forecast.tail.ResidualPool;
import io.foreshock.forecast.tail.TailForecast;
import io.foreshock.market.Side;

/**
 * What paths are drawn from, a day at a time: r = μ + √h·z with z a residual, and the variance h of
 * the next day by the recursion.
 *
 * <p>A regime is a level of variance here as everywhere in the program: the regime of today is in
 * the champion's forecast, from which paths start, and that of later days in the recursion, by
 * which a calm path can become stressed and a stressed one calm again. There is no switching beside
 * it: regime probabilities are themselves foreseen from that variance, so it would be counted
 * twice.
 *
 * @param recursion parameters and variance of the first day
 * @param residuals returns in units of √h
 */
public record PathLaw(GjrRecursion recursion, ResidualLaw residuals) {

  private static final double[] ALPHAS = {0.025, 0.01};

  /**
   * Returns the law of the champion's forecast. Recursion and residuals are those that carry the
   * forecast over several days. All variances are multiplied by one number, so that the first day
   * is the champion's: the product of two ratios of volatility, its own to the recursion's and that
   * of its expected shortfalls to the residuals'. The one alone would miss what tail members know,
   * the other what variance members know; of both, and each by itself, the product did best on the
   * days before the oldest editions.
   *
   * @param forecast forecast of the next day
   * @param extremes of the market's days, those the forecast has seen or more
   */
  public static PathLaw of(ChampionForecast forecast, DayExtremes extremes) {
    VarianceCarry carry = forecast.carry();
    double[] ordered = carry.orderedResiduals();
    int seen = forecast.observations();
    PooledResiduals residuals =
        new PooledResiduals(
            ordered,
            extremes.standardized(Side.LONG, ordered, seen),
            extremes.standardized(Side.SHORT, ordered, seen),
            carry.priorShape());
    double sigma = Math.sqrt(carry.recursion().nextVariance());
    double ratio = forecast.sigma() / (sigma * Math.sqrt(residuals.meanSquare()));
    return new PathLaw(scaled(carry.recursion(), ratio * tailRatio(forecast, sigma)), residuals);
  }

  /** Returns the mean of the champion's expected shortfall ÷ that of the residuals. */
  private static double tailRatio(ChampionForecast forecast, double sigma) {
    VarianceCarry carry = forecast.carry();
    ResidualPool pool = new ResidualPool(carry.orderedResiduals().length, carry.priorShape());
    pool.rebuild(carry.orderedResiduals());
    TailForecast own = pool.tail();
    double sum = 0.0;
    for (Side side : Side.values()) {
      for (double alpha : ALPHAS) {
        double residual = sigma * own.expectedShortfall(side, alpha);
        sum += ratio(forecast.conditional().expectedShortfall(side, alpha), residual);
      }
    }
    return sum / (Side.values().length * ALPHAS.length);
  }

  /** A side that lost nothing on any day gives nothing to compare with. */
  private static double ratio(double champion, double residual) {
    return residual > 0.0 ? champion / residual : 1.0;
  }

  private static GjrRecursion scaled(GjrRecursion carried, double ratio) {
    return new GjrRecursion(
        carried.mu(),
        ratio * carried.omega(),
        carried.alpha(),
        carried.gamma(),
        carried.beta(),
        ratio * carried.nextVariance());
  }
}
