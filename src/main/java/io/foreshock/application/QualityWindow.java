package io.foreshock.application;

import io.foreshock.evaluation.BaselLight;
import io.foreshock.evaluation.DynamicQuantileTest;
import io.foreshock.evaluation.EvalueWealth;
import io.foreshock.evaluation.ExpectedShortfallEValue;
import io.foreshock.evaluation.FisslerZiegel;
import io.foreshock.evaluation.KupiecTest;
import io.foreshock.evaluation.MarginMetrics;
import io.foreshock.market.Side;
import io.foreshock.policy.Ppm;
import io.foreshock.publication.Quality;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The last days of a walk beside what had been said of them, at most {@link Quality#MOST_DAYS}: the
 * figures of quality in a set. A day enters when it is over, so they depend on the past alone.
 */
final class QualityWindow {

  private static final double ALPHA = 0.01;

  /** One ppm: a forecast of nothing could not be judged. */
  private static final double LEAST = 1e-6;

  private static final double LARGEST_WEALTH = 1e9;
  private static final int RISE_DAYS = 5;

  private final Map<Side, Rows> rows = new EnumMap<>(Side.class);
  private int seen;

  QualityWindow() {
    for (Side side : Side.values()) {
      rows.put(side, new Rows());
    }
  }

  /** One side's columns, written round and round. */
  private static final class Rows {

    private final double[] margins = new double[Quality.MOST_DAYS];
    private final double[] lossFractions = new double[Quality.MOST_DAYS];
    private final double[] logLosses = new double[Quality.MOST_DAYS];
    private final double[] valuesAtRisk = new double[Quality.MOST_DAYS];
    private final double[] shortfalls = new double[Quality.MOST_DAYS];
  }

  /**
   * Takes in a day that is over.
   *
   * @param before what was in force on it
   * @param logReturn its log return
   */
  void add(MarketEvaluation before, double logReturn) {
    for (Side side : Side.values()) {
      add(of(side), seen % Quality.MOST_DAYS, side, before, logReturn);
    }
    seen++;
  }

  private static void add(
      Rows rows, int place, Side side, MarketEvaluation before, double logReturn) {
    double logLoss = side.loss(logReturn);
    double valueAtRisk = Math.max(LEAST, before.forecast().conditional().valueAtRisk(side, ALPHA));
    rows.margins[place] = (double) before.decision().parameters().imf().of(side) / Ppm.ONE;
    rows.lossFractions[place] = side.lossFraction(logLoss);
    rows.logLosses[place] = logLoss;
    rows.valuesAtRisk[place] = valueAtRisk;
    rows.shortfalls[place] =
        Math.max(valueAtRisk, before.forecast().conditional().expectedShortfall(side, ALPHA));
  }

  private Rows of(Side side) {
    return Objects.requireNonNull(rows.get(side));
  }

  /** Returns the figures, empty where too few days were seen. */
  Optional<Quality> quality() {
    if (seen < Quality.FEWEST_DAYS) {
      return Optional.empty();
    }
    return Optional.of(
        new Quality(Math.min(seen, Quality.MOST_DAYS), light(), side(Side.LONG), side(Side.SHORT)));
  }

  private Quality.Light light() {
    int worse = Math.max(zone(of(Side.LONG)), zone(of(Side.SHORT)));
    return Quality.Light.values()[worse];
  }

  private int zone(Rows rows) {
    return BaselLight.of(inOrder(rows.margins), inOrder(rows.lossFractions)).zone().ordinal();
  }

  private Quality.SideQuality side(Side side) {
    Rows rows = of(side);
    double[] margins = inOrder(rows.margins);
    double[] lossFractions = inOrder(rows.lossFractions);
    double[] losses = inOrder(rows.logLosses);
    double[] valuesAtRisk = inOrder(rows.valuesAtRisk);
    double[] shortfalls = inOrder(rows.shortfalls);
    return new Quality.SideQuality(
        exceedances(lossFractions, margins),
        ppm(MarginMetrics.coverage(margins, lossFractions)),
        ppm(MarginMetrics.peakToTrough(margins)),
        ppm(MarginMetrics.rise(margins, RISE_DAYS)),
        ppm(KupiecTest.of(losses.length, exceedances(losses, valuesAtRisk), ALPHA).pValue()),
        ppm(DynamicQuantileTest.of(losses, valuesAtRisk, ALPHA).pValue()),
        ppm(FisslerZiegel.excess(losses, valuesAtRisk, shortfalls, ALPHA)),
        ppm(Math.min(wealth(losses, valuesAtRisk, shortfalls), LARGEST_WEALTH)));
  }

  private double[] inOrder(double[] ring) {
    int count = Math.min(seen, ring.length);
    double[] ordered = new double[count];
    for (int i = 0; i < count; i++) {
      ordered[i] = ring[(seen - count + i) % ring.length];
    }
    return ordered;
  }

  private static int exceedances(double[] losses, double[] levels) {
    int exceedances = 0;
    for (int t = 0; t < losses.length; t++) {
      exceedances += losses[t] > levels[t] ? 1 : 0;
    }
    return exceedances;
  }

  private static double wealth(double[] losses, double[] valuesAtRisk, double[] shortfalls) {
    EvalueWealth wealth = EvalueWealth.START;
    for (int t = 0; t < losses.length; t++) {
      wealth =
          wealth.with(ExpectedShortfallEValue.of(losses[t], valuesAtRisk[t], shortfalls[t], ALPHA));
    }
    return wealth.wealth();
  }

  private static long ppm(double value) {
    return Math.round(value * Ppm.ONE);
  }
}
