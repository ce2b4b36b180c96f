package io.foreshock.forecast.volatility;

import static io.foreshock.forecast.volatility.GjrLikelihood.ETA;
import static io.foreshock.forecast.volatility.GjrLikelihood.MU;

/**
 * GJR-GARCH with Hansen's skewed Student-t innovations, in the parameters of {@link GjrLikelihood}
 * and, last, λ.
 */
final class SkewedGjr implements ScoredLikelihood {

  static final int LAMBDA = GjrLikelihood.SIZE;
  static final int SIZE = LAMBDA + 1;

  private final GjrLikelihood path;

  /**
   * @param path whose variances and slopes are read
   */
  SkewedGjr(GjrLikelihood path) {
    this.path = path;
  }

  @Override
  public int size() {
    return SIZE;
  }

  @Override
  public int count() {
    return path.count();
  }

  @Override
  public double value(double[] p) {
    InnovationDensity density = new InnovationDensity(p[ETA], p[LAMBDA]);
    path.runForward(p);
    double sum = 0.0;
    for (int t = 0; t < path.count(); t++) {
      double h = path.variance[t];
      sum += density.log(path.errors[t] / Math.sqrt(h)) - 0.5 * StrictMath.log(h);
    }
    return sum;
  }

  @Override
  public void scores(double[] p, double[] result) {
    InnovationDensity density = new InnovationDensity(p[ETA], p[LAMBDA]);
    double nuByEta = -1.0 / (p[ETA] * p[ETA]);
    path.runForward(p);
    for (int t = 0; t < path.count(); t++) {
      double h = path.variance[t];
      double perDeviation = 1.0 / Math.sqrt(h);
      double z = path.errors[t] * perDeviation;
      density.evaluate(z);
      double byVariance = -0.5 * (1.0 + density.byZ * z) / h;
      int row = t * SIZE;
      for (int i = 0; i < ETA; i++) {
        result[row + i] = byVariance * path.varianceSlope[5 * t + i];
      }
      result[row + MU] -= density.byZ * perDeviation;
      result[row + ETA] = nuByEta * density.byNu;
      result[row + LAMBDA] = density.byLambda;
    }
  }
}
