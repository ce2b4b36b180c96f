package io.foreshock.training;

import io.foreshock.forecast.MemberName;
import io.foreshock.forecast.MemberWeights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/**
 * Chooses weights by past loss alone: of all combinations in whole tenths the one with the least
 * mean loss, every market counting the same. Losses within {@value #TIE} of the least are a tie,
 * which the most even combination wins: at that distance a difference is noise, and an even one
 * loses least when a member fails.
 */
public enum WeightSearch {
  /** Weights of value-at-risk and expected shortfall, by FZ0 at 1 % and 2.5 %. */
  TAIL(
      "FZ0",
      List.of(
          MemberName.GJR_POT,
          MemberName.EWMA_FHS,
          MemberName.LOG_HAR_FHS,
          MemberName.HAR_X_POT,
          MemberName.TREES_POT,
          MemberName.NET_POT,
          MemberName.NET_FZ0,
          MemberName.REGIME_MIXTURE),
      MemberHistory::meanLoss),
  /** Weights of the daily variance, by QLIKE. */
  VARIANCE(
      "QLIKE",
      List.of(
          MemberName.GJR_FHS,
          MemberName.EWMA_FHS,
          MemberName.LOG_HAR_FHS,
          MemberName.HAR_X_POT,
          MemberName.TREES_POT,
          MemberName.NET_POT,
          MemberName.REGIME_MIXTURE),
      MemberHistory::meanQlike);

  /** Losses this close are the same. */
  public static final double TIE = 0.002;

  /** Combinations that are reported beside the chosen one. */
  private static final int RUNNERS_UP = 9;

  private final String lossName;
  private final List<MemberName> members;
  private final ToDoubleBiFunction<MemberHistory, MemberWeights> loss;

  WeightSearch(
      String lossName,
      List<MemberName> members,
      ToDoubleBiFunction<MemberHistory, MemberWeights> loss) {
    this.lossName = lossName;
    this.members = members;
    this.loss = loss;
  }

  /**
   * A candidate and how it did.
   *
   * @param weights the combination
   * @param loss its mean loss
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

  /** Returns the name of the loss. */
  public String lossName() {
    return lossName;
  }

  /** Returns the members that may weigh something. */
  public List<MemberName> members() {
    return members;
  }

  /** Returns the candidates, each summing to one, of the members that have said anything. */
  List<MemberWeights> candidates(List<MemberHistory> markets) {
    return WeightGrid.of(
        members.stream()
            .filter(member -> markets.stream().anyMatch(market -> market.speaks(member)))
            .toList());
  }

  /**
   * Returns the chosen combination, then the best of the others by loss, then the members alone.
   *
   * @param markets what the members said, market by market, at least one
   */
  public List<Scored> rank(List<MemberHistory> markets) {
    if (markets.isEmpty()) {
      throw new IllegalArgumentException("at least one market is needed, found none");
    }
    List<Scored> scored =
        candidates(markets).parallelStream()
            .map(weights -> scored(weights, markets))
            .sorted(Comparator.comparingDouble(Scored::loss))
            .toList();
    double limit = scored.getFirst().loss() + TIE;
    Scored chosen =
        scored.stream()
            .filter(one -> one.loss() <= limit)
            .min(Comparator.comparingDouble(Scored::concentration))
            .orElseThrow();
    List<Scored> ranked = new ArrayList<>();
    ranked.add(chosen);
    scored.stream().filter(one -> one != chosen).limit(RUNNERS_UP).forEach(ranked::add);
    scored.stream()
        .filter(one -> one.concentration() == 1.0 && !ranked.contains(one))
        .forEach(ranked::add);
    return ranked;
  }

  private Scored scored(MemberWeights weights, List<MemberHistory> markets) {
    double sum = 0.0;
    for (MemberHistory market : markets) {
      sum += loss.applyAsDouble(market, weights);
    }
    return new Scored(weights, sum / markets.size());
  }
}
