package io.foreshock.forecast.volatility;

import java.util.List;
import java.util.Locale;
import org.hipparchus.special.Beta;

/**
 * Hansen's skewed Student-t with mean 0 and variance 1: f(z) = bc(1 + w²/(ν−2))^(−(ν+1)/2) with w =
 * (bz + a)/(1 − λ) left of −a/b and (bz + a)/(1 + λ) right of it, c the constant of the Student-t
 * scaled to variance 1, a = 4λc(ν−2)/(ν−1), b² = 1 + 3λ² − a². Negative λ puts the long tail on the
 * side of losses. Not the skewed t of Fernández and Steel.
 *
 * <p>Reference: B. Hansen, "Autoregressive conditional density estimation", International Economic
 * Review 35 (1994), 705–730.
 *
 * @param degreesOfFreedom ν, in [2.05, 200]
 * @param skewness λ, in [−0.99, 0.99]
 */
public record SkewedStudentT(double degreesOfFreedom, double skewness) {

  /** Largest |λ|; at 1 one side has no density left. */
  public static final double MAX_SKEWNESS = 0.99;

  /** Fewest values of a fit. */
  private static final int MINIMUM_VALUES = 50;

  /** Bisections that shrink any bracket of a standardised quantile to neighbouring doubles. */
  private static final int BISECTIONS = 200;

  private static final List<Integer> SHAPE = List.of(GjrLikelihood.ETA, SkewedGjr.LAMBDA);

  /** A fitted distribution, its log-likelihood in nats and how the fit ended. */
  public record Fit(SkewedStudentT distribution, double logLikelihood, Convergence convergence) {}

