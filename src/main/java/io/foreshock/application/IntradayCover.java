package io.foreshock.application;

import io.foreshock.feature.BlockReturns;
import io.foreshock.forecast.tail.ResidualPool;
import io.foreshock.forecast.tail.TailForecast;
import io.foreshock.market.PriceSeries;

/**
 * What maintenance margin must cover before fees: VaR(30 min). Bars of 30 minutes to an hour give
 * it as VaR(one bar), shorter ones as that of the fewest bars that span 30 minutes; longer ones as
 * VaR(one bar) times the class's intraday share. Returns of a block are standardised by the
 * volatility that was forecast for their day, so the cover follows tomorrow's forecast.
 */
final class IntradayCover {

  private static final long DAY_MS = 86_400_000L;
  private static final long HOUR_MS = 3_600_000L;
  private static final long HALF_HOUR_MS = 1_800_000L;
  private static final int DAYS_KEPT = 250;
  private static final int LEAST_BLOCKS = 500;

  private final PriceSeries bars;
  private final int barsPerBlock;
  private final ResidualPool pool;

  IntradayCover(PriceSeries bars, double priorShape) {
    this.bars = bars;
    this.barsPerBlock = (int) Math.ceilDiv(HALF_HOUR_MS, bars.barLengthMs());
    long blocksPerDay = Math.max(1, DAY_MS / (barsPerBlock * bars.barLengthMs()));
    this.pool = new ResidualPool((int) (DAYS_KEPT * blocksPerDay), priorShape);
  }

  /**
   * Adds the blocks of a day.
   *
   * @param afterMs close of the day before, epoch milliseconds
   * @param upToMs close of the day, epoch milliseconds
   * @param sigma volatility that was forecast for the day, log, positive
   */
  void add(long afterMs, long upToMs, double sigma) {
    if (intraday()) {
      for (double logReturn : BlockReturns.between(bars, afterMs, upToMs, barsPerBlock)) {
        pool.add(logReturn / sigma);
      }
    }
  }

  private boolean intraday() {
    return bars.barLengthMs() < DAY_MS;
  }

  /** Tells whether the bars themselves say what a block loses; else a day's forecast does. */
  boolean measured() {
    return pool.size() >= LEAST_BLOCKS;
  }

  /**
   * Returns the tail of a block of tomorrow, log losses.
   *
   * @param sigma volatility forecast for tomorrow, log, positive
   */
  TailForecast block(double sigma) {
    return pool.tail().scaled(sigma);
  }

  /** Tells whether the intraday share still has to be applied to what a block or day loses. */
  boolean takesShare() {
    return !measured() || bars.barLengthMs() > HOUR_MS;
  }

  /** Returns what the cover rests on, for the attribution. */
  String basis() {
    if (!measured()) {
      return "VaR(24 h) x intradayShare";
    }
    return takesShare() ? "VaR(one bar) x intradayShare" : "VaR(30 min to 1 h) of the bars";
  }
}
