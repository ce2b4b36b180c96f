package io.foreshock.evaluation;

import io.foreshock.market.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One model's losses on one market or market-side, by day. */
final class DailyLosses {

  private final Map<Long, Double> byDay = new HashMap<>();

  private DailyLosses() {}

  /** Losses of both sides, the long one first: FZ0 at one level. */
  static List<DailyLosses> fisslerZiegel(ForecastSeries series, double alpha) {
    return Arrays.stream(Side.values()).map(side -> fisslerZiegel(series, side, alpha)).toList();
  }

  private static DailyLosses fisslerZiegel(ForecastSeries series, Side side, double alpha) {
    DailyLosses losses = new DailyLosses();
    for (ForecastSeries.Day day : series.days()) {
      double shortfall = day.tail().expectedShortfall(side, alpha);
      if (shortfall > 0.0) {
        double valueAtRisk = day.tail().valueAtRisk(side, alpha);
        losses.byDay.put(
            day.epochDay(), FisslerZiegel.loss(day.loss(side), valueAtRisk, shortfall, alpha));
      }
    }
    return losses;
  }

  /** QLIKE on the days that moved, a single list of them. */
  static List<DailyLosses> qlike(ForecastSeries series) {
    DailyLosses losses = new DailyLosses();
    for (ForecastSeries.Day day : series.days()) {
      if (day.realizedVariance() > 0.0) {
        losses.byDay.put(
            day.epochDay(), Qlike.loss(day.realizedVariance(), day.sigma() * day.sigma()));
      }
    }
    return List.of(losses);
  }

  /** Returns the days on which all have a loss, ascending. */
  static List<Long> commonDays(List<DailyLosses> all) {
    List<Long> days = new ArrayList<>(all.getFirst().byDay.keySet());
    days.removeIf(day -> all.stream().anyMatch(losses -> !losses.byDay.containsKey(day)));
    days.sort(null);
    return days;
  }

  /** Returns the loss of a day that has one. */
  double on(long epochDay) {
    Double loss = byDay.get(epochDay);
    if (loss == null) {
      throw new IllegalArgumentException("epochDay must have a loss, was " + epochDay);
    }
    return loss;
  }
}
