package io.foreshock.forecast;

import io.foreshock.forecast.tail.PastLossState;
import io.foreshock.forecast.tail.PastLossWeights;
import io.foreshock.forecast.tail.TailForecast;
import io.foreshock.forecast.tail.TailLevels;
import io.foreshock.market.Side;
import java.util.EnumMap;
import java.util.Map;

/**
 * What each member has lost in one market so far, and what that makes of the weights an edition has
 * chosen on other years: a member that has done worse here lately weighs less. Losses are of
 * forecasts as they were made, so no loss is of a day that touched the regression behind it. Not
 * safe for threads.
 */
final class MemberLosses {

  private static final int MEMBERS = MemberName.combined().size();

  /** Losses count half after 69 days; a member a loss of 14 behind weighs half as much. */
  private static final PastLossWeights RULE = new PastLossWeights(MEMBERS, 0.05, 0.99, 0.01);

  private PastLossState state = RULE.start();

  /**
   * Learns a day.
   *
   * @param spoken what was forecast for it
   * @param logReturn what it brought
   */
  void learn(Map<MemberName, MemberForecast> spoken, double logReturn) {
    double[] losses = new double[MEMBERS];
    boolean[] spoke = new boolean[MEMBERS];
    for (Map.Entry<MemberName, MemberForecast> said : spoken.entrySet()) {
      TailForecast tail = said.getValue().tail();
      int member = said.getKey().ordinal();
      spoke[member] = hasLoss(tail);
      losses[member] = spoke[member] ? PastLossWeights.loss(tail, logReturn) : 0.0;
    }
    state = RULE.update(state, losses, spoke);
  }

  /** FZ0 is not defined where nothing was feared. */
  private static boolean hasLoss(TailForecast tail) {
    double nearest = TailLevels.alpha(0);
    return tail.expectedShortfall(Side.LONG, nearest) > 0.0
        && tail.expectedShortfall(Side.SHORT, nearest) > 0.0;
  }

  /** Returns an edition's weights as the losses have moved them; they no longer sum to one. */
  MemberWeights applied(MemberWeights chosen) {
    double[] factors = RULE.weights(state);
    Map<MemberName, Double> moved = new EnumMap<>(MemberName.class);
    chosen.weights().forEach((name, weight) -> moved.put(name, weight * factors[name.ordinal()]));
    return new MemberWeights(moved);
  }
}
