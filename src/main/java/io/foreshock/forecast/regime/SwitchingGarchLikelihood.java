package io.foreshock.forecast.regime;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.special.Gamma;

/**
 * Log-likelihood and gradient of a Markov-switching GARCH over one series, on arrays allocated
 * once. Not for use by two threads at once.
 *
 * <p>Every regime's variance starts at its unconditional one and is moved by the first return; the
 * chain starts ergodic at the second, whose density is the first to count. This is the convention
 * of the R package MSGARCH, so log-likelihoods compare.
 *
 * <p>The variances do not depend on the path of the chain, so by Fisher's identity the gradient is
 * that of the complete-data log-likelihood under the smoothed probabilities; the recursion of each
 * variance enters through one backward sweep.
 *
 * <p>A point holds, for each regime, its unconditional variance v, the weight of squared gains, the
 * weight of squared losses, β and 1/ν (0 for the Gaussian), then the transition rows.
 */
final class SwitchingGarchLikelihood {

  static final int VARIANCE = 0;
  static final int GAINS = 1;
  static final int LOSSES = 2;
  static final int BETA = 3;
  static final int ETA = 4;
  static final int PER_REGIME = 5;

  private static final double HALF_LOG_TWO_PI = 0.5 * StrictMath.log(2.0 * Math.PI);

  private final double[] returns;
  private final int states;
  private final int count;
  private final ForwardBackward pass;
  private final double[] variances;
  private final double[] logDensities;
  private final double[] tailLogs;
  private final double[] transition;

  /**
   * @param returns finite, at least two; kept, not copied
   * @param states number of regimes
   */
  SwitchingGarchLikelihood(double[] returns, int states) {
    this.returns = returns;
    this.states = states;
    this.count = returns.length - 1;
    this.pass = new ForwardBackward(count, states);
    this.variances = new double[count * states];
    this.logDensities = new double[count * states];
    this.tailLogs = new double[count * states];
    this.transition = new double[states * states];
  }

  /** Returns the length of a point. */
  int size() {
    return states * (PER_REGIME + states);
  }

  int states() {
    return states;
  }

  /** Returns the persistence of one regime at a point. */
  static double persistence(double[] point, int regime) {
    int at = regime * PER_REGIME;
    return 0.5 * (point[at + GAINS] + point[at + LOSSES]) + point[at + BETA];
  }

  /** Returns the log-likelihood. */
  double value(double[] point) {
    for (int k = 0; k < states; k++) {
      fill(point, k);
    }
    System.arraycopy(point, states * PER_REGIME, transition, 0, transition.length);
    return pass.forward(logDensities, transition, Ergodic.distribution(states, transition));
  }

  /** Returns the log-likelihood and writes its gradient by the entries of the point. */
  double valueAndGradient(double[] point, double[] gradient) {
    double value = value(point);
    pass.backward(transition);
    Arrays.fill(gradient, 0.0);
    for (int k = 0; k < states; k++) {
      addRegime(point, k, gradient);
    }
    addChain(gradient);
    return value;
  }

  private void fill(double[] point, int k) {
    int at = k * PER_REGIME;
    double gains = point[at + GAINS];
    double losses = point[at + LOSSES];
    double beta = point[at + BETA];
    double h = point[at + VARIANCE];
    double omega = h * (1.0 - persistence(point, k));
    double eta = point[at + ETA];
    double constant = logConstant(eta);
    double nu = 1.0 / eta;
    for (int t = 0; t < count; t++) {
      double before = returns[t];
      h = omega + (before < 0.0 ? losses : gains) * before * before + beta * h;
      double square = returns[t + 1] * returns[t + 1];
      int cell = t * states + k;
      variances[cell] = h;
      double body = constant - 0.5 * StrictMath.log(h);
      if (eta == 0.0) {
        logDensities[cell] = body - 0.5 * square / h;
      } else {
        double tail = StrictMath.log1p(square / (h * (nu - 2.0)));
        tailLogs[cell] = tail;
        logDensities[cell] = body - 0.5 * (nu + 1.0) * tail;
      }
    }
  }

