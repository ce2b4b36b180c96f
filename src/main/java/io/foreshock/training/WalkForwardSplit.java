package io.foreshock.training;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a run of days into folds that walk forward: each is tested on days after all those it
 * learns from. Training windows grow; tests follow each other without gap or overlap to the last
 * day, the last one maybe shorter.
 *
 * <p>Purged days between training and test keep a label that reaches into the test, or a feature
 * that remembers the training, from tying the two together. Days of the embargo after a test are
 * not learned from by later folds, since they carry on what the choice of a model was judged by.
 *
 * <p>Reference: M. López de Prado, "Advances in Financial Machine Learning", Wiley 2018, chapter 7;
 * windows here are in calendar days and always in time order.
 *
 * @param firstDay first day there is, days since 1970-01-01
 * @param endDay day after the last one
 * @param leastTrainDays days learned from in the first fold, at least 1
 * @param purgeDays days left out before each test, at least 0
 * @param testDays days of a test, at least 1
 * @param embargoDays days after a test that later folds leave out, at least 0
 */
public record WalkForwardSplit(
    long firstDay, long endDay, int leastTrainDays, int purgeDays, int testDays, int embargoDays) {

  /**
   * Checks the lengths.
   *
   * @throws IllegalArgumentException if one is out of range or no day is left to test
   */
  public WalkForwardSplit {
    requireAtLeast("leastTrainDays", leastTrainDays, 1);
    requireAtLeast("purgeDays", purgeDays, 0);
    requireAtLeast("testDays", testDays, 1);
    requireAtLeast("embargoDays", embargoDays, 0);
    if (!(firstDay + leastTrainDays + purgeDays < endDay)) {
      throw new IllegalArgumentException(
          "days must be more than "
              + (leastTrainDays + purgeDays)
              + " to train, purge and test, were "
              + (endDay - firstDay));
    }
  }

  private static void requireAtLeast(String name, int value, int least) {
    if (!(value >= least)) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", was " + value);
    }
  }

  /** Returns the folds in time order, at least one. */
  public List<TrainingFold> folds() {
    List<TrainingFold> folds = new ArrayList<>();
    List<TrainingFold.Window> embargoes = new ArrayList<>();
    long testFrom = firstDay + leastTrainDays + purgeDays;
    while (testFrom < endDay) {
      long testTo = Math.min(testFrom + testDays, endDay);
      folds.add(
          new TrainingFold(
              firstDay, testFrom - purgeDays, testFrom, testTo, List.copyOf(embargoes)));
      embargoes.add(new TrainingFold.Window(testTo, testTo + embargoDays));
      testFrom = testTo;
    }
    return folds;
  }
}
