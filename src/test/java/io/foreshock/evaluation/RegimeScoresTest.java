package io.foreshock.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.forecast.regime.Regime;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RegimeScoresTest {

  private static final int ROWS = 400;
  private static final double[] VARIANCES = Arrays.copyOf(Golden.numbers("g10_sp500_rv.csv"), ROWS);

  /** Sorts all earlier days anew each day. */
  @Test
  void outcome_marketVariances_matchNaive() {
    StressOutcome outcome = StressOutcome.of(VARIANCES);
    int outcomes = 0;
    for (int t = StressOutcome.PERCENTILE_DAYS; t < ROWS; t++) {
      double[] past = Arrays.copyOf(VARIANCES, t);
      Arrays.sort(past);
      double position = 0.9 * (t - 1);
      int below = (int) position;
      double threshold = past[below] + (position - below) * (past[below + 1] - past[below]);
      assertThat(outcome.stressed(t)).isEqualTo(VARIANCES[t] > threshold);
      if (t >= StressOutcome.FIRST_SCORED) {
        assertThat(outcome.climatology(t)).isEqualTo((double) outcomes / (t - 60));
      }
      outcomes += outcome.stressed(t) ? 1 : 0;
    }
    assertThat(outcomes).isBetween(20, 100);
  }

  @Test
  void outcome_cutSeries_saysTheSameUpToTheCut() {
    StressOutcome whole = StressOutcome.of(VARIANCES);
    for (int cut = 121; cut < ROWS; cut += 37) {
      StressOutcome part = StressOutcome.of(Arrays.copyOf(VARIANCES, cut));
      for (int t = StressOutcome.FIRST_SCORED; t < cut; t++) {
        assertThat(part.stressed(t)).isEqualTo(whole.stressed(t));
        assertThat(part.climatology(t)).isEqualTo(whole.climatology(t));
      }
    }
  }

  /** A day's own variance may decide its outcome, never its percentile or climatology. */
  @Test
  void outcome_jumpOfTheLastDay_movesNothingBefore() {
    double[] jumped = VARIANCES.clone();
    jumped[ROWS - 1] = 1e9;
    StressOutcome outcome = StressOutcome.of(jumped);
    StressOutcome calm = StressOutcome.of(VARIANCES);
    assertThat(outcome.stressed(ROWS - 1)).isTrue();
    assertThat(outcome.climatology(ROWS - 1)).isEqualTo(calm.climatology(ROWS - 1));
  }

  @Test
  void of_perfectForecast_hasSkillOne() {
    StressOutcome outcome = StressOutcome.of(VARIANCES);
    double[] perfect = new double[ROWS];
    for (int t = StressOutcome.FIRST_SCORED; t < ROWS; t++) {
      perfect[t] = outcome.stressed(t) ? 1.0 : 0.0;
    }
    RegimeScores scores = score(perfect);
    assertThat(scores.brier()).isEqualTo(0.0);
    assertThat(scores.brierSkill()).hasValue(1.0);
    assertThat(scores.falseAlarmsPerTwoMonths()).isEqualTo(0.0);
    assertThat(scores.scoredDays()).isEqualTo(ROWS - 120);
  }

  @Test
  void of_climatologyItself_hasSkillZero() {
    StressOutcome outcome = StressOutcome.of(VARIANCES);
    double[] climatology = new double[ROWS];
    for (int t = StressOutcome.FIRST_SCORED; t < ROWS; t++) {
      climatology[t] = outcome.climatology(t);
    }
    assertThat(score(climatology).brierSkill()).hasValue(0.0);
  }

  @Test
  void of_neverAnOutcome_hasNoSkill() {
    double[] flat = new double[ROWS];
    Arrays.fill(flat, 1.0);
    RegimeScores scores =
        RegimeScores.of(days(), new double[ROWS], flat, new double[ROWS], labels());
    assertThat(scores.outcomeDays()).isZero();
    assertThat(scores.brierSkill()).isEmpty();
    assertThat(scores.leads()).isEmpty();
    assertThat(scores.medianLeadDays()).isEmpty();
  }

  /** Flat variances but for one jump at row 309: entries at 200 and 300 are false and true. */
  @Test
  void of_entries_countFalseOnesByHand() {
    double[] variances = new double[ROWS];
    Arrays.fill(variances, 1.0);
    variances[309] = 2.0;
    double[] probabilities = new double[ROWS];
    Arrays.fill(probabilities, 200, 205, 0.5); // no outcome: false
    Arrays.fill(probabilities, 300, 302, 0.9); // outcome on the tenth day: justified
    probabilities[299] = 0.49; // below a warning: no entry
    probabilities[310] = 0.7; // no outcome any more: false
    Arrays.fill(probabilities, 395, 400, 0.9); // its ten days are not over: not judged
    RegimeScores scores =
        RegimeScores.of(days(), new double[ROWS], variances, probabilities, labels());
    assertThat(scores.outcomeDays()).isEqualTo(1);
    assertThat(scores.falseAlarmsPerTwoMonths()).isCloseTo(2.0 * 60.875 / 280.0, within(1e-12));
  }

  @Test
  void of_labels_countSwitchesPerYear() {
    Regime[] labels = labels();
    Arrays.fill(labels, 100, 150, Regime.STRESSED);
    Arrays.fill(labels, 150, 160, Regime.ELEVATED);
    RegimeScores scores =
        RegimeScores.of(days(), new double[ROWS], VARIANCES, new double[ROWS], labels);
    assertThat(scores.switchesPerYear()).isCloseTo(3.0 * 365.25 / 400.0, within(1e-12));
    assertThat(RegimeScores.labelAgreement(labels, labels())).isEqualTo(340.0 / 400.0);
    assertThat(RegimeScores.labelAgreement(labels, labels)).isEqualTo(1.0);
  }

  /** Prices 100, 110, 99, 105, 120, 60, 130, 117: by hand. */
  @Test
  void drawdowns_knownPrices_areFoundByHand() {
    double[] prices = {100, 110, 99, 105, 120, 60, 130, 117};
    List<Drawdown> found = Drawdown.largest(logReturns(prices), 10);
    assertThat(found).extracting(Drawdown::peak).containsExactly(4, 1, 6);
    assertThat(found).extracting(Drawdown::trough).containsExactly(5, 2, 7);
    assertThat(found.get(0).depth()).isCloseTo(0.5, within(1e-12));
    assertThat(found.get(1).depth()).isCloseTo(0.1, within(1e-12));
    assertThat(found.get(2).depth()).isCloseTo(0.1, within(1e-12));
    assertThat(Drawdown.largest(logReturns(prices), 1)).containsExactly(found.get(0));
  }

  @Test
  void leadDays_firstWarningInTheWindow_counts() {
    Drawdown drawdown = new Drawdown(20, 30, 0.3);
    double[] probabilities = new double[40];
    assertThat(drawdown.leadDays(probabilities)).isEmpty();
    probabilities[9] = 1.0; // eleven days before: too early
    probabilities[21] = 1.0; // the day after: too late
    assertThat(drawdown.leadDays(probabilities)).isEmpty();
    probabilities[20] = 0.5;
    assertThat(drawdown.leadDays(probabilities)).hasValue(0);
    probabilities[13] = 0.5;
    assertThat(drawdown.leadDays(probabilities)).hasValue(7);
    probabilities[10] = 0.5;
    assertThat(drawdown.leadDays(probabilities)).hasValue(10);
  }

  @Test
  void medianLead_missedOnes_countAsWorst() {
    OptionalInt missed = OptionalInt.empty();
    assertThat(median(OptionalInt.of(3), missed, OptionalInt.of(7))).hasValue(3.0);
    assertThat(median(OptionalInt.of(3), OptionalInt.of(4))).hasValue(3.5);
    assertThat(median(OptionalInt.of(3), missed)).isEmpty();
    assertThat(median(OptionalInt.of(3), missed, missed)).isEmpty();
  }

  /** Cutting the rows changes none of the sums up to the cut, so scores of parts add up. */
  @Test
  void of_scoresOfTheFirstRows_doNotKnowTheRest() {
    double[] probabilities = IntStream.range(0, ROWS).mapToDouble(t -> t % 7 / 7.0).toArray();
    double[] later = VARIANCES.clone();
    Arrays.fill(later, 300, ROWS, 50.0);
    RegimeScores first = cut(VARIANCES, probabilities, 300);
    assertThat(cut(later, probabilities, 300)).isEqualTo(first);
    RegimeScores whole = cut(VARIANCES, probabilities, ROWS);
    StressOutcome outcome = StressOutcome.of(VARIANCES);
    double rest = 0.0;
    for (int t = 300; t < ROWS; t++) {
      double error = probabilities[t] - (outcome.stressed(t) ? 1.0 : 0.0);
      rest += error * error;
    }
    assertThat(whole.brier() * 280.0).isCloseTo(first.brier() * 180.0 + rest, within(1e-9));
  }

  @Test
  void all_badInput_isRefused() {
    double[] probabilities = new double[ROWS];
    probabilities[5] = Double.NaN;
    assertThatIllegalArgumentException().isThrownBy(() -> score(probabilities));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StressOutcome.of(Arrays.copyOf(VARIANCES, 120)));
    double[] variances = VARIANCES.clone();
    variances[7] = Double.NaN;
    assertThatIllegalArgumentException().isThrownBy(() -> StressOutcome.of(variances));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StressOutcome.of(VARIANCES).climatology(119));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Drawdown.largest(new double[] {0.0, Double.NaN}, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Drawdown(5, 5, 0.1));
  }

  private static RegimeScores score(double[] probabilities) {
    return RegimeScores.of(days(), new double[ROWS], VARIANCES, probabilities, labels());
  }

  private static RegimeScores cut(double[] variances, double[] probabilities, int rows) {
    return RegimeScores.of(
        Arrays.copyOf(days(), rows),
        new double[rows],
        Arrays.copyOf(variances, rows),
        Arrays.copyOf(probabilities, rows),
        Arrays.copyOf(labels(), rows));
  }

  private static long[] days() {
    return LongStream.range(18_000, 18_000 + ROWS).toArray();
  }

  private static Regime[] labels() {
    Regime[] labels = new Regime[ROWS];
    Arrays.fill(labels, Regime.CALM);
    return labels;
  }

  private static double[] logReturns(double[] prices) {
    double[] returns = new double[prices.length];
    for (int t = 1; t < prices.length; t++) {
      returns[t] = StrictMath.log(prices[t] / prices[t - 1]);
    }
    return returns;
  }

  private static OptionalDouble median(OptionalInt... leads) {
    return new RegimeScores(1, 0, 0.0, 0.0, 0.0, 0.0, List.of(leads)).medianLeadDays();
  }
}
