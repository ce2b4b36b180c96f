package io.foreshock.evaluation;

import io.foreshock.market.Side;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Forecasts judged for accuracy. Models are listed as they first appear, and each is scored on the
 * days it is given: compare only those with equal day counts.
 *
 * @param tails tail scores by market-side, model and level
 * @param variances QLIKE by market and model
 * @param comparisons the champion against each other model
 * @param confidence model confidence sets by level
 * @param wealths wealth of bets against the champion by market-side
 * @param meanWealth mean of these wealths; empty without one
 * @param regimes scores of the champion's regimes by market
 * @param years exceedances of the champion's raw 99 % value at risk by market-side and year
 */
public record ForecastReport(
    List<TailScore> tails,
    List<VarianceScore> variances,
    List<LossComparison> comparisons,
    List<ModelConfidence> confidence,
    List<WealthPath> wealths,
    Optional<MeanWealth> meanWealth,
    List<RegimeScore> regimes,
    List<YearScore> years) {

  private static final double[] ALPHAS = {0.005, 0.01, 0.025};
  private static final double[] COMPARED_ALPHAS = {0.01, 0.025};

  /** Copies the lists. */
  public ForecastReport {
    tails = List.copyOf(tails);
    variances = List.copyOf(variances);
    comparisons = List.copyOf(comparisons);
    confidence = List.copyOf(confidence);
    wealths = List.copyOf(wealths);
    regimes = List.copyOf(regimes);
    years = List.copyOf(years);
  }

  static ForecastReport of(
      List<ForecastSeries> forecasts,
      List<RegimeSeries> regimes,
      String champion,
      Judgements judges) {
    List<ForecastSeries> champions =
        forecasts.stream().filter(series -> series.model().equals(champion)).toList();
    List<WealthPath> wealths = wealths(champions, judges);
    return new ForecastReport(
        tails(forecasts, judges),
        variances(forecasts, judges),
        comparisons(forecasts, champion, judges),
        confidence(forecasts, judges),
        wealths,
        wealths.isEmpty() ? Optional.empty() : Optional.of(MeanWealth.of(wealths)),
        regimes(regimes, judges),
        years(champions));
  }

  private static List<TailScore> tails(List<ForecastSeries> forecasts, Judgements judges) {
    List<TailScore> tails = new ArrayList<>();
    for (ForecastSeries series : forecasts) {
      for (Side side : Side.values()) {
        for (double alpha : ALPHAS) {
          String name = series.symbol() + " " + series.model() + " " + side + " " + alpha;
          judges.ask(name, () -> TailScore.of(series, side, alpha)).ifPresent(tails::add);
        }
      }
    }
    return tails;
  }

  private static List<VarianceScore> variances(List<ForecastSeries> forecasts, Judgements judges) {
    List<VarianceScore> variances = new ArrayList<>();
    for (ForecastSeries series : forecasts) {
      String name = series.symbol() + " " + series.model();
      judges.ask(name, () -> VarianceScore.of(series)).ifPresent(variances::add);
    }
    return variances;
  }

  private static List<LossComparison> comparisons(
      List<ForecastSeries> forecasts, String champion, Judgements judges) {
    Set<String> others = new LinkedHashSet<>();
    forecasts.forEach(series -> others.add(series.model()));
    boolean spoke = others.remove(champion);
    List<LossComparison> comparisons = new ArrayList<>();
    for (String other : spoke ? others : Set.<String>of()) {
      String name = champion + " against " + other;
      for (double alpha : COMPARED_ALPHAS) {
        judges
            .ask(
                name + " at " + alpha,
                () -> LossComparison.fisslerZiegel(alpha, champion, other, forecasts))
            .ifPresent(comparisons::add);
      }
      judges
          .ask(name + " by QLIKE", () -> LossComparison.qlike(champion, other, forecasts))
          .ifPresent(comparisons::add);
    }
    return comparisons;
  }

  private static List<ModelConfidence> confidence(
      List<ForecastSeries> forecasts, Judgements judges) {
    List<ModelConfidence> confidence = new ArrayList<>();
    if (CrossSection.everywhere(forecasts).size() >= 2) {
      for (double alpha : ALPHAS) {
        judges
            .ask("model confidence set at " + alpha, () -> ModelConfidence.of(forecasts, alpha))
            .ifPresent(confidence::addAll);
      }
    }
    return confidence;
  }

  private static List<WealthPath> wealths(List<ForecastSeries> champions, Judgements judges) {
    List<WealthPath> wealths = new ArrayList<>();
    for (ForecastSeries series : champions) {
      for (Side side : Side.values()) {
        String name = series.symbol() + " " + side + " e-value wealth";
        judges.ask(name, () -> WealthPath.of(series, side)).ifPresent(wealths::add);
      }
    }
    return wealths;
  }

  private static List<RegimeScore> regimes(List<RegimeSeries> regimes, Judgements judges) {
    List<RegimeScore> scores = new ArrayList<>();
    for (RegimeSeries series : regimes) {
      judges
          .ask(series.symbol() + " regimes", series::scores)
          .ifPresent(score -> scores.add(new RegimeScore(series.symbol(), score)));
    }
    return scores;
  }

  private static List<YearScore> years(List<ForecastSeries> champions) {
    List<YearScore> years = new ArrayList<>();
    for (ForecastSeries series : champions) {
      for (Side side : Side.values()) {
        years.addAll(YearScore.ofForecasts(series, side, WealthPath.ALPHA));
      }
    }
    return years;
  }

  /** Returns the means of tail scores by model and level. */
  public List<TailSummary> tailMeans() {
    return Judgements.means(tails, score -> score.model() + " " + score.alpha(), TailSummary::of);
  }

  /** Returns the mean QLIKE by model. */
  public List<VarianceSummary> varianceMeans() {
    return Judgements.means(variances, VarianceScore::model, VarianceSummary::of);
  }
}
