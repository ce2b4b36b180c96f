package io.foreshock.application;

import io.foreshock.feature.DailyObservations;
import io.foreshock.forecast.FittedParameters;
import io.foreshock.market.MarketId;
import java.time.LocalDate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * One market of a replay, walked a day at a time by the code of the service. What is in force on a
 * day was decided at the close before it; of the day itself its close alone is used, as the mark.
 */
final class MarketReplay {

  private static final long DAY_MS = 86_400_000L;

  /** Longer than any closure of an exchange since 1945. */
  private static final long LONGEST_CLOSURE_DAYS = 10;

  private final MarketHistory history;
  private final DailyObservations days;
  private final MarginWalk walk;
  private final PublishMargins margins;
  private final long fromDay;
  private final long toDay;
  private int today;
  private int before;

  /**
   * Walks to the first day of a period.
   *
   * @param history the market's history
   * @param champions which champion and profile serve a day
   * @param memory fits made before
   * @param margins makes publications
   * @param period the period
   * @throws RiskException.MissingHistory if the history does not cover it
   */
  MarketReplay(
      MarketHistory history,
      ChampionDirectory champions,
      FittedParameters memory,
      PublishMargins margins,
      ReplayPeriod period) {
    this.history = history;
    this.days = history.days();
    this.walk = new MarginWalk(history, champions, memory);
    this.margins = margins;
    this.fromDay = period.from().toEpochDay();
    this.toDay = period.to().toEpochDay();
    requireCovered();
    walkTo(firstFrom(fromDay));
    requireInForce();
  }

  private MarketId marketId() {
    return history.market().id();
  }

  /** Returns the place of the first day that is not before a date. */
  private int firstFrom(long epochDay) {
    return (int)
        IntStream.range(0, days.size()).takeWhile(i -> days.epochDay(i) < epochDay).count();
  }

  private void requireCovered() {
    int size = days.size();
    if (size == 0) {
      throw missing(fromDay, toDay);
    }
    for (int i = 1; i < size; i++) {
      requireNoGap(days.epochDay(i - 1), days.epochDay(i));
    }
    boolean ends = days.epochDay(size - 1) < toDay;
    long next = history.nextDayStartMs(size - 1) / DAY_MS;
    if (ends && next <= toDay) {
      throw missing(Math.max(next, fromDay), toDay);
    }
  }

  private void requireNoGap(long earlier, long later) {
    boolean inside = later > fromDay && earlier < toDay;
    if (inside && later - earlier > LONGEST_CLOSURE_DAYS) {
      throw missing(Math.max(earlier + 1, fromDay), Math.min(later - 1, toDay));
    }
  }

  private void walkTo(int day) {
    while (walk.seen() < day) {
      walk.next();
    }
  }

  /** Nothing is in force before the first day that could be forecast. */
  private void requireInForce() {
    if (walk.latest().isPresent() && walk.seen() > 0) {
      today = walk.seen() - 1;
      before = today;
      return;
    }
    while (walk.latest().isEmpty() && walk.hasNext() && days.epochDay(walk.seen()) <= toDay) {
      walk.next();
    }
    long last = walk.latest().isPresent() ? days.epochDay(walk.seen() - 1) : toDay;
    throw missing(fromDay, Math.min(last, toDay));
  }

  private RiskException missing(long from, long to) {
    return new RiskException.MissingHistory(
        marketId(), LocalDate.ofEpochDay(from), LocalDate.ofEpochDay(to));
  }

  /** Returns the days of the period on which the market traded, days since 1970-01-01. */
  LongStream tradedDays() {
    return IntStream.range(0, days.size())
        .mapToLong(days::epochDay)
        .filter(day -> day >= fromDay && day <= toDay);
  }

  /** Goes to a day; where the market did not trade on it, its last close stays the mark. */
  void goTo(long epochDay) {
    before = today;
    int next = today + 1;
    if (next < days.size() && days.epochDay(next) <= epochDay) {
      walkTo(next); // what was decided at the close before is in force on the day
      today = next;
    }
  }

  /** Returns the close of the day, quote currency. */
  double markPrice() {
    return days.close(today);
  }

  /** Returns how far the price moved since the day gone to before, quote currency. */
  double move() {
    return days.close(today) - days.close(before);
  }

  /** Returns what is in force on the day. */
  MarketEvaluation inForce() {
    return walk.latest().orElseThrow();
  }

  /** Returns the market as valued at the close of the day by what is in force on it. */
  MarketRisk risk() {
    MarketEvaluation evaluation = inForce();
    MarketHistory known = history.until(evaluation.evaluatedAtMs());
    MarketRisk risk = MarketRisk.of(margins.publication(known, evaluation, walk), known, walk);
    return risk.markedAt(markPrice());
  }
}
