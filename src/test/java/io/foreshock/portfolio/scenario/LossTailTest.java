package io.foreshock.portfolio.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LossTailTest {

  /** Sums of a few numbers of size one, in another order. */
  private static final double ROUNDING = 1e-12;

  @Test
  void expectedShortfall_byHand_splitsTheThreshold() {
    double[] losses = {5.0, -1.0, 3.0, 2.0, 4.0, 0.0, 1.0, -2.0, -3.0, -4.0};
    // a quarter of ten is 2.5: 5 and 4 whole, 3 by half: (5 + 4 + 1.5) ÷ 2.5
    LossTail tail = LossTail.of(losses, 0.25, new double[10]);
    assertThat(tail.threshold()).isEqualTo(3.0);
    assertThat(tail.thresholdWeight()).isEqualTo(0.5);
    assertThat(tail.expectedShortfall(losses)).isEqualTo(4.2, within(ROUNDING));
  }

  @Test
  void expectedShortfall_randomLosses_isThatOfSorting() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 10_000; i++) {
      double[] losses = losses(random);
      double share = LossTail.share(0.005 + 0.1 * random.nextDouble(), losses.length);
      LossTail tail = LossTail.of(losses, share, new double[losses.length]);
      double shortfall = tail.expectedShortfall(losses);
      assertThat(shortfall).isEqualTo(sorted(losses, share), within(ROUNDING));
      assertThat(shortfall).isGreaterThanOrEqualTo(tail.threshold());
      double weighted = 0.0;
      double weights = 0.0;
      for (double loss : losses) {
        weights += tail.weight(loss);
        weighted += tail.weight(loss) * loss;
      }
      assertThat(weights).isEqualTo(share * losses.length, within(ROUNDING * losses.length));
      assertThat(weighted / tail.tailCount()).isEqualTo(shortfall, within(ROUNDING * 10));
    }
  }

  @Test
  void expectedShortfall_sumOfTwo_isAtMostTheSum() {
    SplittableRandom random = new SplittableRandom(12);
    for (int i = 0; i < 10_000; i++) {
      double[] first = losses(random);
      double[] second = Arrays.copyOf(losses(random), first.length);
      double[] both = new double[first.length];
      Arrays.setAll(both, day -> first[day] + second[day]);
      double share = LossTail.share(0.01, first.length);
      assertThat(shortfall(both, share))
          .isLessThanOrEqualTo(shortfall(first, share) + shortfall(second, share) + ROUNDING);
    }
  }

  @Test
  void share_fewLosses_holdsFive() {
    assertThat(LossTail.share(0.01, 1_000)).isEqualTo(0.01);
    assertThat(LossTail.share(0.01, 250)).isEqualTo(0.02);
    assertThat(LossTail.share(0.01, 4)).isEqualTo(1.0);
  }

  private static double shortfall(double[] losses, double share) {
    return LossTail.of(losses, share, new double[losses.length]).expectedShortfall(losses);
  }

  /** Some of the losses are equal. */
  private static double[] losses(SplittableRandom random) {
    double[] losses = new double[20 + random.nextInt(300)];
    Arrays.setAll(
        losses,
        day -> random.nextInt(5) == 0 ? random.nextInt(4) / 4.0 : random.nextDouble() * 2 - 1);
    return losses;
  }

  private static double sorted(double[] losses, double share) {
    double[] sorted = losses.clone();
    Arrays.sort(sorted);
    double left = share * losses.length;
    double sum = 0.0;
    for (int i = losses.length - 1; i >= 0 && left > 0.0; i--) {
      sum += Math.min(1.0, left) * sorted[i];
      left -= Math.min(1.0, left);
    }
    return sum / (share * losses.length);
  }
}
