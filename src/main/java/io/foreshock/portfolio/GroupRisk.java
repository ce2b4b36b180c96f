package io.foreshock.portfolio;

import io.foreshock.portfolio.scenario.Dependence;
import io.foreshock.portfolio.scenario.LossTail;
import io.foreshock.portfolio.scenario.ScenarioSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * Expected shortfall of the markets of one {@link ScenarioSet}: each alone, together under each
 * dependence, and blended so that of what diversification saves at most {@link
 * #DIVERSIFICATION_CREDIT} is credited:
 *
 * <p>risk = (1 − c)·Σ ES(market) + c·max over dependences of ES(all markets).
 *
 * <p>Every part is coherent, so the blend is: sub-additive, monotone, positively homogeneous. The
 * cap on the credit is that of ICE's IRM 2, its size a judgement.
 */
final class GroupRisk implements JointLosses {

  /** Share of the saving that is credited. */
  static final double DIVERSIFICATION_CREDIT = 0.8;

  /** Sums of a thousand products in another order differ by less, relative. */
  private static final double NOISE = 1e-12;

  private final ScenarioSet set;
  private final double[][] profits;
  private final double[] marketShortfalls;
  private final double[][] ownWeights;
  private final double[][] dayWeights;
  private final EnumMap<Dependence, Double> shortfalls = new EnumMap<>(Dependence.class);
  private final Dependence binding;
  private final double[] bindingLosses;
  private final LossTail bindingTail;

  /**
   * Measures the risk.
   *
   * @param set joint scenarios
   * @param profits gains per market, in the order of the set, per day of the market, dollars
   */
  GroupRisk(ScenarioSet set, double[][] profits) {
    this.set = set;
    this.profits = profits;
    this.marketShortfalls = new double[profits.length];
    this.ownWeights = new double[profits.length][set.size()];
    this.dayWeights = new double[profits.length][set.size()];
    double[] scratch = new double[set.size()];
    double credit = profits.length == 1 ? 0.0 : DIVERSIFICATION_CREDIT;
    for (int place = 0; place < profits.length; place++) {
      double[] losses = negated(profits[place]);
      LossTail tail = LossTail.of(losses, set.tailShare(), scratch);
      marketShortfalls[place] = tail.expectedShortfall(losses);
      for (int day = 0; day < losses.length; day++) {
        ownWeights[place][day] = tail.weight(losses[day]) / tail.tailCount();
        dayWeights[place][day] = (1.0 - credit) * ownWeights[place][day];
      }
    }
    Dependence worst = Dependence.HISTORICAL;
    for (Dependence dependence : Dependence.values()) {
      double[] losses = losses(dependence);
      double shortfall = LossTail.of(losses, set.tailShare(), scratch).expectedShortfall(losses);
      shortfalls.put(dependence, shortfall);
      worst = exceeds(shortfall, shortfall(worst)) ? dependence : worst;
    }
    this.binding = worst;
    this.bindingLosses = losses(worst);
    this.bindingTail = LossTail.of(bindingLosses, set.tailShare(), scratch);
    addBindingWeights(credit);
  }

  /** Tells whether a shortfall is larger than another by more than the noise of its sum. */
  static boolean exceeds(double shortfall, double other) {
    return shortfall - other > NOISE * Math.abs(shortfall);
  }

  private static double[] negated(double[] values) {
    double[] result = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = -values[i];
    }
    return result;
  }

  private double[] losses(Dependence dependence) {
    double[] losses = new double[set.size()];
    for (int place = 0; place < profits.length; place++) {
      int[] order = set.order(place, dependence);
      double[] gains = profits[place];
      for (int scenario = 0; scenario < losses.length; scenario++) {
        losses[scenario] -= gains[order[scenario]];
      }
    }
    return losses;
  }

  private void addBindingWeights(double credit) {
    for (int place = 0; place < profits.length; place++) {
      int[] order = set.order(place, binding);
      for (int scenario = 0; scenario < bindingLosses.length; scenario++) {
        double weight = bindingTail.weight(bindingLosses[scenario]) / bindingTail.tailCount();
        dayWeights[place][order[scenario]] += credit * weight;
      }
    }
  }

  @Override
  public ScenarioSet set() {
    return set;
  }

  /** Returns the expected shortfall of the market at a place alone, dollars. */
  double marketShortfall(int place) {
    return marketShortfalls[place];
  }

  /** Returns the expected shortfall of all markets under a dependence, dollars. */
  double shortfall(Dependence dependence) {
    Double found = shortfalls.get(dependence);
    return found == null ? Double.NEGATIVE_INFINITY : found;
  }

  /** Returns the expected shortfalls by dependence. */
  Map<Dependence, Double> shortfalls() {
    return shortfalls;
  }

  @Override
  public Dependence binding() {
    return binding;
  }

  /** Returns the value at risk under the binding dependence, dollars. */
  double valueAtRisk() {
    return bindingTail.threshold();
  }

  @Override
  public double[] bindingLosses() {
    return bindingLosses.clone();
  }

  @Override
  public double risk() {
    double risk = 0.0;
    for (int place = 0; place < profits.length; place++) {
      double[] gains = profits[place];
      risk += contribution(place, day -> gains[day]);
    }
    return risk;
  }

  /**
   * Returns the part of the risk that comes from gains in one market (L. Euler's theorem on
   * homogeneous functions; D. Tasche, 1999): −Σ weight × gain. Parts of gains that add up add up.
   *
   * @param place place of the market in the set
   * @param gainOn gain on a day of the market, dollars; asked for the few days that count
   */
  double contribution(int place, IntToDoubleFunction gainOn) {
    return loss(dayWeights[place], gainOn);
  }

  /** Returns the part of a market's shortfall alone that comes from gains; see the method above. */
  double marketContribution(int place, IntToDoubleFunction gainOn) {
    return loss(ownWeights[place], gainOn);
  }

  private static double loss(double[] weights, IntToDoubleFunction gainOn) {
    double sum = 0.0;
    for (int day = 0; day < weights.length; day++) {
      if (weights[day] > 0.0) {
        sum -= weights[day] * gainOn.applyAsDouble(day);
      }
    }
    return sum;
  }
}
