package io.foreshock.forecast.tail;

import org.hipparchus.analysis.MultivariateFunction;

/**
 * Mean tick loss of a CAViaR recursion on scaled losses, as a function of {β₁, β₂, β₃, β₄} (without
 * β₄ in the symmetric form). Only sizes count, so that a search may cross the bound at 0 and still
 * ends inside.
 */
final class CaviarObjective implements MultivariateFunction {

  /** Largest β₂: a shock's half-life of two trading years. */
  private static final double MAXIMUM_PERSISTENCE = 0.9986;

  /** Smallest β₁ in units of the standard deviation; keeps every value at risk positive. */
  private static final double MINIMUM_CONSTANT = 1e-6;

  private final ScaledLosses sample;
  private final CaviarForm form;

  CaviarObjective(ScaledLosses sample, CaviarForm form) {
    this.sample = sample;
    this.form = form;
  }

  @Override
  public double value(double[] point) {
    double constant = constant(point);
    double persistence = persistence(point);
    double onGain = gainWeight(point);
    double onLoss = lossWeight(point);
    double valueAtRisk = sample.startValueAtRisk();
    double beyond = 0.0;
    double excess = 0.0;
    for (double loss : sample.values()) {
      double miss = loss - valueAtRisk;
      beyond += Math.max(miss, 0.0);
      excess += miss;
      double news = Math.max(onLoss * loss, -onGain * loss); // one of them is not positive
      valueAtRisk = constant + persistence * valueAtRisk + news;
    }
    return (beyond - sample.alpha() * excess) / sample.values().length;
  }

  /** Returns the value at risk of every day and, last, of the one to come, in the caller's unit. */
  double[] valuesAtRisk(double[] point) {
    double[] losses = sample.values();
    double[] result = new double[losses.length + 1];
    double valueAtRisk = sample.startValueAtRisk();
    for (int t = 0; t < losses.length; t++) {
      result[t] = valueAtRisk * sample.scale();
      double news = Math.max(lossWeight(point) * losses[t], -gainWeight(point) * losses[t]);
      valueAtRisk = constant(point) + persistence(point) * valueAtRisk + news;
    }
    result[losses.length] = valueAtRisk * sample.scale();
    return result;
  }

  ScaledLosses sample() {
    return sample;
  }

  CaviarForm form() {
    return form;
  }

  /** Returns the parameters at a point, in the caller's unit. */
  CaviarParameters parameters(double[] point) {
    return new CaviarParameters(
        constant(point) * sample.scale(), persistence(point), gainWeight(point), lossWeight(point));
  }

  /** Returns the point of parameters in the caller's unit. */
  double[] point(CaviarParameters p) {
    double constant = p.constant() / sample.scale();
    return form == CaviarForm.SYMMETRIC_ABSOLUTE
        ? new double[] {constant, p.persistence(), 0.5 * (p.gainWeight() + p.lossWeight())}
        : new double[] {constant, p.persistence(), p.gainWeight(), p.lossWeight()};
  }

  private static double constant(double[] point) {
    return Math.max(MINIMUM_CONSTANT, Math.abs(point[0]));
  }

  private static double persistence(double[] point) {
    return Math.min(MAXIMUM_PERSISTENCE, Math.abs(point[1]));
  }

  private static double gainWeight(double[] point) {
    return Math.abs(point[2]);
  }

  private static double lossWeight(double[] point) {
    return Math.abs(point[point.length - 1]);
  }
}
