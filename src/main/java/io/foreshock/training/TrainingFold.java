package io.foreshock.training;

import io.foreshock.market.PriceSeries;
import java.util.List;

/**
 * One fold of a walk forward: what may be learned from, and the days it is then tested on. Whatever
 * learns is handed {@link #training}, a history that ends where the training does, so that no
 * scaler, threshold, weight or early stop can see a day of the test or of the purge before it.
 *
 * <p>All days are days since 1970-01-01; windows begin with their first day and end before their
 * last bound.
 *
 * @param trainFrom first day learned from
 * @param trainTo day after the last one learned from
 * @param testFrom first day tested; the days from {@code trainTo} to here are purged
 * @param testTo day after the last one tested
 * @param embargoes windows after the tests of earlier folds, inside the training window, that are
 *     not learned from
 */
public record TrainingFold(
    long trainFrom, long trainTo, long testFrom, long testTo, List<Window> embargoes) {

  private static final long DAY_MS = 86_400_000L;
  private static final long LAST_DAY = Long.MAX_VALUE / DAY_MS;

  /**
   * Days that are left out.
   *
   * @param from first day
   * @param to day after the last one
   */
  public record Window(long from, long to) {

    boolean has(long epochDay) {
      return epochDay >= from && epochDay < to;
    }
  }

  /**
   * Copies the list and checks the order.
   *
   * @throws IllegalArgumentException unless {@code trainFrom < trainTo <= testFrom < testTo}
   */
  public TrainingFold {
    embargoes = List.copyOf(embargoes);
    if (!(trainFrom < trainTo && trainTo <= testFrom && testFrom < testTo)) {
      throw new IllegalArgumentException(
          "days must ascend from trainFrom "
              + trainFrom
              + " to trainTo "
              + trainTo
              + ", testFrom "
              + testFrom
              + " and testTo "
              + testTo);
    }
  }

  /**
   * Returns a single fold that learns from all days before one.
   *
   * @param trainTo day after the last one learned from
   * @param purgeDays days between it and the test, at least 0
   */
  public static TrainingFold before(long trainTo, int purgeDays) {
    return new TrainingFold(Long.MIN_VALUE, trainTo, trainTo + purgeDays, LAST_DAY, List.of());
  }

  /** Tells whether a day may be learned from. */
  public boolean trainsOn(long epochDay) {
    return epochDay >= trainFrom
        && epochDay < trainTo
        && embargoes.stream().noneMatch(window -> window.has(epochDay));
  }

  /** Tells whether a day is tested. */
  public boolean testsOn(long epochDay) {
    return epochDay >= testFrom && epochDay < testTo;
  }

  /** Returns the last moment that what is learned here knows of, epoch milliseconds. */
  public long knownUntilMs() {
    return trainTo * DAY_MS - 1;
  }

  /**
   * Returns the history to learn from: no bar that closes after the training's last day. Days of it
   * on which {@link #trainsOn} says no serve as the past of others, and are no rows.
   */
  public PriceSeries training(PriceSeries bars) {
    return bars.until(trainTo * DAY_MS);
  }

  /**
   * Returns the history to test on: all up to the end of the test. Rows are the days on which
   * {@link #testsOn} says yes; those before them are their past.
   */
  public PriceSeries testing(PriceSeries bars) {
    return bars.until(testTo * DAY_MS);
  }

  /**
   * Returns the fold inside this one's training that an early stop or a threshold is chosen by: its
   * test is the last part of the training, as many purged days lie before it, and the test of this
   * fold is out of its reach.
   *
   * @param days days of the training to choose by, at least 1
   * @throws IllegalArgumentException if no day to learn from is left
   */
  public TrainingFold inner(int days) {
    long purgeDays = testFrom - trainTo;
    return new TrainingFold(
        trainFrom, trainTo - days - purgeDays, trainTo - days, trainTo, embargoes);
  }
}
