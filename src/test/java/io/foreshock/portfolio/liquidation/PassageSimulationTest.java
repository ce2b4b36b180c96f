package io.foreshock.portfolio.liquidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.forecast.tail.GjrRecursion;
import io.foreshock.market.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassageSimulationTest {

  private static final FirstPassage MOTION = new FirstPassage(-0.0007, 0.02);
  private static final GjrRecursion GJR = new GjrRecursion(0.0, 4e-6, 0.04, 0.08, 0.90, 4e-4);

  private static PathLaw brownian(FirstPassage motion) {
    double variance = motion.sigma() * motion.sigma();
    return new PathLaw(
        new GjrRecursion(motion.nu(), variance, 0.0, 0.0, 0.0, variance), new NormalResiduals());
  }

  /** Both sides at 0.5, 1, … 4 daily volatilities. */
  private static List<Barrier> barriers() {
    List<Barrier> barriers = new ArrayList<>();
    for (Side side : Side.values()) {
      for (int half = 1; half <= 8; half++) {
        barriers.add(new Barrier(side, 0.5 * half * MOTION.sigma()));
      }
    }
    return barriers;
  }

  private static List<PassageCurve> simulated(long seed, Monitoring monitoring, int days) {
    return new PassageSimulation(10_000, seed)
        .curves(brownian(MOTION), barriers(), monitoring, days);
  }

  /**
   * The bridge makes daily steps exact. Three standard errors fail once in 370: seeds are fixed.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void curves_geometricBrownianMotion_areWithinThreeErrorsOfTheClosedForm(long seed) {
    List<PassageCurve> curves = simulated(seed, Monitoring.CONTINUOUS, 10);
    for (int days : new int[] {1, 2, 5, 10}) {
      for (int i = 0; i < curves.size(); i++) {
        PassageOdds odds = curves.get(i).within(days);
        assertThat(odds.probability())
            .as("%s within %d days", barriers().get(i), days)
            .isCloseTo(
                MOTION.probability(barriers().get(i), days), within(3.0 * odds.standardError()));
      }
    }
  }

  @Test
  void curves_lookedAtEveryHour_areWithinThreeErrorsOfTheClosedForm() {
    Monitoring hourly = new Monitoring(60);
    List<PassageCurve> curves = simulated(7, hourly, 3);
    for (int i = 0; i < curves.size(); i++) {
      PassageOdds odds = curves.get(i).within(1);
      assertThat(odds.probability())
          .isCloseTo(
              MOTION.probability(barriers().get(i), 1, hourly), within(3.0 * odds.standardError()));
      assertThat(curves.get(i).within(3).probability())
          .isLessThanOrEqualTo(
              simulated(7, Monitoring.CONTINUOUS, 3).get(i).within(3).probability());
    }
  }

  @Test
  void curves_lookedAtTheClose_areThoseOfTheCloses() {
    double expected = NormalTail.cumulative((-2.0 * MOTION.sigma() - MOTION.nu()) / MOTION.sigma());
    PassageOdds odds = simulated(4, new Monitoring(1_440), 1).get(3).within(1);
    assertThat(odds.probability()).isCloseTo(expected, within(3.0 * odds.standardError()));
  }

  /** The error told is that by which answers of different seeds differ. */
  @Test
  void standardError_overSeeds_isTheSpreadOfAnswers() {
    int runs = 60;
    double[] answers = new double[runs];
    double told = 0.0;
    for (int run = 0; run < runs; run++) {
      PassageOdds odds = simulated(100 + run, Monitoring.CONTINUOUS, 5).get(4).within(5);
      answers[run] = odds.probability();
      told += odds.standardError() / runs;
    }
    double mean = IntStream.range(0, runs).mapToDouble(i -> answers[i]).average().orElseThrow();
    double squares =
        IntStream.range(0, runs).mapToDouble(i -> Math.pow(answers[i] - mean, 2)).sum();
    // The deviation of 60 answers is itself known to within a tenth; three of those.
    assertThat(told / Math.sqrt(squares / (runs - 1))).isBetween(0.7, 1.4);
    // Slices are worth more than independent draws.
    assertThat(told).isLessThan(0.8 * Math.sqrt(mean * (1.0 - mean) / 10_000));
  }

  @Test
  void standardError_barrierNoPathComesTo_isNotZero() {
    PassageOdds odds =
        new PassageSimulation(10_000, 1)
            .curves(
                brownian(MOTION), List.of(new Barrier(Side.LONG, 1.0)), Monitoring.CONTINUOUS, 1)
            .getFirst()
            .within(1);
    assertThat(odds.probability()).isZero();
    assertThat(odds.standardError()).isEqualTo(1e-4);
  }

  @Test
  void curves_sameSeed_areTheSameBitsWhateverElseIsAsked() throws Exception {
    List<PassageCurve> all = simulated(9, Monitoring.CONTINUOUS, 5);
    assertThat(simulated(9, Monitoring.CONTINUOUS, 5)).isEqualTo(all);
    assertThat(simulated(10, Monitoring.CONTINUOUS, 5)).isNotEqualTo(all);
    assertThat(simulated(9, Monitoring.CONTINUOUS, 2).get(5).byDay())
        .isEqualTo(all.get(5).byDay().subList(0, 2));
    PassageCurve alone =
        new PassageSimulation(10_000, 9)
            .curves(brownian(MOTION), List.of(barriers().get(5)), Monitoring.CONTINUOUS, 5)
            .getFirst();
    assertThat(alone).isEqualTo(all.get(5));
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<List<PassageCurve>> first =
          threads.submit(() -> simulated(9, Monitoring.CONTINUOUS, 5));
      Future<List<PassageCurve>> second =
          threads.submit(() -> simulated(9, Monitoring.CONTINUOUS, 5));
      assertThat(first.get()).isEqualTo(all);
      assertThat(second.get()).isEqualTo(all);
    }
  }

  /** A day at a time with a loop for each path, its draws the same slices in another order. */
  @Test
  void curves_varianceThatMoves_isThatOfANaiveSimulation() {
    PathLaw law = new PathLaw(GJR, new NormalResiduals());
    List<Barrier> barriers = List.of(new Barrier(Side.LONG, 0.06), new Barrier(Side.SHORT, 0.06));
    List<PassageCurve> curves =
        new PassageSimulation(50_000, 3).curves(law, barriers, new Monitoring(1_440), 5);
    for (int i = 0; i < 2; i++) {
      int paths = 200_000;
      double naive = naive(barriers.get(i).side(), 0.06, paths);
      double error = Math.hypot(curves.get(i).within(5).standardError(), Math.sqrt(naive / paths));
      assertThat(curves.get(i).within(5).probability()).isCloseTo(naive, within(3.5 * error));
    }
  }

  private static double naive(Side side, double distance, int paths) {
    Random random = new Random(17);
    int found = 0;
    for (int path = 0; path < paths; path++) {
      double variance = GJR.nextVariance();
      double moved = 0.0;
      boolean beyond = false;
      for (int day = 0; day < 5; day++) {
        double shock = Math.sqrt(variance) * random.nextGaussian();
        moved += shock;
        beyond |= side.loss(moved) >= distance;
        double news = GJR.alpha() + (shock < 0 ? GJR.gamma() : 0.0);
        variance = GJR.omega() + news * shock * shock + GJR.beta() * variance;
      }
      found += beyond ? 1 : 0;
    }
    return (double) found / paths;
  }

  /**
   * Half the days fall by 1 % and have been 2 % down on the way, the others rise by 1 % and have
   * been nowhere else. A fall reaches 1.99 % at once; after a rise it takes more than one.
   */
  @Test
  void curves_knownExtremes_reachWhatTheDaysReached() {
    PathLaw law = new PathLaw(new GjrRecursion(0.0, 0.0, 0.0, 0.0, 1.0, 1e-4), new Coin());
    List<Barrier> barriers =
        List.of(new Barrier(Side.LONG, 0.0199), new Barrier(Side.SHORT, 0.0199));
    List<PassageCurve> curves =
        new PassageSimulation(10_000, 1).curves(law, barriers, Monitoring.CONTINUOUS, 2);
    assertThat(curves.get(0).within(1).probability()).isEqualTo(0.5);
    assertThat(curves.get(0).within(2).probability()).isEqualTo(0.5);
    assertThat(curves.get(1).within(1).probability()).isZero();
    // Two rises in a row: a quarter of the paths, as nearly as slices shuffled by chance have it.
    assertThat(curves.get(1).within(2).probability()).isCloseTo(0.25, within(0.01));
    // A look every 6 hours misses a low that goes 0.1 % beyond: it would take 0.29 %.
    assertThat(
            new PassageSimulation(10_000, 1)
                .curves(law, List.of(new Barrier(Side.LONG, 0.019)), new Monitoring(360), 1)
                .getFirst()
                .within(1)
                .probability())
        .isZero();
  }

  private static final class Coin implements ResidualLaw {

    @Override
    public double quantile(double probability) {
      return probability < 0.5 ? -1.0 : 1.0;
    }

    @Override
    public double meanSquare() {
      return 1.0;
    }

    @Override
    public double overshoot(Side side, double probability) {
      return side == Side.LONG && probability < 0.5 ? 1.0 : 0.0;
    }
  }

  @Test
  void quantileDays_isTheFirstDayThatReachesIt() {
    PassageCurve curve =
        new PassageCurve(
            List.of(
                new PassageOdds(0.01, 0.0), new PassageOdds(0.05, 0.0), new PassageOdds(0.2, 0.0)));
    assertThat(curve.quantileDays(0.01)).hasValue(1);
    assertThat(curve.quantileDays(0.011)).hasValue(2);
    assertThat(curve.quantileDays(0.2)).hasValue(3);
    assertThat(curve.quantileDays(0.25)).isEmpty();
  }

  @Test
  void simulation_pathsThatMakeNoBatches_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PassageSimulation(10_001, 1))
        .withMessage("paths must be a positive multiple of 50, was 10001");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> simulated(1, Monitoring.CONTINUOUS, 0))
        .withMessageContaining("days");
  }
}
