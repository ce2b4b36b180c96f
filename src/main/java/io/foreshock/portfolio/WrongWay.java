package io.foreshock.portfolio;

import io.foreshock.market.MarketId;
import io.foreshock.portfolio.scenario.LossTail;
import io.foreshock.portfolio.scenario.MarginLevel;
import io.foreshock.portfolio.scenario.ScenarioSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How collateral falls when the portfolio loses: the correlation, over the worst tenth of the
 * portfolio's scenarios, of its loss with the fall of the asset. Collateral is so part of the same
 * scenarios as the positions. Where asset and positions share too few days, nothing is known, and
 * the correlation is taken for {@link #UNKNOWN}.
 */
final class WrongWay {

  /** Half way from harmless to certain; a judgement. */
  static final double UNKNOWN = 0.65;

  private static final double WORST_SHARE = 0.1;

  private final Map<MarketId, Double> correlations = new HashMap<>();

  /**
   * Measures the correlations.
   *
   * @param groups risk of each group of markets, those of collateral alone among them
   */
  WrongWay(List<? extends JointLosses> groups) {
    boolean anyRisk = groups.stream().anyMatch(group -> group.risk() > 0.0);
    for (JointLosses group : groups) {
      for (int place = 0; place < group.set().markets().size(); place++) {
        double known = group.risk() > 0.0 ? correlation(group, place) : anyRisk ? UNKNOWN : 0.0;
        correlations.put(group.set().markets().get(place), known);
      }
    }
  }

  private static double correlation(JointLosses group, int place) {
    ScenarioSet set = group.set();
    double[] losses = group.bindingLosses();
    double[] moves = set.scenarios(set.markets().get(place), MarginLevel.INITIAL).moves();
    int[] order = set.order(place, group.binding());
    double threshold = LossTail.of(losses, WORST_SHARE, new double[losses.length]).threshold();
    Moments moments = new Moments();
    for (int scenario = 0; scenario < losses.length; scenario++) {
      if (losses[scenario] >= threshold) {
        moments.add(losses[scenario], -moves[order[scenario]]);
      }
    }
    return moments.correlation();
  }

  /**
   * Returns the tail correlation of an asset, in [−1, 1].
   *
   * @param marketId market whose price it follows
   */
  double tailCorrelation(MarketId marketId) {
    return correlations.getOrDefault(marketId, UNKNOWN);
  }

  /** Sums over pairs of numbers. */
  private static final class Moments {

    private double count;
    private double meanFirst;
    private double meanSecond;
    private double squareFirst;
    private double squareSecond;
    private double product;

    /** Adds a pair (B. P. Welford, 1962). */
    void add(double first, double second) {
      count++;
      double fromFirst = first - meanFirst;
      double fromSecond = second - meanSecond;
      meanFirst += fromFirst / count;
      meanSecond += fromSecond / count;
      squareFirst += fromFirst * (first - meanFirst);
      squareSecond += fromSecond * (second - meanSecond);
      product += fromFirst * (second - meanSecond);
    }

    double correlation() {
      double scale = Math.sqrt(squareFirst * squareSecond);
      return scale > 0.0 ? Math.clamp(product / scale, -1.0, 1.0) : 0.0;
    }
  }
}
