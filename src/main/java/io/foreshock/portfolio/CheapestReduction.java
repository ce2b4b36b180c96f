package io.foreshock.portfolio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.MaxIter;
import org.hipparchus.optim.linear.LinearConstraint;
import org.hipparchus.optim.linear.LinearConstraintSet;
import org.hipparchus.optim.linear.LinearObjectiveFunction;
import org.hipparchus.optim.linear.NonNegativeConstraint;
import org.hipparchus.optim.linear.Relationship;
import org.hipparchus.optim.linear.SimplexSolver;
import org.hipparchus.optim.nonlinear.scalar.GoalType;

/**
 * The linear programme of a partial liquidation. Parts x of positions are closed at least cost c·x
 * so that, at every point x_k where the account was measured,
 *
 * <p>E_k − c·x ≥ T·(IM_k − a_k·(x − x_k)), 0 ≤ x ≤ 1,
 *
 * <p>with equity E before cost, target T, and a_k the slopes of initial margin along the positions.
 * Margin is convex in the sizes but for its floor, so each such line lies below it, and adding the
 * line of the last solution leads to the optimum (J. E. Kelley, "The cutting-plane method for
 * solving convex programs", 1960).
 */
final class CheapestReduction {

  /** Positions that enter; of more, those whose margin is the most. */
  static final int MOST_POSITIONS = 60;

  private static final int MOST_PIVOTS = 2_000;
  private static final double PASS = 1e-9;

  private final ReductionCost cost;
  private final double target;
  private final int count;
  private final int[] chosen;
  private final double scaleUsd;
  private final List<LinearConstraint> constraints = new ArrayList<>();

  /**
   * Begins without lines.
   *
   * @param cost of the positions
   * @param target T
   * @param savingsUsd margin each position adds, by which they are chosen, dollars
   */
  CheapestReduction(ReductionCost cost, double target, double[] savingsUsd) {
    this.cost = cost;
    this.target = target;
    this.count = savingsUsd.length;
    this.chosen =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -savingsUsd[i]))
            .limit(MOST_POSITIONS)
            .mapToInt(Integer::intValue)
            .toArray();
    this.scaleUsd = Math.max(1e-6, Arrays.stream(savingsUsd).map(Math::abs).sum());
    for (int place = 0; place < chosen.length; place++) {
      double[] row = new double[chosen.length];
      row[place] = 1.0;
      constraints.add(new LinearConstraint(row, Relationship.LEQ, 1.0));
    }
  }

  /**
   * Adds the line of a point.
   *
   * @param parts x_k
   * @param savingsUsd a_k, dollars
   * @param equityUsd E_k, dollars
   * @param initialUsd IM_k, dollars
   * @param tightened factor on the target, at least 1
   */
  void addLine(
      double[] parts, double[] savingsUsd, double equityUsd, double initialUsd, double tightened) {
    double factor = target * tightened;
    double[] row = new double[chosen.length];
    double needed = factor * initialUsd - equityUsd;
    for (int i = 0; i < count; i++) {
      needed += factor * savingsUsd[i] * parts[i];
    }
    for (int place = 0; place < row.length; place++) {
      int i = chosen[place];
      row[place] = (factor * savingsUsd[i] - cost.fullUsd(i)) / scaleUsd;
    }
    constraints.add(new LinearConstraint(row, Relationship.GEQ, needed / scaleUsd));
  }

  /** Returns the cheapest parts that meet all lines, empty where none do. */
  Optional<double[]> solve() {
    double[] costs = Arrays.stream(chosen).mapToDouble(cost::fullUsd).toArray();
    double largest = Math.max(PASS, Arrays.stream(costs).max().orElse(0.0));
    double[] scaled = Arrays.stream(costs).map(each -> each / largest).toArray();
    try {
      double[] found =
          new SimplexSolver()
              .optimize(
                  new LinearObjectiveFunction(scaled, 0.0),
                  new LinearConstraintSet(constraints),
                  GoalType.MINIMIZE,
                  new NonNegativeConstraint(true),
                  new MaxIter(MOST_PIVOTS))
              .getPoint();
      return Optional.of(spread(found));
    } catch (MathIllegalStateException _) {
      return Optional.empty(); // none is feasible, or none was found in time
    }
  }

  private double[] spread(double[] found) {
    double[] parts = new double[count];
    for (int place = 0; place < chosen.length; place++) {
      double part = Math.clamp(found[place], 0.0, 1.0);
      parts[chosen[place]] = part < PASS ? 0.0 : part;
    }
    return parts;
  }
}
