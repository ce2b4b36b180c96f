package io.foreshock.feature;

import io.foreshock.market.PriceSeries;
import io.foreshock.market.TradingCalendar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the bars of one day say about its variance. Days are those of {@link DailyAggregation}.
 *
 * <p>A return that spans more than one bar length (the night of a market that closes, a halt, a
 * missing bar) is a gap. It is part of the realised variance and of the semivariances, which
 * measure the whole move from the previous close, but not of {@code jumps}, whose returns must be
 * over intervals of one length. A half day only has fewer of them.
 *
 * <p>Semivariances: O. Barndorff-Nielsen, S. Kinnebrock and N. Shephard, "Measuring downside risk:
 * realised semivariance", in Volatility and Time Series Econometrics (2010), 117–136.
 *
 * @param epochDay UTC day or trade date, days since 1970-01-01
 * @param closeTimeMs moment from which the day is known, epoch milliseconds
 * @param returns returns of the day, gaps included, positive
 * @param gaps returns that span more than one bar length
 * @param realizedVariance Σ r², decimal squared; see {@link RealizedVariance}
 * @param gapVariance the part of it made in gaps
 * @param upsideSemivariance Σ r² over rises; with the downside it makes the realised variance
 * @param downsideSemivariance Σ r² over falls
 * @param jumps measures of the returns that are no gaps; empty where there are no three in a row
 */
public record RealizedMeasures(
    long epochDay,
    long closeTimeMs,
    int returns,
    int gaps,
    double realizedVariance,
    double gapVariance,
    double upsideSemivariance,
    double downsideSemivariance,
    Optional<JumpMeasures> jumps) {

  /**
   * Checks the measures.
   *
   * @throws IllegalArgumentException if there are no returns, more gaps than returns, or a variance
   *     is negative or not finite
   */
  public RealizedMeasures {
    if (!(returns >= 1 && gaps >= 0 && gaps <= returns)) {
      throw new IllegalArgumentException(
          "returns must be positive and gaps among them, were " + returns + " and " + gaps);
    }
    requireVariance("realizedVariance", realizedVariance);
    requireVariance("gapVariance", gapVariance);
    requireVariance("upsideSemivariance", upsideSemivariance);
    requireVariance("downsideSemivariance", downsideSemivariance);
  }

  /**
   * Returns the measures of the days that are complete when the clock stands at the close of the
   * last bar; as many as {@link DailyAggregation#of(PriceSeries, TradingCalendar)} gives.
   *
   * @param bars accepted bars, of a day at most
   * @param calendar how the market's bars gather into days
   * @throws IllegalArgumentException if the bars are longer than a day
   */
  public static List<RealizedMeasures> daily(PriceSeries bars, TradingCalendar calendar) {
    return daily(bars, calendar, TradingDays.lastClose(bars));
  }

  /**
   * Returns the measures of the days that are complete at a moment, from the bars that have closed
   * by then.
   *
   * @param bars accepted bars, of a day at most
   * @param calendar how the market's bars gather into days
   * @param knownAtMs where the clock stands, epoch milliseconds
   * @throws IllegalArgumentException if the bars are longer than a day
   */
  public static List<RealizedMeasures> daily(
      PriceSeries bars, TradingCalendar calendar, long knownAtMs) {
    PriceSeries known = bars.until(knownAtMs);
    List<RealizedMeasures> days = new ArrayList<>();
    TradingDays.visit(
        known,
        calendar,
        knownAtMs,
        (day, from, to, closeTimeMs) -> days.add(ofDay(known, day, from, to, closeTimeMs)));
    return List.copyOf(days);
  }

  private static RealizedMeasures ofDay(
      PriceSeries bars, long epochDay, int from, int to, long closeTimeMs) {
    MultipowerSums sums = new MultipowerSums();
    int gaps = 0;
    double gapVariance = 0;
    double total = 0;
    double upside = 0;
    double downside = 0;
    for (int bar = from; bar < to; bar++) {
      double logReturn = StrictMath.log(bars.close(bar) / bars.close(bar - 1));
      double square = logReturn * logReturn;
      total += square;
      upside += logReturn > 0 ? square : 0;
      downside += logReturn < 0 ? square : 0;
      if (bars.openTimeMs(bar) - bars.openTimeMs(bar - 1) == bars.barLengthMs()) {
        sums.add(logReturn);
      } else {
        sums.gap();
        gaps++;
        gapVariance += square;
      }
    }
    return new RealizedMeasures(
        epochDay,
        closeTimeMs,
        to - from,
        gaps,
        total,
        gapVariance,
        upside,
        downside,
        JumpMeasures.of(sums));
  }

  private static void requireVariance(String name, double value) {
    if (!(value >= 0.0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be finite and ≥ 0, was " + value);
    }
  }
}
