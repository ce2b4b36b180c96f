package io.foreshock.forecast.volatility;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs of the optimiser from several starts: the best of them so far, and what they cost. */
final class MultiStart {

  /** Log-likelihoods closer than this are the same optimum. */
  private static final double SAME_VALUE = 1e-9;

  private final SmoothObjective objective;
  private final LinearBounds bounds;
  private ActiveSetNewton.@Nullable Result best;
  private int evaluations;
  private int starts;

  /**
   * @param evaluations of the likelihood already spent on choosing starts
   */
  MultiStart(SmoothObjective objective, LinearBounds bounds, int evaluations) {
    this.objective = objective;
    this.bounds = bounds;
    this.evaluations = evaluations;
  }

  /** Runs from each of the given starts. */
  MultiStart runAll(List<double[]> points) {
    points.forEach(this::run);
    return this;
  }

  void run(double[] start) {
    ActiveSetNewton.Result result = ActiveSetNewton.maximize(objective, bounds, start);
    starts++;
    evaluations += result.ending().evaluations();
    if (best == null || isBetter(result, best)) {
      best = result;
    }
  }

  private static boolean isBetter(ActiveSetNewton.Result a, ActiveSetNewton.Result b) {
    if (!(Math.abs(b.value()) < Double.POSITIVE_INFINITY)) {
      return true; // a start where the likelihood cannot be computed leads nowhere
    }
    boolean higher = a.value() > b.value() + SAME_VALUE;
    boolean same = a.value() > b.value() - SAME_VALUE;
    return higher || (same && a.converged() && !b.converged());
  }

  /** Returns whether the best run is an optimum no lower than any of the given points. */
  boolean isGood(List<double[]> points) {
    boolean good = best().converged();
    for (double[] point : points) {
      good &= best().value() >= objective.value(point);
    }
    return good;
  }

  ActiveSetNewton.Result best() {
    if (best == null) {
      throw new IllegalStateException("nothing was run");
    }
    return best;
  }

  Convergence convergence() {
    ActiveSetNewton.Result result = best();
    List<String> active = bounds.active(result.point());
    String where = active.isEmpty() ? "" : "; on bound: " + String.join(", ", active);
    return new Convergence(
        result.converged(),
        result.ending().iterations(),
        evaluations,
        result.ending().decrementRoot(),
        starts,
        result.ending().message() + where);
  }
}
