package io.foreshock.forecast.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QuasiNewtonTest {

  private static double rosenbrock(double[] x, double[] gradient) {
    double bend = x[1] - x[0] * x[0];
    gradient[0] = 400.0 * x[0] * bend + 2.0 * (1.0 - x[0]);
    gradient[1] = -200.0 * bend;
    return -100.0 * bend * bend - (1.0 - x[0]) * (1.0 - x[0]);
  }

  @Test
  void run_rosenbrock_findsTheTop() {
    QuasiNewton run = new QuasiNewton(QuasiNewtonTest::rosenbrock, new double[] {-1.2, 1.0});
    run.run(200);
    assertThat(run.converged()).isTrue();
    assertThat(run.point()[0]).isCloseTo(1.0, within(1e-3));
    assertThat(run.value()).isCloseTo(0.0, within(1e-6));
  }

  @Test
  void run_inTwoParts_isRunInOne() {
    QuasiNewton whole = new QuasiNewton(QuasiNewtonTest::rosenbrock, new double[] {-1.2, 1.0});
    whole.run(30);
    QuasiNewton parts = new QuasiNewton(QuasiNewtonTest::rosenbrock, new double[] {-1.2, 1.0});
    parts.run(10);
    parts.run(20);
    assertThat(parts.point()).isEqualTo(whole.point());
    assertThat(parts.iterations()).isEqualTo(30);
  }

  /** −∞ and NaN beyond 1 are walked around; the top is at 0.9. */
  @Test
  void run_edgeOfTheDomain_staysInside() {
    QuasiNewton run =
        new QuasiNewton(
            (x, gradient) -> {
              gradient[0] = 2.0 * (0.9 - x[0]);
              return x[0] >= 1.0 ? Double.NaN : -(x[0] - 0.9) * (x[0] - 0.9);
            },
            new double[] {-50.0});
    run.run(100);
    assertThat(run.converged()).isTrue();
    assertThat(run.point()[0]).isCloseTo(0.9, within(1e-3));
  }

  @Test
  void run_withoutATop_endsUnconverged() {
    QuasiNewton run =
        new QuasiNewton(
            (x, gradient) -> {
              gradient[0] = 1.0;
              return x[0];
            },
            new double[] {0.0});
    run.run(20);
    assertThat(run.converged()).isFalse();
  }
}
