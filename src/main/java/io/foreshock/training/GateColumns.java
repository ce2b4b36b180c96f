package io.foreshock.training;

import io.foreshock.evaluation.DailyMeans;
import io.foreshock.evaluation.FisslerZiegel;
import io.foreshock.evaluation.Qlike;
import io.foreshock.market.Side;
import io.foreshock.training.GateEvidence.GateDay;
import io.foreshock.training.GateEvidence.GateMarket;
import io.foreshock.training.GateEvidence.Level;
import io.foreshock.training.GateEvidence.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/**
 * The evidence of a window of days as columns: one for each market-side, and daily means over all
 * of them.
 */
final class GateColumns {

  static final LevelOf ONE_PERCENT = (said, side) -> said.side(side).onePercent();
  static final LevelOf TWO_AND_HALF_PERCENT = (said, side) -> said.side(side).twoAndHalfPercent();

  private final List<GateMarket> markets;
  private final long fromEpochDay;

  /**
   * Cuts a window.
   *
   * @param markets the markets
   * @param fromEpochDay first day, days since 1970-01-01
   */
  GateColumns(List<GateMarket> markets, long fromEpochDay) {
    this.markets = markets;
    this.fromEpochDay = fromEpochDay;
  }

  /** Picks one level of one side. */
  @FunctionalInterface
  interface LevelOf {
    Level of(Said said, Side side);
  }

  /**
   * One market-side of the challenger.
   *
   * @param losses realised log losses
   * @param valuesAtRisk forecasts
   * @param expectedShortfalls forecasts
   */
  record Column(double[] losses, double[] valuesAtRisk, double[] expectedShortfalls) {

    boolean[] exceeded() {
      boolean[] exceeded = new boolean[losses.length];
      for (int t = 0; t < exceeded.length; t++) {
        exceeded[t] = losses[t] > valuesAtRisk[t];
      }
      return exceeded;
    }
  }

  /** Returns the challenger's market-sides that have a day, long before short. */
  List<Column> columns(LevelOf level) {
    List<Column> columns = new ArrayList<>();
    for (GateMarket market : markets) {
      List<GateDay> days = days(market);
      for (Side side : Side.values()) {
        if (!days.isEmpty()) {
          columns.add(column(days, side, level));
        }
      }
    }
    return columns;
  }

  private static Column column(List<GateDay> days, Side side, LevelOf level) {
    double[] losses = new double[days.size()];
    double[] valuesAtRisk = new double[days.size()];
    double[] expectedShortfalls = new double[days.size()];
    for (int t = 0; t < losses.length; t++) {
      Level said = level.of(days.get(t).challenger(), side);
      losses[t] = days.get(t).loss(side);
      valuesAtRisk[t] = said.valueAtRisk();
      expectedShortfalls[t] = said.expectedShortfall();
    }
    return new Column(losses, valuesAtRisk, expectedShortfalls);
  }

  /** Returns daily means of FZ0 of the champion less that of the challenger. */
  double[] fisslerZiegelLess(double alpha, LevelOf level) {
    return bySide((day, side) ->
        fisslerZiegel(day, side, level.of(day.champion(), side), alpha)
            - fisslerZiegel(day, side, level.of(day.challenger(), side), alpha));
  }

  /** Returns daily means of the challenger's FZ0 − ln ES. */
  double[] excess(double alpha, LevelOf level) {
    return bySide((day, side) -> {
      Level said = level.of(day.challenger(), side);
      return fisslerZiegel(day, side, said, alpha) - StrictMath.log(said.expectedShortfall());
    });
  }

  private static double fisslerZiegel(GateDay day, Side side, Level said, double alpha) {
    return FisslerZiegel.loss(day.loss(side), said.valueAtRisk(), said.expectedShortfall(), alpha);
  }

  private double[] bySide(ToDoubleBiFunction<GateDay, Side> number) {
    DailyMeans means = new DailyMeans();
    for (GateMarket market : markets) {
      for (GateDay day : days(market)) {
        for (Side side : Side.values()) {
          means.add(day.epochDay(), number.applyAsDouble(day, side));
        }
      }
    }
    return means.means();
  }

  /** Returns daily means of QLIKE of the champion less that of the challenger. */
  double[] qlikeLess() {
    DailyMeans means = new DailyMeans();
    for (GateMarket market : markets) {
      for (GateDay day : days(market)) {
        if (day.realizedVariance() > 0.0) {
          means.add(day.epochDay(), qlike(day, day.champion()) - qlike(day, day.challenger()));
        }
      }
    }
    return means.means();
  }

  private static double qlike(GateDay day, Said said) {
    return Qlike.loss(day.realizedVariance(), said.sigma() * said.sigma());
  }

  /** Returns the number of different days. */
  int dayCount() {
    return (int)
        markets.stream()
            .flatMap(market -> days(market).stream())
            .mapToLong(GateDay::epochDay)
            .distinct()
            .count();
  }

  private List<GateDay> days(GateMarket market) {
    return market.days().stream().filter(day -> day.epochDay() >= fromEpochDay).toList();
  }
}
