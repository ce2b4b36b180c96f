package io.foreshock.evaluation;

import io.foreshock.market.Side;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Tail forecasts of one market-side at one level as columns, on the days with a positive expected
 * shortfall: no joint loss is defined on the others.
 */
final class TailColumns {

  private final List<ForecastSeries.Day> days;
  private final Side side;
  private final double alpha;
  private final int leftOut;

  private TailColumns(List<ForecastSeries.Day> days, Side side, double alpha, int leftOut) {
    this.days = days;
    this.side = side;
    this.alpha = alpha;
    this.leftOut = leftOut;
  }

  static TailColumns of(ForecastSeries series, Side side, double alpha) {
    List<ForecastSeries.Day> days =
        series.days().stream()
            .filter(day -> day.tail().expectedShortfall(side, alpha) > 0.0)
            .toList();
    return new TailColumns(days, side, alpha, series.days().size() - days.size());
  }

  int size() {
    return days.size();
  }

  int leftOut() {
    return leftOut;
  }

  double alpha() {
    return alpha;
  }

  long[] epochDays() {
    return days.stream().mapToLong(ForecastSeries.Day::epochDay).toArray();
  }

  double[] losses() {
    return column(day -> day.loss(side));
  }

  double[] valuesAtRisk() {
    return column(day -> day.tail().valueAtRisk(side, alpha));
  }

  double[] expectedShortfalls() {
    return column(day -> day.tail().expectedShortfall(side, alpha));
  }

  boolean[] exceeded() {
    boolean[] exceeded = new boolean[days.size()];
    for (int t = 0; t < exceeded.length; t++) {
      exceeded[t] = days.get(t).loss(side) > days.get(t).tail().valueAtRisk(side, alpha);
    }
    return exceeded;
  }

  private double[] column(ToDoubleFunction<ForecastSeries.Day> number) {
    return days.stream().mapToDouble(number).toArray();
  }
}
