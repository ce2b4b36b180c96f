package io.foreshock.forecast.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActiveSetNewtonTest {

  /** Minus Rosenbrock's function, which has an indefinite Hessian on the way to (1, 1). */
  private static final class Rosenbrock implements SmoothObjective {
    @Override
    public double value(double[] p) {
      double a = 1.0 - p[0];
      double b = p[1] - p[0] * p[0];
      return -(a * a + 100.0 * b * b);
    }

    @Override
    public void derivatives(double[] p, double[] gradient, double[][] hessian) {
      double b = p[1] - p[0] * p[0];
      gradient[0] = 2.0 * (1.0 - p[0]) + 400.0 * p[0] * b;
      gradient[1] = -200.0 * b;
      hessian[0][0] = -2.0 + 400.0 * b - 800.0 * p[0] * p[0];
      hessian[0][1] = 400.0 * p[0];
      hessian[1][0] = 400.0 * p[0];
      hessian[1][1] = -200.0;
    }
  }

  /** −½ (p − c)ᵀ Q (p − c). */
  private record Quadratic(double[][] q, double[] centre) implements SmoothObjective {
    @Override
    public double value(double[] p) {
      double sum = 0.0;
      for (int i = 0; i < p.length; i++) {
        for (int j = 0; j < p.length; j++) {
          sum -= 0.5 * (p[i] - centre[i]) * q[i][j] * (p[j] - centre[j]);
        }
      }
      return sum;
    }

    @Override
    public void derivatives(double[] p, double[] gradient, double[][] hessian) {
      for (int i = 0; i < p.length; i++) {
        gradient[i] = 0.0;
        for (int j = 0; j < p.length; j++) {
          gradient[i] -= q[i][j] * (p[j] - centre[j]);
          hessian[i][j] = -q[i][j];
        }
      }
    }
  }

  @Test
  void maximize_curvedValley_reachesTheTop() {
    ActiveSetNewton.Result result =
        ActiveSetNewton.maximize(new Rosenbrock(), new LinearBounds(), new double[] {-1.2, 1.0});
    assertThat(result.converged()).isTrue();
    assertThat(result.point()[0]).isCloseTo(1.0, within(1e-9));
    assertThat(result.point()[1]).isCloseTo(1.0, within(1e-9));
  }

  @Test
  void maximize_boundedValley_stopsOnTheBound() {
    LinearBounds bounds = new LinearBounds();
    bounds.add("x <= 0.5", new double[] {-1.0, 0.0}, -0.5);
    ActiveSetNewton.Result result =
        ActiveSetNewton.maximize(new Rosenbrock(), bounds, new double[] {-1.2, 1.0});
    assertThat(result.converged()).isTrue();
    assertThat(result.point()[0]).isCloseTo(0.5, within(1e-14));
    assertThat(result.point()[1]).isCloseTo(0.25, within(1e-12)); // on the valley floor y = x²
    assertThat(bounds.active(result.point())).containsExactly("x <= 0.5");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void maximize_boundedQuadratic_noFeasibleNeighbourIsBetter(long seed) {
    Random random = new Random(seed);
    int size = 4;
    double[][] root = new double[size][size];
    double[][] q = new double[size][size];
    double[] centre = new double[size];
    for (int i = 0; i < size; i++) {
      centre[i] = random.nextGaussian();
      for (int j = 0; j < size; j++) {
        root[i][j] = random.nextGaussian();
      }
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        q[i][j] = VectorMath.dot(root[i], root[j]) + (i == j ? 0.1 : 0.0);
      }
    }
    LinearBounds bounds = new LinearBounds();
    for (int i = 0; i < size; i++) {
      double[] normal = new double[size];
      normal[i] = 1.0;
      bounds.add("x" + i + " >= 0", normal, 0.0);
    }
    bounds.add("sum <= 1", new double[] {-1.0, -1.0, -1.0, -1.0}, -1.0);
    Quadratic objective = new Quadratic(q, centre);
    ActiveSetNewton.Result result =
        ActiveSetNewton.maximize(objective, bounds, new double[] {0.25, 0.25, 0.25, 0.25});
    assertThat(result.converged()).isTrue();
    double best = Double.NEGATIVE_INFINITY;
    for (int trial = 0; trial < 20_000; trial++) { // a convex problem: local means global
      double[] neighbour = result.point().clone();
      double radius = trial % 2 == 0 ? 0.01 : 0.3;
      for (int i = 0; i < size; i++) {
        neighbour[i] += radius * random.nextGaussian();
      }
      boolean feasible = true;
      for (int i = 0; i < bounds.count(); i++) {
        feasible &= bounds.slack(i, neighbour) >= 0.0;
      }
      best = feasible ? Math.max(best, objective.value(neighbour)) : best;
    }
    assertThat(best).isLessThanOrEqualTo(result.value() + 1e-12);
    for (int i = 0; i < bounds.count(); i++) {
      assertThat(bounds.slack(i, result.point()))
          .isGreaterThan(-1e-12); // round-off of a step onto the bound
    }
  }

  @Test
  void maximize_startOnWrongBounds_leavesThem() {
    LinearBounds bounds = new LinearBounds();
    bounds.add("x >= 0", new double[] {1.0, 0.0}, 0.0);
    bounds.add("y >= 0", new double[] {0.0, 1.0}, 0.0);
    Quadratic objective =
        new Quadratic(new double[][] {{2.0, 1.0}, {1.0, 3.0}}, new double[] {1, 2});
    ActiveSetNewton.Result result =
        ActiveSetNewton.maximize(objective, bounds, new double[] {0.0, 0.0});
    assertThat(result.converged()).isTrue();
    assertThat(result.point()).containsExactly(new double[] {1.0, 2.0}, within(1e-14));
  }

  @Test
  void maximize_undefinedFunction_endsUnconverged() {
    SmoothObjective undefined =
        new SmoothObjective() {
          @Override
          public double value(double[] point) {
            return Double.NaN;
          }

          @Override
          public void derivatives(double[] point, double[] gradient, double[][] hessian) {
            gradient[0] = Double.NaN;
            hessian[0][0] = Double.NaN;
          }
        };
    ActiveSetNewton.Result result =
        ActiveSetNewton.maximize(undefined, new LinearBounds(), new double[] {1.0});
    assertThat(result.converged()).isFalse();
    assertThat(result.ending().message()).isEqualTo("no usable curvature");
  }
}
