package io.foreshock.forecast.tail;

import java.util.Comparator;
import java.util.List;
import org.hipparchus.analysis.MultivariateFunction;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.jspecify.annotations.Nullable;

/**
 * Deterministic multi-start minimisation of losses with kinks and jumps: the best points of a grid
 * each begin a Nelder-Mead search, and the best end begins new ones until they gain nothing.
 *
 * <p>Reference: J. Nelder, R. Mead, "A simplex method for function minimization", Computer Journal
 * 7 (1965), 308–313.
 */
final class SimplexSearch {

  /** Grid points from which a search runs; more found no better optimum on long index series. */
  private static final int SEARCHES = 4;

  private static final int MAXIMUM_RESTARTS = 6;

  /** Evaluations of one simplex: a loss that is flat far out would hold it for a million. */
  private static final int MAXIMUM_EVALUATIONS = 4_000;

  /** Mean losses per day closer than this are the same optimum; returns have unit variance. */
  private static final double TOLERANCE = 1e-9;

  /** First simplex, relative to each coordinate, and absolute where that is 0. */
  private static final double RELATIVE_STEP = 0.15;

  private static final double SMALLEST_STEP = 0.005;

  private final MultivariateFunction objective;
  private int evaluations;
  private boolean settled;
  private PointValuePair best = new PointValuePair(new double[0], Double.POSITIVE_INFINITY);

  private SimplexSearch(MultivariateFunction objective) {
    this.objective = objective;
  }

  /**
   * Minimises from a warm start if that ends at or below every grid point, else from the grid too.
   *
   * @param grid starting points, not empty
   * @param warmStart where an earlier search of a similar objective ended, or null; one where this
   *     objective is not finite is not used
   * @throws IllegalArgumentException if the objective is finite nowhere the search begins
   */
  static SimplexSearch minimize(
      MultivariateFunction objective, List<double[]> grid, double @Nullable [] warmStart) {
    SimplexSearch search = new SimplexSearch(objective);
    List<PointValuePair> starts = search.ranked(grid);
    if (warmStart != null && Double.isFinite(search.value(warmStart))) {
      search.runFrom(warmStart);
      search.polish();
    }
    if (!(search.best.getValue() <= starts.getFirst().getValue())) {
      if (!Double.isFinite(starts.getFirst().getValue())) {
        throw new IllegalArgumentException("the loss is infinite at every starting point");
      }
      for (PointValuePair start : starts.subList(0, Math.min(SEARCHES, starts.size()))) {
        search.runFrom(start.getPointRef());
      }
      search.polish();
    }
    return search;
  }

  private List<PointValuePair> ranked(List<double[]> grid) {
    return grid.stream()
        .map(point -> new PointValuePair(point, value(point)))
        .sorted(Comparator.comparingDouble(PointValuePair::getValue))
        .toList();
  }

  private double value(double[] point) {
    evaluations++;
    return objective.value(point);
  }

  private void runFrom(double[] start) {
    SimpleValueChecker close = new SimpleValueChecker(0.0, TOLERANCE);
    int limit = evaluations + MAXIMUM_EVALUATIONS;
    SimplexOptimizer optimizer =
        new SimplexOptimizer((iteration, before, now) ->
            evaluations >= limit || close.converged(iteration, before, now));
    PointValuePair end =
        optimizer.optimize(
            MaxEval.unlimited(),
            new ObjectiveFunction(this::value),
            GoalType.MINIMIZE,
            new InitialGuess(start),
            new NelderMeadSimplex(steps(start)));
    if (end.getValue() < best.getValue()) {
      best = end;
    }
  }

  /** A simplex can collapse short of a minimum; a new one around the best point tells. */
  private void polish() {
    settled = false;
    for (int i = 0; i < MAXIMUM_RESTARTS && !settled; i++) {
      double before = best.getValue();
      runFrom(best.getPoint());
      settled = before - best.getValue() <= TOLERANCE;
    }
  }

  private static double[] steps(double[] start) {
    double[] steps = new double[start.length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = Math.max(SMALLEST_STEP, RELATIVE_STEP * Math.abs(start[i]));
    }
    return steps;
  }

  double[] point() {
    return best.getPoint();
  }

  double value() {
    return best.getValue();
  }

  int evaluations() {
    return evaluations;
  }

  /** Tells whether the last new simplex gained nothing. */
  boolean settled() {
    return settled;
  }
}
