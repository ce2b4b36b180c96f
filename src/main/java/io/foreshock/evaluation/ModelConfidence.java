package io.foreshock.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * One model's place in the model confidence set of FZ0 at one level, statistic "max", on daily
 * cross-section means over the markets on which every model speaks.
 *
 * @param alpha tail probability
 * @param model the model
 * @param days days compared
 * @param meanLoss mean of the daily means
 * @param pValue p-value of the set
 * @param kept whether the model is in the 90 % set
 */
public record ModelConfidence(
    double alpha, String model, int days, double meanLoss, double pValue, boolean kept) {

  /** Probability of losing the best model. */
  public static final double SIZE = 0.1;

  private static final long SEED = 20_110_453L; // any constant: the same resamples on every run

  /**
   * Returns the set of the models that speak of every market.
   *
   * @param forecasts forecasts of each market and model
   * @param alpha one of the levels of a tail forecast
   * @throws IllegalArgumentException if fewer than two models are left, or two are the same
   */
  static List<ModelConfidence> of(List<ForecastSeries> forecasts, double alpha) {
    CrossSection all =
        CrossSection.of(
            CrossSection.everywhere(forecasts),
            forecasts,
            series -> DailyLosses.fisslerZiegel(series, alpha));
    double[][] losses = all.losses();
    ModelConfidenceSet set = ModelConfidenceSet.of(losses, ModelConfidenceSet.Statistic.MAX, SEED);
    List<ModelConfidence> models = new ArrayList<>();
    for (int m = 0; m < losses.length; m++) {
      double pValue = set.pValue(m);
      models.add(
          new ModelConfidence(
              alpha,
              all.models().get(m),
              losses[m].length,
              Rows.mean(losses[m]),
              pValue,
              pValue > SIZE));
    }
    return models;
  }
}
