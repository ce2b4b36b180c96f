package io.foreshock.forecast.volatility;

import java.util.Arrays;
import org.hipparchus.special.Gamma;

/**
 * Log-likelihood of GJR-GARCH(1,1) with analytic first and second derivatives, in the parameters
 * (μ, ω, α, γ, β, η), η = 1/ν and η = 0 for normal innovations.
 *
 * <p>First derivatives of h run forward in time; the second derivatives enter the Hessian through
 * one backward sweep (the adjoint of the recursion), so no second-derivative arrays are kept.
 *
 * <p>Not for use by two threads at once: it owns its workspace.
 */
final class GjrLikelihood {

  static final int MU = 0;
  static final int OMEGA = 1;
  static final int ALPHA = 2;
  static final int GAMMA = 3;
  static final int BETA = 4;
  static final int ETA = 5;
  static final int SIZE = 6;

  /** Variances multiplied before one logarithm is taken; 1e±300 leaves each 1e±37. */
  private static final int LOG_CHUNK = 8;

  private static final double HALF_LOG_TWO_PI = 0.5 * StrictMath.log(2.0 * Math.PI);
  private static final double LOG_PI = StrictMath.log(Math.PI);

  private final double[] returns;
  private final int count;
  private final double meanReturn;
  private final double meanSquare;
  private final StartVariance rule;
  private final double backcast;

  /** Variances, errors and slopes {@code 5t + i} of the last forward run. */
  final double[] variance;

  final double[] varianceSlope;
  final double[] errors;
  private final InnovationScores scores;

  private double cachedEta = Double.NaN;
  private double cachedConstant;

  /**
   * @param returns finite, at least one; kept, not copied
   * @param aroundMean whether the backcast is taken about the sample mean or about 0
   */
  GjrLikelihood(double[] returns, StartVariance rule, boolean aroundMean) {
    this.returns = returns;
    this.count = returns.length;
    this.rule = rule;
    double sum = 0.0;
    double square = 0.0;
    for (double value : returns) {
      sum += value;
      square += value * value;
    }
    this.meanReturn = sum / count;
    this.meanSquare = square / count;
    this.backcast = Backcast.of(returns, aroundMean ? meanReturn : 0.0);
    this.variance = new double[count];
    this.varianceSlope = new double[count * 5];
    this.errors = new double[count];
    this.scores = new InnovationScores(count);
  }

  int count() {
    return count;
  }

  /** Returns the presample variance at mean {@code mu}. */
  double startVariance(double mu) {
    return switch (rule) {
      case BACKCAST -> backcast;
      case SAMPLE_VARIANCE -> meanSquare - 2.0 * mu * meanReturn + mu * mu;
    };
  }

  /** Returns the variance of the first return. */
  double firstVariance(double[] p) {
    return p[OMEGA] + (p[ALPHA] + 0.5 * p[GAMMA] + p[BETA]) * startVariance(p[MU]);
  }

  /** Returns the log-likelihood; NaN or infinite where it cannot be computed. */
  double value(double[] p) {
    return p[ETA] == 0.0 ? normalValue(p) : studentValue(p);
  }

  private double normalValue(double[] p) {
    double mu = p[MU];
    double down = p[ALPHA] + p[GAMMA];
    double h = firstVariance(p);
    double quadratic = 0.0;
    double logs = 0.0;
    double product = 1.0;
    for (int t = 0; t < count; t++) {
      double error = returns[t] - mu;
      double square = error * error;
      quadratic += square / h;
      product *= h;
      if ((t & LOG_CHUNK - 1) == LOG_CHUNK - 1) {
        logs += StrictMath.log(product);
        product = 1.0;
      }
      h = p[OMEGA] + (error < 0.0 ? down : p[ALPHA]) * square + p[BETA] * h;
    }
    logs += StrictMath.log(product);
    return -count * HALF_LOG_TWO_PI - 0.5 * (logs + quadratic);
  }

  private double studentValue(double[] p) {
    double mu = p[MU];
    double down = p[ALPHA] + p[GAMMA];
    double nu = 1.0 / p[ETA];
    double shrink = 1.0 / (nu - 2.0);
    double h = firstVariance(p);
    double logVariance = 0.0;
    double logTotal = 0.0;
    double variances = 1.0;
    double totals = 1.0;
    for (int t = 0; t < count; t++) {
      double error = returns[t] - mu;
      double square = error * error;
      variances *= h;
      totals *= h + square * shrink;
      if ((t & LOG_CHUNK - 1) == LOG_CHUNK - 1) {
        logVariance += StrictMath.log(variances);
        logTotal += StrictMath.log(totals);
        variances = 1.0;
        totals = 1.0;
      }
      h = p[OMEGA] + (error < 0.0 ? down : p[ALPHA]) * square + p[BETA] * h;
    }
    logVariance += StrictMath.log(variances);
    logTotal += StrictMath.log(totals);
    return count * studentConstant(p[ETA]) + 0.5 * nu * logVariance - 0.5 * (nu + 1.0) * logTotal;
  }

