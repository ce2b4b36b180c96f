package io.foreshock.forecast.tail;

import io.foreshock.market.Side;
import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;

/**
 * Tail of a Student-t innovation scaled to variance 1, in closed form: with q the upper α quantile
 * of t_ν and f its density, VaR = −μ + σ√((ν−2)/ν)·q and ES = −μ +
 * σ√((ν−2)/ν)·(f(q)/α)·(ν+q²)/(ν−1) for a long position, μ instead of −μ for a short one. Infinite
 * ν is the normal.
 *
 * <p>Reference: A. McNeil, R. Frey, P. Embrechts, "Quantitative Risk Management" (2005), example
 * 2.19.
 */
public final class ParametricStudentT {

  /** Fewest degrees of freedom used: nearer 2, √((ν−2)/ν) takes the whole body for the tail. */
  public static final double MINIMUM_DEGREES_OF_FREEDOM = 2.5;

  /** Nearer 0 the normal quantile, where the search begins, has no digits left. */
  private static final double MINIMUM_ALPHA = 1e-15;

  private static final int MAXIMUM_ITERATIONS = 100;

  /** Relative step that leaves the quantile good to the last digits, as each squares the error. */
  private static final double TOLERANCE = 1e-9;

  private final double nu;
  private final double unit;
  private final double[] valueAtRisk = new double[2 * TailLevels.count()];
  private final double[] expectedShortfall = new double[2 * TailLevels.count()];

  private ParametricStudentT(double nu) {
    this.nu = nu;
    this.unit = isNormal() ? 1.0 : Math.sqrt((nu - 2.0) / nu);
    for (Side side : Side.values()) {
      for (int level = 0; level < TailLevels.count(); level++) {
        int cell = TailForecast.index(side, level);
        valueAtRisk[cell] = valueAtRisk(TailLevels.alpha(level));
        expectedShortfall[cell] = expectedShortfall(TailLevels.alpha(level));
      }
    }
  }

  /**
   * Returns the tail of a distribution, fewer degrees of freedom than 2.5 raised to 2.5.
   *
   * @param degreesOfFreedom ν, above 2; +∞ is the normal
   * @throws IllegalArgumentException if ν is 2 or less or NaN
   */
  public static ParametricStudentT of(double degreesOfFreedom) {
    if (!(degreesOfFreedom > 2.0)) {
      throw new IllegalArgumentException(
          "degreesOfFreedom must be above 2, was " + degreesOfFreedom);
    }
    return new ParametricStudentT(Math.max(MINIMUM_DEGREES_OF_FREEDOM, degreesOfFreedom));
  }

  /** Returns the degrees of freedom in use, at least 2.5. */
  public double degreesOfFreedom() {
    return nu;
  }

  /**
   * Returns the loss exceeded with probability alpha by an innovation of variance 1, ≥ 0.
   *
   * @param alpha tail probability, in [1e-15, 0.5)
   */
  public double valueAtRisk(double alpha) {
    return unit * upperQuantile(alpha);
  }

  /**
   * Returns the mean loss beyond {@link #valueAtRisk} of an innovation of variance 1.
   *
   * @param alpha tail probability, in [1e-15, 0.5)
   */
  public double expectedShortfall(double alpha) {
    double q = upperQuantile(alpha);
    double spread = isNormal() ? 1.0 : (nu + q * q) / (nu - 1.0);
    return unit * density(q) / alpha * spread;
  }

  /**
   * Returns the tail of the next step's log return; a mean above the risk leaves a loss of 0.
   *
   * @param mu mean log return of the step, finite
   * @param sigma forecast volatility of the step, log, decimal, positive
   * @throws IllegalArgumentException if mu is not finite or sigma not positive and finite
   */
  public TailForecast oneStep(double mu, double sigma) {
    if (!Double.isFinite(mu)) {
      throw new IllegalArgumentException("mu must be finite, was " + mu);
    }
    if (!(sigma > 0.0 && sigma < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("sigma must be positive and finite, was " + sigma);
    }
    TailMethod[] methods = new TailMethod[valueAtRisk.length];
    Arrays.fill(methods, TailMethod.PARAMETRIC);
    return TailForecast.of(
        shifted(valueAtRisk, mu, sigma), shifted(expectedShortfall, mu, sigma), methods);
  }

  private static double[] shifted(double[] standardized, double mu, double sigma) {
    double[] losses = new double[standardized.length];
    for (Side side : Side.values()) {
      for (int level = 0; level < TailLevels.count(); level++) {
        int cell = TailForecast.index(side, level);
        losses[cell] = side.loss(mu) + sigma * standardized[cell];
      }
    }
    return losses;
  }

  private boolean isNormal() {
    return nu == Double.POSITIVE_INFINITY;
  }

  /** Solves P(T &gt; q) = α by Newton's method on ln P in ln q, nearly a straight line far out. */
  private double upperQuantile(double alpha) {
    if (!(alpha >= MINIMUM_ALPHA && alpha < 0.5)) {
      throw new IllegalArgumentException("alpha must be in [1e-15, 0.5), was " + alpha);
    }
    double normal = 0.0 - new NormalDistribution().inverseCumulativeProbability(alpha);
    return isNormal() ? normal : solve(alpha, normal);
  }

  private double solve(double alpha, double start) {
    double q = start;
    for (int i = 0; i < MAXIMUM_ITERATIONS; i++) {
      double beyond = upperTail(q);
      double step = beyond / (q * density(q)) * StrictMath.log(beyond / alpha);
      q *= StrictMath.exp(step);
      if (Math.abs(step) <= TOLERANCE) {
        return q;
      }
    }
    throw new IllegalStateException("no quantile found at alpha " + alpha + " and nu " + nu);
  }

  /** P(T &gt; q) of the unscaled t for q &gt; 0, ½ I_x(ν/2, ½) at x = ν/(ν + q²). */
  private double upperTail(double q) {
    return 0.5 * Beta.regularizedBeta(nu / (nu + q * q), 0.5 * nu, 0.5);
  }

  /** Density of the unscaled t, or of the normal. */
  private double density(double x) {
    if (isNormal()) {
      return StrictMath.exp(-0.5 * x * x) / Math.sqrt(2.0 * Math.PI);
    }
    double logConstant = Gamma.logGamma(0.5 * (nu + 1.0)) - Gamma.logGamma(0.5 * nu);
    double logKernel = -0.5 * (nu + 1.0) * StrictMath.log1p(x * x / nu);
    return StrictMath.exp(logConstant + logKernel) / Math.sqrt(Math.PI * nu);
  }
}
