package io.foreshock.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BlockBootstrapIntervalTest {

  /** Second implementation: builds every resample and asks the metric itself. */
  @Test
  void of_twoUnevenMarkets_matchesExplicitResamples() {
    List<PairedMargins> sides = List.of(side(1, 0, 700, 0.0), side(2, 300, 500, 0.0));
    BlockBootstrapInterval interval = BlockBootstrapInterval.of(sides, 21, 100, 5);
    StationaryBootstrap bootstrap = new StationaryBootstrap(21, 5);
    int[] days = new int[800];
    double[] resampled = new double[100];
    for (int b = 0; b < 100; b++) {
      bootstrap.resample(days);
      resampled[b] = 0.5 * (explicit(sides.get(0), days) + explicit(sides.get(1), days));
    }
    Arrays.sort(resampled);
    // Sums in another order.
    assertThat(interval.lower()).isCloseTo(quantile(resampled, 0.05), within(1e-12));
    assertThat(interval.upper()).isCloseTo(quantile(resampled, 0.95), within(1e-12));
    assertThat(interval.difference())
        .isEqualTo(0.5 * (sides.get(0).difference() + sides.get(1).difference()));
  }

  @Test
  void of_scaledMargin_isExactlyNoDifference() {
    PairedMargins base = side(3, 0, 500, 0.0);
    double[] doubled = Arrays.stream(base.sharedCandidate()).map(m -> 2.0 * m).toArray();
    PairedMargins scaled =
        new PairedMargins(base.sharedDays(), base.sharedLosses(), doubled, base.sharedCandidate());
    BlockBootstrapInterval interval = BlockBootstrapInterval.of(List.of(scaled), 21, 200, 1);
    // eq does not see the level; doubling is exact in binary.
    assertThat(interval).isEqualTo(new BlockBootstrapInterval(0.0, 0.0, 0.0));
    assertThat(interval.excludesZero()).isFalse();
  }

  @Test
  void of_swappedRoles_turnsTheInterval() {
    PairedMargins pair = side(4, 0, 500, 0.0);
    PairedMargins swapped =
        new PairedMargins(
            pair.sharedDays(), pair.sharedLosses(), pair.sharedReference(), pair.sharedCandidate());
    BlockBootstrapInterval interval = BlockBootstrapInterval.of(List.of(pair), 21, 201, 1);
    BlockBootstrapInterval other = BlockBootstrapInterval.of(List.of(swapped), 21, 201, 1);
    assertThat(other.difference()).isCloseTo(-interval.difference(), within(1e-15));
    assertThat(other.lower()).isCloseTo(-interval.upper(), within(1e-12));
    assertThat(other.upper()).isCloseTo(-interval.lower(), within(1e-12));
  }

  /** The same market ten times is no more evidence than once. */
  @Test
  void of_copiedMarket_isNotNarrower() {
    PairedMargins pair = side(5, 0, 500, 0.0);
    BlockBootstrapInterval once = BlockBootstrapInterval.of(List.of(pair), 21, 200, 1);
    List<PairedMargins> copies = Collections.nCopies(10, pair);
    BlockBootstrapInterval often = BlockBootstrapInterval.of(copies, 21, 200, 1);
    assertThat(often.upper() - often.lower()).isCloseTo(once.upper() - once.lower(), within(1e-12));
  }

  @Test
  void of_marginThatFollowsVolatility_isTold() {
    BlockBootstrapInterval interval =
        BlockBootstrapInterval.of(List.of(side(6, 0, 2_000, 1.0)), 21, 500, 1);
    assertThat(interval.difference()).isLessThan(-0.1);
    assertThat(interval.excludesZero()).isTrue();
  }

  @Test
  void all_badInput_isRefused() {
    PairedMargins pair = side(7, 0, 200, 0.0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BlockBootstrapInterval.of(List.of(), 21, 200, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BlockBootstrapInterval.of(List.of(pair), 0, 200, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BlockBootstrapInterval.of(List.of(pair), 21, 99, 1));
    double[] one = {1.0, 1.0};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PairedMargins(new long[] {2, 2}, one, one, one));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new PairedMargins(new long[] {1, 2}, new double[] {0, Double.NaN}, one, one));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PairedMargins(new long[] {1, 2}, one, one, new double[] {0, 1}));
  }

  @Test
  void resample_meanBlock_hasItsLengthAndDrawsRowsEvenly() {
    StationaryBootstrap bootstrap = new StationaryBootstrap(21, 8);
    int[] rows = new int[1_000];
    int[] drawn = new int[1_000];
    int breaks = 0;
    for (int b = 0; b < 500; b++) {
      bootstrap.resample(rows);
      for (int t = 0; t < rows.length; t++) {
        drawn[rows[t]]++;
        breaks += t > 0 && rows[t] != (rows[t - 1] + 1) % 1_000 ? 1 : 0;
      }
    }
    // 499,500 chances of 1/21·0.999: 23,762, standard error 150.
    assertThat(breaks).isBetween(23_300, 24_200);
    // 500 draws of each row, standard error about 22·√(2·21 blocks' overlap) = 145.
    assertThat(Arrays.stream(drawn).min().orElseThrow()).isGreaterThan(0);
    assertThat(Arrays.stream(drawn).max().orElseThrow()).isLessThan(1_200);
  }

  /** Losses of a volatility that doubles and halves; the candidate follows it as far as told. */
  private static PairedMargins side(long seed, int firstDay, int rows, double following) {
    Draws draws = new Draws(seed);
    double[] losses = new double[rows];
    double[] candidate = new double[rows];
    double[] reference = new double[rows];
    for (int t = 0; t < rows; t++) {
      double volatility = (t / 50) % 2 == 0 ? 1.0 : 3.0;
      losses[t] = 0.01 * volatility * (2.0 * draws.nextUniform() - 1.0);
      candidate[t] = 0.01 * (following * volatility + 1.0 + draws.nextUniform() * 0.1);
      reference[t] = 0.01 * (2.0 + draws.nextUniform());
    }
    return new PairedMargins(
        LongStream.range(firstDay, firstDay + rows).toArray(), losses, candidate, reference);
  }

  private static double explicit(PairedMargins side, int[] days) {
    int first = (int) side.sharedDays()[0];
    int rows = side.sharedDays().length;
    int[] kept =
        Arrays.stream(days).map(day -> day - first).filter(r -> r >= 0 && r < rows).toArray();
    double[] losses = Arrays.stream(kept).mapToDouble(r -> side.sharedLosses()[r]).toArray();
    double[] candidate = Arrays.stream(kept).mapToDouble(r -> side.sharedCandidate()[r]).toArray();
    double[] reference = Arrays.stream(kept).mapToDouble(r -> side.sharedReference()[r]).toArray();
    return MarginMetrics.equalCoverage(candidate, losses)
        - MarginMetrics.equalCoverage(reference, losses);
  }

  private static double quantile(double[] sorted, double probability) {
    double position = (sorted.length - 1) * probability;
    int below = (int) position;
    return sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]);
  }
}