  /** ln of the density of the unit-variance innovation at 0. */
  private static double logConstant(double eta) {
    if (eta == 0.0) {
      return -HALF_LOG_TWO_PI;
    }
    double nu = 1.0 / eta;
    return Gamma.logGamma(0.5 * (nu + 1.0))
        - Gamma.logGamma(0.5 * nu)
        - 0.5 * StrictMath.log(Math.PI * (nu - 2.0));
  }

  private void addRegime(double[] point, int k, double[] gradient) {
    int at = k * PER_REGIME;
    double beta = point[at + BETA];
    double nu = 1.0 / point[at + ETA];
    boolean gaussian = point[at + ETA] == 0.0;
    double[] smoothed = pass.smoothed();
    double effect = 0.0;
    double byOmega = 0.0;
    double byGains = 0.0;
    double byLosses = 0.0;
    double byBeta = 0.0;
    for (int t = count - 1; t >= 0; t--) {
      int cell = t * states + k;
      double h = variances[cell];
      double square = returns[t + 1] * returns[t + 1];
      double byVariance =
          gaussian
              ? 0.5 * (square / h - 1.0) / h
              : 0.5 * ((nu + 1.0) * square / (h * (nu - 2.0) + square) - 1.0) / h;
      // λ_t = γ_t ∂ ln f ÷ ∂h_t + β λ_{t+1}: what h_t does to everything after it.
      effect = smoothed[cell] * byVariance + beta * effect;
      double before = returns[t];
      byOmega += effect;
      byGains += before < 0.0 ? 0.0 : effect * before * before;
      byLosses += before < 0.0 ? effect * before * before : 0.0;
      byBeta += effect * (t == 0 ? point[at + VARIANCE] : variances[cell - states]);
    }
    // ω = v (1 − persistence), and the recursion starts from v.
    double v = point[at + VARIANCE];
    gradient[at + VARIANCE] = byOmega * (1.0 - persistence(point, k)) + beta * effect;
    gradient[at + GAINS] = byGains - 0.5 * v * byOmega;
    gradient[at + LOSSES] = byLosses - 0.5 * v * byOmega;
    gradient[at + BETA] = byBeta - v * byOmega;
    gradient[at + ETA] = gaussian ? 0.0 : -nu * nu * byNu(k, nu);
  }

  /** Σ γ_t ∂ ln f ÷ ∂ν. */
  private double byNu(int k, double nu) {
    double[] smoothed = pass.smoothed();
    double constant =
        0.5 * (Gamma.digamma(0.5 * (nu + 1.0)) - Gamma.digamma(0.5 * nu) - 1.0 / (nu - 2.0));
    double sum = 0.0;
    for (int t = 0; t < count; t++) {
      int cell = t * states + k;
      double square = returns[t + 1] * returns[t + 1];
      double share = square / (variances[cell] * (nu - 2.0) + square);
      double tail = 0.5 * ((nu + 1.0) * share / (nu - 2.0) - tailLogs[cell]);
      sum += smoothed[cell] * (constant + tail);
    }
    return sum;
  }

  /** Expected moves by their probabilities, and the ergodic start: ∂π = π ∂P (I − P + 1π)⁻¹. */
  private void addChain(double[] gradient) {
    double[] pi = Ergodic.distribution(states, transition);
    double[] pull = startPull(pi);
    double[] moves = pass.transitions();
    for (int from = 0; from < states; from++) {
      for (int to = 0; to < states; to++) {
        int move = from * states + to;
        double counted = moves[move] > 0.0 ? moves[move] / transition[move] : 0.0;
        gradient[states * PER_REGIME + move] = counted + pi[from] * pull[to];
      }
    }
  }

  private double[] startPull(double[] pi) {
    RealMatrix system = new Array2DRowRealMatrix(states, states);
    double[] weight = new double[states];
    for (int i = 0; i < states; i++) {
      weight[i] = pass.smoothed()[i] / pi[i];
      for (int j = 0; j < states; j++) {
        system.setEntry(i, j, (i == j ? 1.0 : 0.0) - transition[i * states + j] + pi[j]);
      }
    }
    return new LUDecomposition(system, 0.0)
        .getSolver()
        .solve(new ArrayRealVector(weight, false))
        .toArray();
  }
}