  /** ln Γ((ν+1)/2) − ln Γ(ν/2) − ½ ln(π(ν−2)), computed once per ν. */
  private double studentConstant(double eta) {
    if (eta != cachedEta) {
      double nu = 1.0 / eta;
      cachedConstant =
          Gamma.logGamma(0.5 * (nu + 1.0))
              - Gamma.logGamma(0.5 * nu)
              - 0.5 * (LOG_PI + StrictMath.log(nu - 2.0));
      cachedEta = eta;
    }
    return cachedConstant;
  }

  /** Returns the variances of all returns and, last, of the one to come. */
  double[] variances(double[] p) {
    double[] result = new double[count + 1];
    double h = firstVariance(p);
    for (int t = 0; t < count; t++) {
      result[t] = h;
      double error = returns[t] - p[MU];
      double news = error < 0.0 ? p[ALPHA] + p[GAMMA] : p[ALPHA];
      h = p[OMEGA] + news * error * error + p[BETA] * h;
    }
    result[count] = h;
    return result;
  }

  /** Writes gradient and Hessian; {@code withNu} fills the row and column of η too. */
  void derivatives(double[] p, double[] gradient, double[][] hessian, boolean withNu) {
    prepare(p, withNu);
    Arrays.fill(gradient, 0.0);
    for (double[] row : hessian) {
      Arrays.fill(row, 0.0);
    }
    addDirect(gradient, hessian);
    addThroughRecursion(p, hessian);
    if (withNu) {
      addNu(p[ETA], gradient, hessian);
    }
    mirror(hessian);
  }

  /** Writes the sum of score times transposed score. */
  void outerProduct(double[] p, double[][] product, boolean withNu) {
    prepare(p, withNu);
    for (double[] row : product) {
      Arrays.fill(row, 0.0);
    }
    double nuByEta = withNu ? -1.0 / (p[ETA] * p[ETA]) : 0.0;
    double[] score = new double[SIZE];
    for (int t = 0; t < count; t++) {
      for (int i = 0; i < ETA; i++) {
        score[i] = scores.byVariance[t] * varianceSlope[5 * t + i];
      }
      score[MU] -= scores.byError[t];
      score[ETA] = nuByEta * scores.byNu[t];
      for (int i = 0; i < SIZE; i++) {
        for (int j = i; j < SIZE; j++) {
          product[i][j] += score[i] * score[j];
        }
      }
    }
    mirror(product);
  }

  /** Writes the information matrix conditional on the past, expectations taken over z. */
  void information(double[] p, double[][] matrix, boolean withNu) {
    prepare(p, withNu);
    for (double[] row : matrix) {
      Arrays.fill(row, 0.0);
    }
    InnovationInformation unit = InnovationInformation.of(p[ETA]);
    for (int t = 0; t < count; t++) {
      double perVariance = 1.0 / variance[t];
      for (int i = 0; i < ETA; i++) {
        double slope = varianceSlope[5 * t + i] * perVariance;
        for (int j = i; j < ETA; j++) {
          matrix[i][j] += unit.scale() * slope * varianceSlope[5 * t + j] * perVariance;
        }
        matrix[i][ETA] += unit.scaleEta() * slope;
      }
      matrix[MU][MU] += unit.location() * perVariance;
      matrix[ETA][ETA] += unit.eta();
    }
    mirror(matrix);
  }

  private void prepare(double[] p, boolean withNu) {
    runForward(p);
    scores.weigh(errors, variance, p[ETA], withNu);
  }

