package io.foreshock.forecast.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.forecast.tail.SplitMix64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticalJumpModelTest {

  private static final double YEAR = 252.0;
  private static final long SEED = 7L;

  private static double[][] random(int length, int columns, long seed) {
    Random random = new Random(seed);
    double[][] rows = new double[length][columns];
    for (double[] row : rows) {
      Arrays.setAll(row, _ -> random.nextGaussian());
    }
    return rows;
  }

  private static double[][] losses(double[][] rows, double[][] centres) {
    return Arrays.stream(rows)
        .map(row ->
            Arrays.stream(centres)
                .mapToDouble(centre -> JumpClustering.squaredDistance(row, centre))
                .toArray())
        .toArray(double[][]::new);
  }

  private static double[] sp500Returns() {
    return GoldenRegimes.column(GoldenRegimes.rows("input_sp500_last2500.csv"), 0);
  }

  private static double cost(double[][] losses, double penalty, int[] path) {
    double cost = 0.0;
    for (int t = 0; t < path.length; t++) {
      cost += losses[t][path[t]];
      cost += t > 0 && path[t] != path[t - 1] ? penalty : 0.0;
    }
    return cost;
  }

  /** Every path there is. */
  private static int[] cheapestOfAll(double[][] losses, double penalty) {
    int states = losses[0].length;
    int[] best = new int[losses.length];
    int count = (int) Math.pow(states, losses.length);
    for (int number = 0; number < count; number++) {
      int[] path = new int[losses.length];
      int rest = number;
      for (int t = 0; t < path.length; t++) {
        path[t] = rest % states;
        rest /= states;
      }
      best = cost(losses, penalty, path) < cost(losses, penalty, best) ? path : best;
    }
    return best;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0, 0.3, 1.0, 3.0, 20.0})
  void path_shortSeries_isTheCheapestOfAllPaths(double penalty) {
    for (long seed = 0; seed < 40; seed++) {
      int states = seed % 2 == 0 ? 2 : 3;
      int length = states == 2 ? 11 : 7;
      double[][] losses = losses(random(length, 2, seed), random(states, 2, 1_000L + seed));
      assertThat(JumpPath.best(losses, penalty)).isEqualTo(cheapestOfAll(losses, penalty));
      assertThat(JumpPath.cost(losses, penalty, JumpPath.best(losses, penalty)))
          .isCloseTo(cost(losses, penalty, cheapestOfAll(losses, penalty)), within(1e-12));
    }
  }

  @Test
  void descent_noPenalty_isKMeans() {
    double[][] rows = random(400, 3, 5L);
    JumpClustering found = JumpClustering.best(rows, 3, 0.0, 5, new SplitMix64(SEED));
    assertThat(found.settled()).isTrue();
    double[][] losses = losses(rows, found.centres());
    for (int t = 0; t < rows.length; t++) {
      int nearest = 0;
      for (int k = 1; k < 3; k++) {
        nearest = losses[t][k] < losses[t][nearest] ? k : nearest;
      }
      assertThat(found.path()[t]).isEqualTo(nearest);
    }
  }

  @Test
  void descent_hugePenalty_isOneState() {
    double[][] rows = random(400, 3, 6L);
    JumpClustering found = JumpClustering.best(rows, 3, 1e9, 5, new SplitMix64(SEED));
    assertThat(Arrays.stream(found.path()).distinct().count()).isEqualTo(1);
    // One state is best at the mean of all, which is also the least any start can reach.
    double[] mean = new double[3];
    for (double[] row : rows) {
      Arrays.setAll(mean, i -> mean[i] + row[i] / rows.length);
    }
    double expected =
        Arrays.stream(rows).mapToDouble(row -> JumpClustering.squaredDistance(row, mean)).sum();
    assertThat(found.objective()).isCloseTo(expected, within(1e-9 * expected));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0, 2.0, 50.0})
  void descent_everyIteration_neverRaisesTheObjective(double penalty) {
    for (long seed = 0; seed < 20; seed++) {
      double[][] rows = random(300, 4, seed);
      double[][] centres = JumpClustering.spread(rows, 3, new SplitMix64(seed));
      JumpClustering descent = JumpClustering.from(rows, penalty, centres);
      double before = Double.POSITIVE_INFINITY;
      while (!descent.settled()) {
        double after = descent.iterate();
        assertThat(after).isLessThanOrEqualTo(before + 1e-9); // sums of a thousand terms
        before = after;
      }
    }
  }

  /** Two of three rows are alike, so a second centre drawn by distance must be the third. */
  @Test
  void spread_rowsAlike_drawsTheOtherOne() {
    double[][] rows = {{1.0, 1.0}, {1.0, 1.0}, {9.0, 1.0}};
    for (long seed = 0; seed < 30; seed++) {
      double[][] centres = JumpClustering.spread(rows, 2, new SplitMix64(seed));
      assertThat(Set.of(centres[0][0], centres[1][0])).containsExactlyInAnyOrder(1.0, 9.0);
    }
  }

  @Test
  void features_everyReturn_areTheSumsWrittenOut() {
    double[] returns = Arrays.copyOf(GoldenRegimes.demGbpReturns(), 150);
    JumpFeatures features = new JumpFeatures();
    for (int t = 0; t < returns.length; t++) {
      assertThat(features.add(returns[t])).isTrue();
      double[] values = features.values();
      double meanSquare = 0.0;
      for (int s = 0; s <= t; s++) {
        meanSquare += returns[s] * returns[s] / (t + 1);
      }
      double[] halfLives = {5, 20, 60};
      for (int i = 0; i < 3; i++) {
        double all = 0.0;
        double falls = 0.0;
        double weights = 0.0;
        for (int s = 0; s <= t; s++) {
          double weight = Math.pow(0.5, (t - s) / halfLives[i]);
          weights += weight;
          all += weight * returns[s] * returns[s];
          falls += returns[s] < 0.0 ? weight * returns[s] * returns[s] : 0.0;
        }
        double floor = 1e-4 * meanSquare;
        assertThat(values[i]).isCloseTo(Math.log(all / weights + floor), within(1e-10));
        assertThat(values[3 + i]).isCloseTo(0.5 * Math.log(falls / weights + floor), within(1e-10));
      }
    }
  }

  /** The filter's label is the end of the best path through what was known, and stays. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void filter_everyReturn_isTheEndOfTheBestPathSoFar(int states) {
    double[] returns = Arrays.copyOf(GoldenRegimes.demGbpReturns(), 700);
    JumpModelParameters model =
        StatisticalJumpModel.fit(returns, states, 16.0, YEAR, SEED).parameters();
    List<Regime> labels = model.labels(returns);
    JumpFeatures features = new JumpFeatures();
    List<double[]> losses = new ArrayList<>();
    for (int t = 0; t < returns.length; t++) {
      features.add(returns[t]);
      losses.add(model.losses(features.values()));
      int[] path = JumpPath.best(losses.toArray(double[][]::new), 16.0);
      Regime expected =
          path[t] == 0 ? Regime.CALM : path[t] == states - 1 ? Regime.STRESSED : Regime.ELEVATED;
      assertThat(labels.get(t)).as("return %d", t).isEqualTo(expected);
    }
  }

  @Test
  void labels_cutSeries_areTheSame() {
    double[] returns = GoldenRegimes.demGbpReturns();
    JumpModelParameters model =
        StatisticalJumpModel.fit(Arrays.copyOf(returns, 800), 3, 8.0, YEAR, SEED).parameters();
    double[] other = returns.clone();
    Arrays.fill(other, 900, other.length, 5.0);
    assertThat(model.labels(other).subList(0, 900))
        .isEqualTo(model.labels(returns).subList(0, 900));
    assertThat(model.labels(Arrays.copyOf(returns, 900)))
        .isEqualTo(model.labels(returns).subList(0, 900));
    assertThat(model.labels(other)).isNotEqualTo(model.labels(returns)); // the test can fail
  }

  @Test
  void fit_threeStates_areOrderedByVariance() {
    double[] returns = GoldenRegimes.demGbpReturns();
    JumpModelFit fit = StatisticalJumpModel.fit(returns, 3, 4.0, YEAR, SEED);
    assertThat(fit.converged()).isTrue();
    List<Regime> labels = fit.parameters().labels(returns);
    double before = 0.0;
    for (Regime regime : Regime.values()) {
      double sum = 0.0;
      int days = 0;
      for (int t = 0; t < returns.length; t++) {
        sum += labels.get(t) == regime ? returns[t] * returns[t] : 0.0;
        days += labels.get(t) == regime ? 1 : 0;
      }
      assertThat(sum / days).isGreaterThan(before);
      before = sum / days;
    }
  }

  /** Two volatilities that take turns of 250 days are found, one label a turn. */
  @Test
  void fitWithChosenPenalty_simulatedTurns_findsThem() {
    Random random = new Random(3L);
    double[] returns = new double[3_000];
    Arrays.setAll(returns, t -> (t / 250 % 2 == 0 ? 0.006 : 0.02) * random.nextGaussian());
    JumpModelFit fit = StatisticalJumpModel.fitWithChosenPenalty(returns, 2, 2.0, YEAR, SEED);
    List<Regime> labels = fit.parameters().labels(returns);
    int right = 0;
    for (int t = 60; t < returns.length; t++) {
      right += (labels.get(t) == Regime.CALM) == (t / 250 % 2 == 0) ? 1 : 0;
    }
    // Eleven turns, each seen some twenty days late, the price of features this slow.
    assertThat(right / 2_940.0).isGreaterThan(0.9);
    assertThat(LabelStability.switches(labels)).isBetween(11, 15);
  }

  @Test
  void fitWithChosenPenalty_anyGoal_takesTheSmallestThatIsEnough() {
    double[] returns = GoldenRegimes.demGbpReturns();
    JumpModelFit fit = StatisticalJumpModel.fitWithChosenPenalty(returns, 2, 3.0, YEAR, SEED);
    assertThat(fit.onlineSwitchesPerYear()).isLessThanOrEqualTo(3.0);
    assertThat(fit.smallestWeight()).isGreaterThanOrEqualTo(0.02);
    double penalty = fit.parameters().penalty();
    assertThat(penalty).isGreaterThan(1.0);
    assertThat(
            StatisticalJumpModel.fit(returns, 2, penalty / 2.0, YEAR, SEED).onlineSwitchesPerYear())
        .isGreaterThan(3.0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void labels_realSeries_switchFarLessThanTheMarkovChain(boolean currency) {
    double[] returns = currency ? GoldenRegimes.demGbpReturns() : sp500Returns();
    JumpModelFit fit = StatisticalJumpModel.fitWithChosenPenalty(returns, 2, 1.5, YEAR, SEED);
    StudentTSwitchingParameters chain =
        StudentTSwitching.fit(returns, 2, SwitchingSettings.DEFAULT, null).parameters();
    int jumps = LabelStability.switches(fit.parameters().labels(returns));
    int moves = LabelStability.switches(RegimeLabeller.of(chain).labels(returns));
    assertThat(jumps).isBetween(2, moves / 2);
  }

  @Test
  void stability_refits_countsLabelsOfJumpModels() {
    double[] returns = GoldenRegimes.demGbpReturns();
    List<LabelStability.Refit> refits = new ArrayList<>();
    for (int count : new int[] {1_000, 1_300, 1_600}) {
      double[] seen = Arrays.copyOf(returns, count);
      refits.add(
          new LabelStability.Refit(
              count,
              StatisticalJumpModel.fitWithChosenPenalty(seen, 2, 3.0, YEAR, SEED).parameters()));
    }
    LabelStability stability = LabelStability.of(refits, returns, YEAR);
    assertThat(stability.agreements()).hasSize(2);
    assertThat(stability.observations()).isEqualTo(returns.length - 999);
    assertThat(stability.leastAgreement()).isBetween(0.0, 1.0);
  }

  @Test
  void fit_anotherUnitOrTheSameSeed_givesTheSameLabels() {
    double[] returns = GoldenRegimes.demGbpReturns();
    double[] scaled = Arrays.stream(returns).map(r -> r * 0x1p-7).toArray();
    JumpModelFit one = StatisticalJumpModel.fit(returns, 3, 8.0, YEAR, SEED);
    JumpModelFit again = StatisticalJumpModel.fit(returns, 3, 8.0, YEAR, SEED);
    JumpModelFit other = StatisticalJumpModel.fit(scaled, 3, 8.0, YEAR, SEED);
    assertThat(again.parameters().labels(returns)).isEqualTo(one.parameters().labels(returns));
    assertThat(again.objective()).isEqualTo(one.objective());
    assertThat(other.parameters().labels(scaled)).isEqualTo(one.parameters().labels(returns));
  }

  @Test
  void filter_beforeTheFirstMove_isCalm() {
    double[] returns = GoldenRegimes.demGbpReturns();
    JumpModelFilter filter =
        new JumpModelFilter(StatisticalJumpModel.fit(returns, 2, 8.0, YEAR, SEED).parameters());
    Set<Regime> seen = new HashSet<>();
    for (int t = 0; t < 10; t++) {
      seen.add(filter.update(0.0));
    }
    assertThat(seen).containsExactly(Regime.CALM);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> filter.update(Double.NaN))
        .withMessage("logReturn must be finite, was NaN");
  }

  @Test
  void fit_badArguments_areRefusedByName() {
    double[] returns = GoldenRegimes.demGbpReturns();
    assertRefused(returns, 4, 1.0, "states");
    assertRefused(returns, 2, -1.0, "penalty");
    assertRefused(returns, 2, Double.NaN, "penalty");
    assertRefused(new double[600], 2, 1.0, "constant");
    assertRefused(new double[40], 2, 1.0, "at least 500");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StatisticalJumpModel.fitWithChosenPenalty(returns, 2, 0.0, YEAR, SEED))
        .withMessageContaining("mostSwitchesPerYear");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StatisticalJumpModel.fitWithChosenPenalty(returns, 3, 1e-9, YEAR, SEED))
        .withMessage("no penalty keeps 3 states with at most 1.0E-9 switches a year");
  }

  private static void assertRefused(double[] returns, int states, double penalty, String part) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StatisticalJumpModel.fit(returns, states, penalty, YEAR, SEED))
        .withMessageContaining(part);
  }
}
