package io.foreshock.forecast.tail;

/**
 * A generalised Pareto tail fitted to excesses, with how the fit went.
 *
 * <p>The fit starts at the probability-weighted moments of the same excesses, so it is a pure
 * function of them: neither an earlier fit nor the order in which they arrived can change a bit.
 *
 * @param distribution the fitted distribution
 * @param exceedances number of excesses it was fitted to
 * @param shapeSource whether the shape was estimated, clamped or given
 * @param logLikelihood log-likelihood of the excesses at the fit
 * @param iterations evaluations of the likelihood equation
 * @param converged whether the last step was below the tolerance
 */
public record GeneralizedParetoFit(
    GeneralizedPareto distribution,
    int exceedances,
    ShapeSource shapeSource,
    double logLikelihood,
    int iterations,
    boolean converged) {

  private static final int MAXIMUM_ITERATIONS = 100;

  /** Relative step at which the equations count as solved: far below any standard error. */
  private static final double TOLERANCE = 1e-12;

  /**
   * Fits shape and scale by maximum likelihood. A shape outside the range is put on its nearest
   * bound and the scale is fitted again there.
   *
   * @param excesses losses minus threshold, all positive, ascending; at least one
   * @param range shapes allowed
   * @throws IllegalArgumentException if the excesses are empty, not positive or not ascending
   */
  public static GeneralizedParetoFit maximumLikelihood(double[] excesses, ShapeRange range) {
    ParetoLikelihood likelihood = new ParetoLikelihood(excesses);
    Search search = new Search(likelihood, range);
    ParetoLikelihood.Point best = search.maximum();
    if (range.contains(best.shape())) {
      return of(likelihood, best.shape(), best.scale(), ShapeSource.ESTIMATED, search.state());
    }
    return scaleOnly(likelihood, range.clamp(best.shape()), ShapeSource.CLAMPED);
  }

  /**
   * Fits the scale by maximum likelihood for a given shape.
   *
   * @param excesses losses minus threshold, all positive, ascending; at least one
   * @param shape ξ, above −1 and finite
   * @throws IllegalArgumentException if the shape is outside (−1, ∞), or the excesses are empty,
   *     not positive or not ascending
   */
  public static GeneralizedParetoFit withShape(double[] excesses, double shape) {
    if (!(shape > -1.0 && shape < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("shape must be finite and above -1, was " + shape);
    }
    return scaleOnly(new ParetoLikelihood(excesses), shape, ShapeSource.PRIOR);
  }

  /** Solves (1 + ξ)·mean(x/(b + ξx)) = 1: decreasing and convex in b, so Newton is safe. */
  private static GeneralizedParetoFit scaleOnly(
      ParetoLikelihood likelihood, double shape, ShapeSource source) {
    double bound = Math.max(0.0, -shape * likelihood.largest());
    double scale = Math.max(bound * 1.5, shape < 1.0 ? 1.0 - shape : 0.5);
    for (int i = 1; i <= MAXIMUM_ITERATIONS; i++) {
      double[] equation = likelihood.scaleEquation(shape, scale);
      double next = scale - (equation[0] - 1.0 / (1.0 + shape)) / equation[1];
      if (!(next > bound)) {
        next = 0.5 * (scale + bound);
      }
      boolean done = Math.abs(next - scale) <= TOLERANCE * next;
      scale = next;
      if (done) {
        return of(likelihood, shape, scale, source, new State(i, true));
      }
    }
    return of(likelihood, shape, scale, source, new State(MAXIMUM_ITERATIONS, false));
  }

  private static GeneralizedParetoFit of(
      ParetoLikelihood likelihood, double shape, double scale, ShapeSource source, State state) {
    GeneralizedPareto distribution = new GeneralizedPareto(shape, scale * likelihood.mean());
    return new GeneralizedParetoFit(
        distribution,
        likelihood.count(),
        source,
        likelihood.logLikelihood(distribution),
        state.iterations(),
        state.converged());
  }

  private record State(int iterations, boolean converged) {}

  /** Bracketing search for the profile likelihood's maximum along Grimshaw's curve. */
  private static final class Search {

    private final ParetoLikelihood likelihood;
    private final ShapeRange range;
    private int evaluations;
    private boolean converged;

    Search(ParetoLikelihood likelihood, ShapeRange range) {
      this.likelihood = likelihood;
      this.range = range;
    }

    State state() {
      return new State(evaluations, converged);
    }

    /** Returns the maximum, or a point whose shape is outside the range if it lies out there. */
    ParetoLikelihood.Point maximum() {
      ParetoLikelihood.Point start = at(likelihood.probabilityWeightedTheta(range));
      ParetoLikelihood.Point end = start.score() > 0.0 ? above(start) : below(start);
      if (!range.contains(end.shape()) && start.score() * end.score() > 0.0) {
        return end;
      }
      return root(start, end);
    }

    /** Walks up until the slope turns negative or the shape leaves the range. */
    private ParetoLikelihood.Point above(ParetoLikelihood.Point start) {
      ParetoLikelihood.Point point = start;
      double step = 0.1;
      while (point.score() > 0.0
          && point.shape() <= range.maximum()
          && evaluations < MAXIMUM_ITERATIONS) {
        point = at(point.theta() + step);
        step *= 2.0;
      }
      return point;
    }

    /** Walks down, never past −1/max, until the slope turns positive or the shape leaves. */
    private ParetoLikelihood.Point below(ParetoLikelihood.Point start) {
      double wall = -1.0 / likelihood.largest();
      ParetoLikelihood.Point point = start;
      double step = 0.1;
      while (point.score() <= 0.0
          && point.shape() >= range.minimum()
          && evaluations < MAXIMUM_ITERATIONS) {
        point = at(Math.max(point.theta() - step, 0.5 * (point.theta() + wall)));
        step *= 2.0;
      }
      return point;
    }

    /** Regula falsi with Anderson and Björck's weights: superlinear and always bracketed. */
    private ParetoLikelihood.Point root(ParetoLikelihood.Point first, ParetoLikelihood.Point last) {
      ParetoLikelihood.Point far = first;
      ParetoLikelihood.Point near = last;
      double farScore = first.score();
      while (near.score() != 0.0 && evaluations < MAXIMUM_ITERATIONS) {
        double slope = (near.score() - farScore) / (near.theta() - far.theta());
        ParetoLikelihood.Point next = at(near.theta() - near.score() / slope);
        if (next.score() * near.score() < 0.0) {
          far = near;
          farScore = near.score();
        } else {
          double weight = 1.0 - next.score() / near.score();
          farScore *= weight > 0.0 ? weight : 0.5;
        }
        boolean done =
            Math.abs(next.theta() - near.theta()) <= TOLERANCE * (1.0 + Math.abs(next.theta()));
        near = next;
        if (done) {
          break;
        }
      }
      converged = evaluations < MAXIMUM_ITERATIONS;
      return near;
    }

    private ParetoLikelihood.Point at(double theta) {
      evaluations++;
      return likelihood.at(theta);
    }
  }
}
