package io.foreshock.forecast.volatility;

import java.util.Arrays;

/**
 * Derivatives made from scores: the gradient is their sum, the Hessian the forward differences of
 * the gradient, with an error near 1e-5 of its diagonal, made symmetric.
 */
final class ScoreDifferences implements DifferentiableLikelihood {

  /**
   * Difference step; parameters are of order 1. Smaller steps lose digits to round-off, larger ones
   * to the third derivative, and a likelihood with kinks meets more of them.
   */
  private static final double STEP = 1e-7;

  private final ScoredLikelihood likelihood;
  private final int size;
  private final double[] scores;

  ScoreDifferences(ScoredLikelihood likelihood) {
    this.likelihood = likelihood;
    this.size = likelihood.size();
    this.scores = new double[likelihood.count() * size];
  }

  @Override
  public double value(double[] p) {
    return likelihood.value(p);
  }

  void gradient(double[] p, double[] result) {
    likelihood.scores(p, scores);
    Arrays.fill(result, 0.0);
    for (int t = 0; t < scores.length; t += size) {
      for (int i = 0; i < size; i++) {
        result[i] += scores[t + i];
      }
    }
  }

  @Override
  public void derivatives(double[] p, double[] gradient, double[][] hessian) {
    gradient(p, gradient);
    double[] moved = new double[size];
    for (int i = 0; i < size; i++) {
      double[] point = p.clone();
      point[i] += STEP;
      gradient(point, moved);
      for (int j = 0; j < size; j++) {
        hessian[i][j] = (moved[j] - gradient[j]) / (point[i] - p[i]);
      }
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        hessian[i][j] = 0.5 * (hessian[i][j] + hessian[j][i]);
        hessian[j][i] = hessian[i][j];
      }
    }
  }

  @Override
  public void outerProduct(double[] p, double[][] product) {
    likelihood.scores(p, scores);
    for (double[] row : product) {
      Arrays.fill(row, 0.0);
    }
    for (int t = 0; t < scores.length; t += size) {
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          product[i][j] += scores[t + i] * scores[t + j];
        }
      }
    }
  }

  @Override
  public boolean information(double[] p, double[][] matrix) {
    return false;
  }
}