  /** Checks the ranges. */
  public SkewedStudentT {
    boolean holds =
        degreesOfFreedom >= InnovationDistribution.MIN_DEGREES_OF_FREEDOM
            && degreesOfFreedom <= InnovationDistribution.MAX_DEGREES_OF_FREEDOM
            && Math.abs(skewness) <= MAX_SKEWNESS;
    if (!holds) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "degreesOfFreedom must be in [%s, %s] and skewness in [-%s, %s], were %s and %s",
              InnovationDistribution.MIN_DEGREES_OF_FREEDOM,
              InnovationDistribution.MAX_DEGREES_OF_FREEDOM,
              MAX_SKEWNESS,
              MAX_SKEWNESS,
              degreesOfFreedom,
              skewness));
    }
  }

  /**
   * Fits ν and λ by maximum likelihood to values taken as drawn from it; they are not centred or
   * scaled first.
   *
   * @param standardized at least 50 finite values of mean about 0 and variance about 1
   */
  public static Fit fit(double[] standardized) {
    if (standardized.length < MINIMUM_VALUES) {
      throw new IllegalArgumentException(
          "standardized must hold at least "
              + MINIMUM_VALUES
              + " values, has "
              + standardized.length);
    }
    ReturnChecks.requireFinite("standardized", standardized);
    ReturnChecks.requireSpread(
        "standardized",
        standardized,
        VectorMath.deviation(standardized, VectorMath.mean(standardized)));
    FreeParameters parameters =
        new FreeParameters(GjrEstimation.NAMES, new double[SkewedGjr.SIZE], SHAPE);
    LinearBounds bounds = new LinearBounds();
    GjrEstimation.addShapeBounds(bounds, parameters, GjrLikelihood.ETA);
    LikelihoodProblem problem =
        new LikelihoodProblem(
            new ScoreDifferences(new SkewedSample(standardized)), parameters, bounds);
    MultiStart runs = new MultiStart(problem, bounds, 0);
    runs.run(new double[] {GjrEstimation.START_ETA, 0.0});
    double[] point = runs.best().point();
    return new Fit(
        new SkewedStudentT(1.0 / point[0], point[1]), runs.best().value(), runs.convergence());
  }

  /** Returns ln f(z). */
  public double logDensity(double z) {
    return new InnovationDensity(1.0 / degreesOfFreedom, skewness).log(z);
  }

  /** Returns f(z), at least 0. */
  public double density(double z) {
    return StrictMath.exp(logDensity(z));
  }

  /** Returns the probability of a value at or below {@code z}, in [0, 1]. */
  public double cumulativeProbability(double z) {
    HansenConstants k = constants();
    double shifted = k.b() * z + k.a();
    if (shifted < 0.0) {
      return (1.0 - skewness) * lowerTail(shifted / (1.0 - skewness));
    }
    return 1.0 - (1.0 + skewness) * lowerTail(-shifted / (1.0 + skewness));
  }

  /**
   * Returns z with probability {@code probability} at or below it.
   *
   * @param probability above 0 and below 1
   */
  public double quantile(double probability) {
    if (!(probability > 0.0 && probability < 1.0)) {
      throw new IllegalArgumentException("probability must be in (0, 1), was " + probability);
    }
    HansenConstants k = constants();
    double left = 0.5 * (1.0 - skewness);
    double w =
        probability < left
            ? (1.0 - skewness) * tailQuantile(probability / (1.0 - skewness))
            : -(1.0 + skewness) * tailQuantile((1.0 - probability) / (1.0 + skewness));
    return (w - k.a()) / k.b();
  }

  /** Returns E|z|, the mean size of a value; √(2/π) in the normal limit. */
  public double meanAbsolute() {
    // twice the mean of the positive part, the mean being 0; mirrored so that −a/b is not right of
    // 0
    HansenConstants k = HansenConstants.of(degreesOfFreedom, Math.abs(skewness));
    double side = 1.0 + Math.abs(skewness);
    double w = k.a() / side;
    double nu = degreesOfFreedom;
    double density =
        StrictMath.exp(k.logC() - 0.5 * (nu + 1.0) * StrictMath.log(1.0 + w * w / (nu - 2.0)));
    double beyond = (nu - 2.0 + w * w) / (nu - 1.0) * density;
    return 2.0 * side * (side * beyond - k.a() * lowerTail(-w)) / k.b();
  }

  private HansenConstants constants() {
    return HansenConstants.of(degreesOfFreedom, skewness);
  }

  /** Probability that the Student-t of variance 1 lies at or below {@code w} ≤ 0. */
  private double lowerTail(double w) {
    double nu = degreesOfFreedom;
    double square = w * w;
    double total = nu - 2.0 + square;
    return square < nu - 2.0 // from the middle, where 1 − (share of ν − 2) would round away w
        ? 0.5 - 0.5 * Beta.regularizedBeta(square / total, 0.5, 0.5 * nu)
        : 0.5 * Beta.regularizedBeta((nu - 2.0) / total, 0.5 * nu, 0.5);
  }

  /** Inverse of {@link #lowerTail} at {@code probability} ≤ ½, by bisection. */
  private double tailQuantile(double probability) {
    double low = -1.0;
    while (lowerTail(low) > probability) {
      low *= 2.0;
    }
    double high = 0.0;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = 0.5 * (low + high);
      if (middle == low || middle == high) {
        return middle;
      }
      if (lowerTail(middle) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** Values taken as independent draws, in the parameters of {@link SkewedGjr}. */
  private record SkewedSample(double[] values) implements ScoredLikelihood {

    @Override
    public int size() {
      return SkewedGjr.SIZE;
    }

    @Override
    public int count() {
      return values.length;
    }

    @Override
    public double value(double[] p) {
      InnovationDensity density = density(p);
      double sum = 0.0;
      for (double z : values) {
        sum += density.log(z);
      }
      return sum;
    }

    @Override
    public void scores(double[] p, double[] result) {
      InnovationDensity density = density(p);
      double eta = p[GjrLikelihood.ETA];
      for (int t = 0; t < values.length; t++) {
        density.evaluate(values[t]);
        result[t * SkewedGjr.SIZE + GjrLikelihood.ETA] = -density.byNu / (eta * eta);
        result[t * SkewedGjr.SIZE + SkewedGjr.LAMBDA] = density.byLambda;
      }
    }

    private static InnovationDensity density(double[] p) {
      return new InnovationDensity(p[GjrLikelihood.ETA], p[SkewedGjr.LAMBDA]);
    }
  }
}
