package io.foreshock.evaluation;

import io.foreshock.evaluation.ModelConfidenceSet.Comparison;
import java.util.Arrays;

/** Method max of the model confidence set: T = max of (mean loss − mean of all in) ÷ its spread. */
final class MaxStatistic {

  private MaxStatistic() {}

  /** Compares the models still in; the worst is the one furthest above the mean of all. */
  static Comparison compare(int[] in, double[] means, double[][] deviations) {
    double[] resampledCentres = new double[deviations.length];
    for (int b = 0; b < deviations.length; b++) {
      resampledCentres[b] = centre(in, deviations[b]);
    }
    double centre = centre(in, means);
    double[] resampled = new double[deviations.length];
    Arrays.fill(resampled, Double.NEGATIVE_INFINITY);
    double statistic = Double.NEGATIVE_INFINITY;
    int worst = in[0];
    for (int model : in) {
      double spread = spread(model, deviations, resampledCentres);
      double above = (means[model] - centre) / spread;
      if (above > statistic) {
        statistic = above;
        worst = model;
      }
      for (int b = 0; b < resampled.length; b++) {
        double resampledAbove = (deviations[b][model] - resampledCentres[b]) / spread;
        resampled[b] = Math.max(resampled[b], resampledAbove);
      }
    }
    return new Comparison(worst, shareAbove(resampled, statistic));
  }

  private static double centre(int[] in, double[] values) {
    double sum = 0.0;
    for (int model : in) {
      sum += values[model];
    }
    return sum / in.length;
  }

  private static double spread(int model, double[][] deviations, double[] centres) {
    double squares = 0.0;
    for (int b = 0; b < centres.length; b++) {
      double above = deviations[b][model] - centres[b];
      squares += above * above;
    }
    return requireSpread(squares / centres.length);
  }

  /** Returns the root of a bootstrap variance, which must not vanish. */
  static double requireSpread(double variance) {
    if (!(variance > 0.0)) {
      throw new IllegalArgumentException(
          "models must differ from each other, found a bootstrap variance of " + variance);
    }
    return Math.sqrt(variance);
  }

  /** Returns the share of resamples with a statistic above the observed one. */
  static double shareAbove(double[] resampled, double statistic) {
    int above = 0;
    for (double value : resampled) {
      above += value > statistic ? 1 : 0;
    }
    return (double) above / resampled.length;
  }
}
