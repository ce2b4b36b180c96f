package io.foreshock.evaluation;

import io.foreshock.evaluation.ModelConfidenceSet.Comparison;

/** Method R of the model confidence set: T = max over pairs of |mean difference| ÷ its spread. */
final class RangeStatistic {

  private RangeStatistic() {}

  /** Compares the models still in; the worst is the higher of the pair furthest apart. */
  static Comparison compare(int[] in, double[] means, double[][] deviations) {
    double[] resampled = new double[deviations.length];
    double statistic = -1.0;
    int worst = in[0];
    for (int first = 0; first < in.length; first++) {
      for (int second = first + 1; second < in.length; second++) {
        double spread = spread(in[first], in[second], deviations);
        double apart = (means[in[first]] - means[in[second]]) / spread;
        if (Math.abs(apart) > statistic) {
          statistic = Math.abs(apart);
          worst = apart > 0.0 ? in[first] : in[second];
        }
        raise(resampled, in[first], in[second], spread, deviations);
      }
    }
    return new Comparison(worst, MaxStatistic.shareAbove(resampled, statistic));
  }

  private static double spread(int first, int second, double[][] deviations) {
    double squares = 0.0;
    for (double[] deviation : deviations) {
      double apart = deviation[first] - deviation[second];
      squares += apart * apart;
    }
    return MaxStatistic.requireSpread(squares / deviations.length);
  }

  private static void raise(
      double[] largest, int first, int second, double spread, double[][] deviations) {
    for (int b = 0; b < largest.length; b++) {
      double apart = Math.abs(deviations[b][first] - deviations[b][second]) / spread;
      largest[b] = Math.max(largest[b], apart);
    }
  }
}
