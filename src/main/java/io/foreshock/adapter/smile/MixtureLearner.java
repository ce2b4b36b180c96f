package io.foreshock.adapter.smile;

import io.foreshock.forecast.learned.GaussianMixture;
import io.foreshock.forecast.learned.MixtureStress;
import io.foreshock.training.StressLearner;
import io.foreshock.training.StressRows;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import smile.stat.distribution.MultivariateExponentialFamilyMixture;
import smile.stat.distribution.MultivariateMixture;

/**
 * Three regimes by a Gaussian mixture on how far the variance stands below the stressed level, how
 * the day's compares with the month's, and how large the last return was, fitted by Smile's
 * expectation maximisation. It begins with the calmest six tenths of the days, the next three and
 * the last, so nothing is random. Components stand in the order of their first mean.
 */
public final class MixtureLearner implements StressLearner {

  /** Shares of the days in the components at the beginning. */
  private static final double[] SHARES = {0.6, 0.3, 0.1};

  private static final int[] COLUMNS = {
    StressRows.DISTANCE, StressRows.DAY, StressRows.ABSOLUTE_RETURN
  };

  /** Makes a learner; found by its service file. */
  public MixtureLearner() {}

  @Override
  public String name() {
    return "gaussian-mixture";
  }

  @Override
  public MixtureStress learn(StressRows rows) {
    double[][] inputs = chosen(rows.inputs());
    MultivariateMixture mixture = mixture(inputs);
    return new MixtureStress(
        scorer(mixture), COLUMNS, frequencies(mixture, inputs, rows.stressed()));
  }

  static double[][] chosen(double[][] rows) {
    return Arrays.stream(rows)
        .map(row -> Arrays.stream(COLUMNS).mapToDouble(column -> row[column]).toArray())
        .toArray(double[][]::new);
  }

  static MultivariateMixture mixture(double[][] inputs) {
    MultivariateMixture fitted =
        MultivariateExponentialFamilyMixture.fit(inputs, beginning(inputs));
    MultivariateMixture.Component[] ordered = fitted.components.clone();
    Arrays.sort(ordered, Comparator.comparingDouble(one -> one.distribution().mean()[0]));
    return new MultivariateMixture(ordered);
  }

  private static MultivariateMixture.Component[] beginning(double[][] inputs) {
    double[][] sorted = inputs.clone();
    Arrays.sort(sorted, Comparator.comparingDouble(row -> row[0]));
    MultivariateMixture.Component[] components = new MultivariateMixture.Component[SHARES.length];
    double from = 0.0;
    for (int k = 0; k < SHARES.length; k++) {
      double to = from + SHARES[k];
      double[] counts = new double[sorted.length];
      Arrays.fill(
          counts,
          (int) (from * sorted.length),
          Math.min(sorted.length, (int) Math.ceil(to * sorted.length)),
          1.0);
      components[k] =
          new MultivariateMixture.Component(
              SHARES[k], DiagonalNormal.of(sorted, counts).distribution());
      from = to;
    }
    return components;
  }

  static GaussianMixture scorer(MultivariateMixture mixture) {
    MultivariateMixture.Component[] components = mixture.components;
    return GaussianMixture.of(
        Arrays.stream(components).mapToDouble(MultivariateMixture.Component::priori).toArray(),
        Arrays.stream(components).map(one -> one.distribution().mean()).toArray(double[][]::new),
        Arrays.stream(components)
            .map(one -> ((DiagonalNormal) one.distribution()).deviations())
            .toArray(double[][]::new));
  }

  private static double[] frequencies(
      MultivariateMixture mixture, double[][] inputs, boolean[] stressed) {
    double[] days = new double[SHARES.length];
    double[] outcomes = new double[SHARES.length];
    for (int i = 0; i < inputs.length; i++) {
      double[] posterior = mixture.posteriori(inputs[i]);
      for (int k = 0; k < days.length; k++) {
        days[k] += posterior[k];
        outcomes[k] += stressed[i] ? posterior[k] : 0.0;
      }
    }
    return IntStream.range(0, days.length)
        .mapToDouble(k -> Math.min(1.0, outcomes[k] / days[k]))
        .toArray();
  }
}
