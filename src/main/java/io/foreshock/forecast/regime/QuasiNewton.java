package io.foreshock.forecast.regime;

/**
 * Maximises a smooth function of unbounded coordinates by BFGS with a weak-Wolfe line search.
 *
 * <p>References: J. Nocedal and S. Wright, "Numerical Optimization", 2nd ed. (2006), section 6.1;
 * A. S. Lewis and M. L. Overton, "Nonsmooth optimization via quasi-Newton methods", Mathematical
 * Programming 141 (2013), 135–163, for the bracketing.
 */
final class QuasiNewton {

  /** A function with its gradient. */
  interface Objective {
    double valueAndGradient(double[] x, double[] gradient);
  }

  /** Gain, in units of log-likelihood, promised by a full step below which the search ends. */
  private static final double GAIN_TOLERANCE = 1e-7;

  private static final double SUFFICIENT_INCREASE = 1e-4;
  private static final double REMAINING_SLOPE = 0.9;
  private static final int LONGEST_SEARCH = 40;

  /** Longest first step, and longest move of any coordinate in one step. */
  private static final double FIRST_STEP = 0.5;

  private static final double LONGEST_MOVE = 4.0;

  private final Objective objective;
  private final int size;
  private final double[][] inverse;
  private double[] x;
  private double[] gradient;
  private double[] trial;
  private double[] trialGradient;
  private double value;
  private double promisedGain = Double.POSITIVE_INFINITY;
  private int iterations;
  private int evaluations;
  private boolean converged;
  private boolean stuck;

  QuasiNewton(Objective objective, double[] start) {
    this.objective = objective;
    this.size = start.length;
    this.inverse = new double[size][size];
    this.x = start.clone();
    this.gradient = new double[size];
    this.trial = new double[size];
    this.trialGradient = new double[size];
    this.value = evaluate(x, gradient);
    resetCurvature();
  }

  /** Iterates until converged, stuck, or so many further iterations are done. */
  void run(int further) {
    for (int i = 0; i < further && !converged && !stuck; i++) {
      iterate();
    }
  }

  double[] point() {
    return x.clone();
  }

  double value() {
    return value;
  }

  boolean converged() {
    return converged;
  }

  int iterations() {
    return iterations;
  }

  int evaluations() {
    return evaluations;
  }

  /** Returns the gain a full step promised when last looked at. */
  double promisedGain() {
    return promisedGain;
  }

  /** A value that cannot be computed is the worst there is. */
  private double evaluate(double[] at, double[] gradientThere) {
    evaluations++;
    double found = objective.valueAndGradient(at, gradientThere);
    return Math.abs(found) < Double.POSITIVE_INFINITY ? found : Double.NEGATIVE_INFINITY;
  }

  private void resetCurvature() {
    double first = Math.min(1.0, FIRST_STEP / Math.max(Math.sqrt(dot(gradient, gradient)), 1e-12));
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        inverse[i][j] = i == j ? first : 0.0;
      }
    }
  }

  private void iterate() {
    iterations++;
    double[] step = new double[size];
    double largest = 0.0;
    for (int i = 0; i < size; i++) {
      step[i] = dot(inverse[i], gradient);
      largest = Math.max(largest, Math.abs(step[i]));
    }
    double slope = dot(gradient, step);
    promisedGain = 0.5 * slope;
    if (promisedGain <= GAIN_TOLERANCE && iterations > 1) {
      converged = true;
      return;
    }
    if (largest > LONGEST_MOVE) {
      double shrink = LONGEST_MOVE / largest;
      for (int i = 0; i < size; i++) {
        step[i] *= shrink;
      }
      slope *= shrink;
    }
    if (!search(step, slope)) {
      stuck = true;
    }
  }

  /** Brackets a step length of sufficient increase and flattened slope, and moves there. */
  private boolean search(double[] step, double slope) {
    double low = 0.0;
    double high = Double.POSITIVE_INFINITY;
    double length = 1.0;
    for (int i = 0; i < LONGEST_SEARCH; i++) {
      for (int j = 0; j < size; j++) {
        trial[j] = x[j] + length * step[j];
      }
      double found = evaluate(trial, trialGradient);
      if (!(found >= value + SUFFICIENT_INCREASE * length * slope)) {
        high = length;
      } else if (dot(trialGradient, step) > REMAINING_SLOPE * slope) {
        low = length;
      } else {
        accept(found);
        return true;
      }
      length = high < Double.POSITIVE_INFINITY ? 0.5 * (low + high) : 2.0 * low;
    }
    return false;
  }

  private void accept(double found) {
    double[] move = new double[size];
    double[] change = new double[size];
    for (int i = 0; i < size; i++) {
      move[i] = trial[i] - x[i];
      change[i] = gradient[i] - trialGradient[i];
    }
    updateCurvature(move, change);
    double[] oldX = x;
    x = trial;
    trial = oldX;
    double[] oldGradient = gradient;
    gradient = trialGradient;
    trialGradient = oldGradient;
    value = found;
  }

  /** H ← (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ, the first time after scaling H to the curvature. */
  private void updateCurvature(double[] move, double[] change) {
    double curvature = dot(move, change);
    if (!(curvature > 0.0)) {
      return;
    }
    if (iterations == 1) {
      double scale = curvature / dot(change, change);
      for (int i = 0; i < size; i++) {
        inverse[i][i] = scale;
      }
    }
    double[] product = new double[size];
    for (int i = 0; i < size; i++) {
      product[i] = dot(inverse[i], change);
    }
    double weight = (1.0 + dot(change, product) / curvature) / curvature;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        inverse[i][j] +=
            weight * move[i] * move[j] - (product[i] * move[j] + move[i] * product[j]) / curvature;
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0.0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
