package io.foreshock.evaluation;

import io.foreshock.market.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a backtest says: forecasts judged for accuracy, margins for coverage and steadiness, never
 * mixed. Means are plain means over market-sides. Models are listed as they first appear, and each
 * is scored on the days it is given: compare only those with equal day counts.
 *
 * @param tails tail scores by market-side, model and level
 * @param variances QLIKE by market and model
 * @param margins margin scores by market-side and model
 * @param notScored series on which a score is not defined, with the reason
 */
public record BacktestReport(
    List<TailScore> tails,
    List<VarianceScore> variances,
    List<MarginScore> margins,
    List<String> notScored) {

  /** Copies the lists. */
  public BacktestReport {
    tails = List.copyOf(tails);
    variances = List.copyOf(variances);
    margins = List.copyOf(margins);
    notScored = List.copyOf(notScored);
  }

  private static final double[] ALPHAS = {0.005, 0.01, 0.025};

  /**
   * Scores everything.
   *
   * @param forecasts forecasts of each market and model
   * @param margins margins of each market-side and model
   */
  public static BacktestReport of(List<ForecastSeries> forecasts, List<MarginSeries> margins) {
    List<TailScore> tails = new ArrayList<>();
    List<VarianceScore> variances = new ArrayList<>();
    List<MarginScore> marginScores = new ArrayList<>();
    List<String> notScored = new ArrayList<>();
    for (ForecastSeries series : forecasts) {
      String name = series.symbol() + " " + series.model();
      score(name, variances, notScored, () -> VarianceScore.of(series));
      for (Side side : Side.values()) {
        for (double alpha : ALPHAS) {
          String tail = name + " " + side + " " + alpha;
          score(tail, tails, notScored, () -> TailScore.of(series, side, alpha));
        }
      }
    }
    for (MarginSeries series : margins) {
      String name = series.symbol() + " " + series.side() + " margin of " + series.model();
      score(name, marginScores, notScored, () -> MarginScore.of(series));
    }
    return new BacktestReport(tails, variances, marginScores, notScored);
  }

  /** A judge that is not defined on a series says so; the others still speak. */
  private static <T> void score(
      String name, List<T> scores, List<String> notScored, Supplier<T> judge) {
    try {
      scores.add(judge.get());
    } catch (IllegalArgumentException undefined) {
      notScored.add(name + ": " + undefined.getMessage());
    }
  }

  /** Returns the means of tail scores by model and level. */
  public List<TailSummary> tailMeans() {
    return means(tails, score -> score.model() + " " + score.alpha(), TailSummary::of);
  }

  /** Returns the mean QLIKE by model. */
  public List<VarianceSummary> varianceMeans() {
    return means(variances, VarianceScore::model, VarianceSummary::of);
  }

  /** Returns the means of margin scores by model. */
  public List<MarginSummary> marginMeans() {
    return means(margins, MarginScore::model, MarginSummary::of);
  }

  private static <T, M> List<M> means(
      List<T> scores, Function<T, String> key, Function<List<T>, M> mean) {
    LinkedHashMap<String, List<T>> groups = new LinkedHashMap<>();
    for (T score : scores) {
      groups.computeIfAbsent(key.apply(score), unseen -> new ArrayList<>()).add(score);
    }
    return groups.values().stream().map(mean).toList();
  }
}
