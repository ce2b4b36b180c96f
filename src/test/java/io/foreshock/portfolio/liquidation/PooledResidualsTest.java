package io.foreshock.portfolio.liquidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.forecast.tail.ResidualPool;
import io.foreshock.forecast.tail.TailForecast;
import io.foreshock.market.Side;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PooledResidualsTest {

  private static final double PRIOR = 0.15;

  /** Student-t of four degrees of freedom: a normal over the root of a mean of squares. */
  private static double[] heavyTailed(int count) {
    Random random = new Random(8);
    double[] residuals = new double[count];
    for (int i = 0; i < count; i++) {
      double squares = 0.0;
      for (int k = 0; k < 4; k++) {
        squares += Math.pow(random.nextGaussian(), 2);
      }
      residuals[i] = random.nextGaussian() / Math.sqrt(squares / 4);
    }
    return residuals;
  }

  private static PooledResiduals pooled(double[] residuals) {
    double[] unknown = new double[residuals.length];
    Arrays.fill(unknown, Double.NaN);
    return new PooledResiduals(residuals, unknown, unknown, PRIOR);
  }

  /** The tail is the one that members of the champion tell of the same residuals. */
  @Test
  void quantile_tails_areThoseOfThePool() {
    double[] residuals = heavyTailed(1_500);
    ResidualPool pool = new ResidualPool(1_500, PRIOR);
    pool.rebuild(residuals);
    TailForecast tail = pool.paretoTail();
    PooledResiduals law = pooled(residuals);
    for (double alpha : new double[] {0.025, 0.01, 0.005, 0.001}) {
      assertThat(law.quantile(alpha)).isCloseTo(-tail.valueAtRisk(Side.LONG, alpha), within(1e-12));
      // 1 − (1 − α) loses the last digits of α.
      assertThat(law.quantile(1.0 - alpha))
          .isCloseTo(tail.valueAtRisk(Side.SHORT, alpha), within(1e-9));
    }
    assertThat(law.quantile(1e-6)).isLessThan(Arrays.stream(residuals).min().orElseThrow());
  }

  @Test
  void quantile_body_isTheSamples() {
    double[] residuals = heavyTailed(1_500);
    double[] sorted = residuals.clone();
    Arrays.sort(sorted);
    PooledResiduals law = pooled(residuals);
    // Between the ranks n·p − 1 and n·p, whatever the type of the quantile.
    for (double p : new double[] {0.1, 0.3, 0.5, 0.77, 0.9}) {
      assertThat(law.quantile(p)).isBetween(sorted[(int) (1_499 * p)], sorted[(int) (1_500 * p)]);
    }
  }

  @Test
  void quantile_whole_doesNotFall() {
    PooledResiduals law = pooled(heavyTailed(700));
    double last = Double.NEGATIVE_INFINITY;
    for (int i = 1; i < 20_000; i++) {
      double next = law.quantile(i / 20_000.0);
      assertThat(next).isGreaterThanOrEqualTo(last);
      last = next;
    }
  }

  @Test
  void overshoot_isThatOfTheDayOfTheRank() {
    double[] residuals = heavyTailed(100);
    double[] below = Arrays.stream(residuals).map(z -> 10.0 + z).toArray();
    double[] above = Arrays.stream(residuals).map(z -> 20.0 - z).toArray();
    PooledResiduals law = new PooledResiduals(residuals, below, above, PRIOR);
    double[] sorted = residuals.clone();
    Arrays.sort(sorted);
    for (int rank = 0; rank < 100; rank++) {
      double middle = (rank + 0.5) / 100;
      assertThat(law.overshoot(Side.LONG, middle)).isEqualTo(10.0 + sorted[rank]);
      assertThat(law.overshoot(Side.SHORT, middle)).isEqualTo(20.0 - sorted[rank]);
    }
    assertThat(law.overshoot(Side.LONG, Math.nextDown(1.0))).isEqualTo(10.0 + sorted[99]);
  }

  @Test
  void meanSquare_isTheSamples() {
    assertThat(pooled(new double[] {-1.0, 3.0, 0.0, 2.0}).meanSquare()).isEqualTo(3.5);
  }

  @Test
  void pool_tailOfOneNumber_isTheSample() {
    double[] residuals = new double[200];
    Arrays.fill(residuals, 0, 40, -1.0);
    Arrays.fill(residuals, 160, 200, 2.0);
    PooledResiduals law = pooled(residuals);
    assertThat(law.quantile(1e-4)).isEqualTo(-1.0);
    assertThat(law.quantile(0.9999)).isEqualTo(2.0);
  }

  @Test
  void pool_ofZerosOrUnequalColumns_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pooled(new double[50]))
        .withMessageContaining("not all 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PooledResiduals(new double[3], new double[2], new double[3], PRIOR))
        .withMessageContaining("2 and 3 of 3");
  }
}
