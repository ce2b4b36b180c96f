package io.foreshock.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foreshock.market.MarketId;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.SimulatedMarkets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WalkForwardSplitTest {

  private static WalkForwardSplit random(SplittableRandom random) {
    int train = 1 + random.nextInt(40);
    int purge = random.nextInt(15);
    long first = random.nextInt(-500, 500);
    return new WalkForwardSplit(
        first,
        first + train + purge + 1 + random.nextInt(200),
        train,
        purge,
        1 + random.nextInt(30),
        random.nextInt(25));
  }

  /** Every pair of a trained and a tested day of every fold, day by day. */
  @Test
  void folds_random_neverTestADayNearOneLearnedFrom() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 300; round++) {
      WalkForwardSplit split = random(random);
      for (TrainingFold fold : split.folds()) {
        assertThat(nearest(split, fold)).isGreaterThan(split.purgeDays());
      }
    }
  }

  /**
   * Returns the least number of days from a day learned from to a tested one, negative if after.
   */
  private static long nearest(WalkForwardSplit split, TrainingFold fold) {
    long nearest = Long.MAX_VALUE;
    for (long test = split.firstDay(); test < split.endDay(); test++) {
      for (long day = split.firstDay(); day < split.endDay(); day++) {
        if (fold.testsOn(test) && fold.trainsOn(day)) {
          nearest = Math.min(nearest, test - day);
        }
      }
    }
    return nearest;
  }

  @Test
  void folds_random_testEveryDayAfterTheFirstTrainingOnce() {
    SplittableRandom random = new SplittableRandom(8);
    for (int round = 0; round < 300; round++) {
      WalkForwardSplit split = random(random);
      List<TrainingFold> folds = split.folds();
      long firstTest = split.firstDay() + split.leastTrainDays() + split.purgeDays();
      for (long day = split.firstDay(); day < split.endDay(); day++) {
        long tested = day;
        long times = folds.stream().filter(fold -> fold.testsOn(tested)).count();
        assertThat(times).isEqualTo(day < firstTest ? 0 : 1);
      }
    }
  }

  @Test
  void folds_random_leaveTheEmbargoOfEarlierTestsOut() {
    SplittableRandom random = new SplittableRandom(9);
    for (int round = 0; round < 300; round++) {
      WalkForwardSplit split = random(random);
      List<TrainingFold> folds = split.folds();
      for (int later = 1; later < folds.size(); later++) {
        for (TrainingFold earlier : folds.subList(0, later)) {
          for (int day = 0; day < split.embargoDays(); day++) {
            assertThat(folds.get(later).trainsOn(earlier.testTo() + day)).isFalse();
          }
        }
      }
    }
  }

  /** What is handed out for learning is the same whatever comes after it. */
  @Test
  void training_barsAfterIt_changeNothing() {
    double[] returns = SimulatedMarkets.returns(120, 6, 0.02, 3);
    double[] other = returns.clone();
    PriceSeries bars = bars(returns);
    long first = SimulatedMarkets.START_MS / SimulatedMarkets.DAY_MS;
    WalkForwardSplit split = new WalkForwardSplit(first, first + 120, 40, 5, 20, 10);
    for (TrainingFold fold : split.folds()) {
      int kept = (int) (fold.trainTo() - first) * 6;
      for (int i = kept; i < other.length; i++) {
        other[i] = -returns[i];
      }
      PriceSeries handed = fold.training(bars);
      PriceSeries same = fold.training(bars(other));
      assertThat(handed.size()).isEqualTo(kept).isEqualTo(same.size());
      for (int i = 0; i < kept; i++) {
        assertThat(handed.close(i)).isEqualTo(same.close(i));
        assertThat(handed.closeTimeMs(i)).isLessThanOrEqualTo(fold.knownUntilMs() + 1);
      }
      assertThat(fold.testing(bars).size()).isEqualTo((int) (fold.testTo() - first) * 6);
      System.arraycopy(returns, 0, other, 0, returns.length);
    }
  }

  private static PriceSeries bars(double[] returns) {
    return SimulatedMarkets.bars(new MarketId("M"), 4 * SimulatedMarkets.HOUR_MS, returns, 1);
  }

  @Test
  void inner_lastDaysOfTheTraining_liesBeforeTheOuterTest() {
    TrainingFold outer = new TrainingFold(0, 100, 110, 150, List.of());
    TrainingFold inner = outer.inner(20);
    assertThat(inner).isEqualTo(new TrainingFold(0, 70, 80, 100, List.of()));
    for (long day = 0; day < 150; day++) {
      assertThat(inner.trainsOn(day) || inner.testsOn(day))
          .isEqualTo(day < 70 || (day >= 80 && day < 100));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> outer.inner(95));
  }

  @Test
  void before_aDay_learnsFromAllDaysBeforeIt() {
    TrainingFold fold = TrainingFold.before(1_000, 60);
    assertThat(fold.trainsOn(-9_999)).isTrue();
    assertThat(fold.trainsOn(999)).isTrue();
    assertThat(fold.trainsOn(1_000)).isFalse();
    assertThat(fold.testsOn(1_059)).isFalse();
    assertThat(fold.testsOn(1_060)).isTrue();
    assertThat(fold.knownUntilMs()).isEqualTo(1_000 * SimulatedMarkets.DAY_MS - 1);
    PriceSeries bars = bars(SimulatedMarkets.returns(3, 6, 0.02, 3));
    assertThat(fold.testing(bars).size()).isEqualTo(bars.size());
  }

  @Test
  void new_wrongLengths_areNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WalkForwardSplit(0, 10, 5, 5, 1, 0))
        .withMessageContaining("more than 10");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WalkForwardSplit(0, 10, 0, 5, 1, 0))
        .withMessageContaining("leastTrainDays must be at least 1, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WalkForwardSplit(0, 10, 1, 5, 0, 0))
        .withMessageContaining("testDays");
  }
}