  /** Fills variances and their slopes by (μ, ω, α, γ, β). */
  void runForward(double[] p) {
    double alpha = p[ALPHA];
    double gamma = p[GAMMA];
    double beta = p[BETA];
    double start = startVariance(p[MU]);
    double h = firstVariance(p);
    double byMu = (alpha + 0.5 * gamma + beta) * startSlope(p[MU]);
    double byOmega = 1.0;
    double byAlpha = start;
    double byGamma = 0.5 * start;
    double byBeta = start;
    for (int t = 0; t < count; t++) {
      variance[t] = h;
      varianceSlope[5 * t] = byMu;
      varianceSlope[5 * t + 1] = byOmega;
      varianceSlope[5 * t + 2] = byAlpha;
      varianceSlope[5 * t + 3] = byGamma;
      varianceSlope[5 * t + 4] = byBeta;
      double error = returns[t] - p[MU];
      errors[t] = error;
      double square = error * error;
      double downSquare = error < 0.0 ? square : 0.0;
      byMu = -2.0 * (error < 0.0 ? alpha + gamma : alpha) * error + beta * byMu;
      byOmega = 1.0 + beta * byOmega;
      byAlpha = square + beta * byAlpha;
      byGamma = downSquare + beta * byGamma;
      byBeta = h + beta * byBeta;
      h = p[OMEGA] + alpha * square + gamma * downSquare + beta * h;
    }
  }

  private double startSlope(double mu) {
    return rule == StartVariance.BACKCAST ? 0.0 : 2.0 * (mu - meanReturn);
  }

  private double startCurvature() {
    return rule == StartVariance.BACKCAST ? 0.0 : 2.0;
  }

  private void addDirect(double[] gradient, double[][] hessian) {
    for (int t = 0; t < count; t++) {
      double first = scores.byVariance[t];
      double second = scores.byVariance2[t];
      for (int i = 0; i < ETA; i++) {
        double slope = varianceSlope[5 * t + i];
        gradient[i] += first * slope;
        for (int j = i; j < ETA; j++) {
          hessian[i][j] += second * slope * varianceSlope[5 * t + j];
        }
        hessian[MU][i] -= scores.byBoth[t] * slope;
      }
      gradient[MU] -= scores.byError[t];
      hessian[MU][MU] += scores.byError2[t] - scores.byBoth[t] * varianceSlope[5 * t];
    }
  }

  /**
   * Adds Σ (∂l/∂h) ∂²h. With λ_t = ∂l/∂h_t + β λ_{t+1}, the effect of h_t on everything after it,
   * the sum is that of λ_t times the second derivatives of one step of the recursion.
   */
  private void addThroughRecursion(double[] p, double[][] hessian) {
    double effect = 0.0;
    for (int t = count - 1; t > 0; t--) {
      effect = scores.byVariance[t] + p[BETA] * effect;
      double error = errors[t - 1];
      boolean negative = error < 0.0;
      int past = 5 * (t - 1);
      hessian[MU][MU] += effect * 2.0 * (negative ? p[ALPHA] + p[GAMMA] : p[ALPHA]);
      hessian[MU][ALPHA] -= effect * 2.0 * error;
      hessian[MU][GAMMA] -= negative ? effect * 2.0 * error : 0.0;
      hessian[MU][BETA] += effect * varianceSlope[past];
      hessian[OMEGA][BETA] += effect * varianceSlope[past + 1];
      hessian[ALPHA][BETA] += effect * varianceSlope[past + 2];
      hessian[GAMMA][BETA] += effect * varianceSlope[past + 3];
      hessian[BETA][BETA] += effect * 2.0 * varianceSlope[past + 4];
    }
    effect = scores.byVariance[0] + p[BETA] * effect;
    double slope = startSlope(p[MU]);
    hessian[MU][MU] += effect * (p[ALPHA] + 0.5 * p[GAMMA] + p[BETA]) * startCurvature();
    hessian[MU][ALPHA] += effect * slope;
    hessian[MU][GAMMA] += 0.5 * effect * slope;
    hessian[MU][BETA] += effect * slope;
  }

  /** Adds the row of η = 1/ν by the chain rule. */
  private void addNu(double eta, double[] gradient, double[][] hessian) {
    double nu = 1.0 / eta;
    double first = 0.0;
    for (int t = 0; t < count; t++) {
      first += scores.byNu[t];
      for (int i = 0; i < ETA; i++) {
        hessian[i][ETA] -= nu * nu * scores.byNuVariance[t] * varianceSlope[5 * t + i];
      }
      hessian[MU][ETA] += nu * nu * scores.byNuError[t];
    }
    gradient[ETA] = -nu * nu * first;
    hessian[ETA][ETA] = nu * nu * nu * (nu * scores.byNu2 + 2.0 * first);
  }

  private static void mirror(double[][] matrix) {
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < i; j++) {
        matrix[i][j] = matrix[j][i];
      }
    }
  }
}
