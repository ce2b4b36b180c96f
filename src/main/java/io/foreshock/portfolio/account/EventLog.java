package io.foreshock.portfolio.account;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The last events, numbered without gaps, up to a number of them. Safe for threads. Who reads
 * slower than events come learns that some are gone, and never holds anybody up.
 */
public final class EventLog {

  private final int most;
  private final Deque<AccountEvent> events = new ArrayDeque<>();
  private long firstNumber;

  /**
   * Makes an empty log.
   *
   * @param most events that are kept, at least 1
   * @param firstNumber number of the first event; above all of earlier logs, so that a reader of
   *     those is known
   */
  public EventLog(int most, long firstNumber) {
    if (!(most >= 1)) {
      throw new IllegalArgumentException("most must be at least 1, was " + most);
    }
    this.most = most;
    this.firstNumber = firstNumber;
  }

  /**
   * A numbered event.
   *
   * @param number its number
   * @param event the event
   */
  public record Entry(long number, AccountEvent event) {}

  /** Adds events, in this order. */
  public synchronized void add(List<AccountEvent> added) {
    for (AccountEvent event : added) {
      events.addLast(event);
      if (events.size() > most) {
        events.removeFirst();
        firstNumber++;
      }
    }
  }

  /** Returns the number of the last event, one less than the first one's before there is any. */
  public synchronized long lastNumber() {
    return firstNumber + events.size() - 1;
  }

  /**
   * Tells whether all events after one are there.
   *
   * @param number number of the last event somebody has
   */
  public synchronized boolean reaches(long number) {
    return number >= firstNumber - 1 && number <= lastNumber();
  }

  /**
   * Returns the events after one.
   *
   * @param number number of the last event that is left out
   * @param limit how many at most
   * @throws IllegalArgumentException if some of them are gone; see {@link #reaches}
   */
  public synchronized List<Entry> after(long number, int limit) {
    if (!reaches(number)) {
      throw new IllegalArgumentException("events after " + number + " are not all there");
    }
    List<Entry> found = new ArrayList<>();
    long next = number + 1;
    for (AccountEvent event : events.stream().skip(next - firstNumber).limit(limit).toList()) {
      found.add(new Entry(next++, event));
    }
    return found;
  }
}
