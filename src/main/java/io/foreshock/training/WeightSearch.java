package io.foreshock.training;

import static io.foreshock.forecast.MemberName.EWMA_FHS;
import static io.foreshock.forecast.MemberName.GJR_FHS;
import static io.foreshock.forecast.MemberName.LOG_HAR_FHS;
import static io.foreshock.forecast.MemberName.REGIME_MIXTURE;

import io.foreshock.forecast.MemberName;
import io.foreshock.forecast.MemberWeights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Chooses the champion's combination from a short list of round numbers: the one with the least
 * mean FZ0 loss, every market counting the same. Losses within {@value #TIE} of the least are a
 * tie, which the most even combination wins: at that distance a difference is noise, and an even
 * one loses least when a member fails.
 */
public final class WeightSearch {

  /** Losses this close are the same. */
  public static final double TIE = 0.002;

  private WeightSearch() {}

  /**
   * A candidate and how it did.
   *
   * @param weights the combination
   * @param loss its mean FZ0 loss
   */
  public record Scored(MemberWeights weights, double loss) {

    /** Returns the sum of squared weights, 1 for a single member, less for an even combination. */
    double concentration() {
      double sum = 0.0;
      for (MemberName member : MemberName.values()) {
        sum += weights.of(member) * weights.of(member);
      }
      return sum;
    }
  }

  /** Returns the candidates, each summing to one. */
  public static List<MemberWeights> candidates() {
    return List.of(
        weights(0.25, 0.15, 0.40, 0.20),
        weights(0.40, 0.10, 0.40, 0.10),
        weights(0.30, 0.20, 0.50, 0.00),
        weights(0.25, 0.25, 0.25, 0.25),
        weights(0.40, 0.30, 0.10, 0.20),
        weights(0.50, 0.30, 0.00, 0.20),
        weights(0.50, 0.10, 0.20, 0.20),
        weights(0.60, 0.20, 0.20, 0.00),
        weights(0.70, 0.00, 0.00, 0.30),
        weights(0.30, 0.00, 0.70, 0.00),
        weights(1.00, 0.00, 0.00, 0.00),
        weights(0.00, 1.00, 0.00, 0.00),
        weights(0.00, 0.00, 1.00, 0.00),
        weights(0.00, 0.00, 0.00, 1.00));
  }

  private static MemberWeights weights(double gjr, double ewma, double logHar, double regime) {
    return new MemberWeights(
        Map.of(GJR_FHS, gjr, EWMA_FHS, ewma, LOG_HAR_FHS, logHar, REGIME_MIXTURE, regime));
  }

  /**
   * Returns the candidates, the chosen one first and the others by loss.
   *
   * @param markets what the members said, market by market, at least one
   */
  public static List<Scored> rank(List<MemberHistory> markets) {
    if (markets.isEmpty()) {
      throw new IllegalArgumentException("at least one market is needed, found none");
    }
    List<Scored> ranked = new ArrayList<>();
    for (MemberWeights weights : candidates()) {
      double sum = 0.0;
      for (MemberHistory market : markets) {
        sum += market.meanLoss(weights);
      }
      ranked.add(new Scored(weights, sum / markets.size()));
    }
    ranked.sort(Comparator.comparingDouble(Scored::loss));
    double limit = ranked.getFirst().loss() + TIE;
    Scored chosen =
        ranked.stream()
            .filter(scored -> scored.loss() <= limit)
            .min(Comparator.comparingDouble(Scored::concentration))
            .orElseThrow();
    ranked.remove(chosen);
    ranked.addFirst(chosen);
    return ranked;
  }
}
