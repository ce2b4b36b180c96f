package io.foreshock.adapter.smile;

import java.util.Arrays;
import smile.stat.distribution.MultivariateDistribution;
import smile.stat.distribution.MultivariateExponentialFamily;
import smile.stat.distribution.MultivariateMixture;
import smile.tensor.DenseMatrix;

/**
 * A normal law of independent inputs, as a component of Smile's mixtures. The library's own stands
 * on native matrices that are not on the class path.
 */
final class DiagonalNormal implements MultivariateDistribution, MultivariateExponentialFamily {

  private static final long serialVersionUID = 1L;

  /** Below this a component would close in on a single row. */
  private static final double LEAST_DEVIATION = 0.02;

  private static final double LOG_TWO_PI = Math.log(2.0 * Math.PI);

  private final double[] means;
  private final double[] deviations;

  DiagonalNormal(double[] means, double[] deviations) {
    this.means = means.clone();
    this.deviations = deviations.clone();
  }

  /** Returns the law of rows, and their share of all where each counts as much as it is told. */
  static MultivariateMixture.Component of(double[][] rows, double[] counts) {
    int inputs = rows[0].length;
    double[] means = new double[inputs];
    double[] deviations = new double[inputs];
    double total = Arrays.stream(counts).sum();
    for (int j = 0; j < inputs; j++) {
      for (int i = 0; i < rows.length; i++) {
        means[j] += counts[i] * rows[i][j] / total;
      }
      double squares = 0.0;
      for (int i = 0; i < rows.length; i++) {
        squares += counts[i] * Math.pow(rows[i][j] - means[j], 2) / total;
      }
      deviations[j] = Math.max(LEAST_DEVIATION, Math.sqrt(squares));
    }
    return new MultivariateMixture.Component(total, new DiagonalNormal(means, deviations));
  }

  double[] deviations() {
    return deviations.clone();
  }

  @Override
  public MultivariateMixture.Component M(double[][] rows, double[] posteriors) {
    return of(rows, posteriors);
  }

  @Override
  public int length() {
    return 2 * means.length;
  }

  @Override
  public double entropy() {
    double sum = 0.5 * means.length * (1.0 + LOG_TWO_PI);
    for (double deviation : deviations) {
      sum += Math.log(deviation);
    }
    return sum;
  }

  @Override
  public double[] mean() {
    return means.clone();
  }

  @Override
  public DenseMatrix cov() {
    throw new UnsupportedOperationException("matrices need native code");
  }

  @Override
  public double p(double[] row) {
    return Math.exp(logp(row));
  }

  @Override
  public double logp(double[] row) {
    double sum = 0.0;
    for (int j = 0; j < means.length; j++) {
      double z = (row[j] - means[j]) / deviations[j];
      sum -= 0.5 * (z * z + LOG_TWO_PI) + Math.log(deviations[j]);
    }
    return sum;
  }

  @Override
  public double cdf(double[] row) {
    throw new UnsupportedOperationException("not needed to fit");
  }
}
