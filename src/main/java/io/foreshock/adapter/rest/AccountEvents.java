package io.foreshock.adapter.rest;

import io.foreshock.application.WatchAccounts;
import io.foreshock.portfolio.account.EventLog;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The events of accounts as a stream, from the log in memory, at which each watcher looks ten times
 * a second. A watcher takes the next events when it has taken the last ones; one that is too slow
 * for the log is told so by a last event and has to begin again.
 */
@Singleton
final class AccountEvents {

  static final int MOST_WATCHERS = 32;

  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int BATCH = 500;
  private static final int QUIET_PAUSES = 150;
  private static final int RETRY_SECONDS = 5;

  private final WatchAccounts accounts;
  private final AtomicInteger watchers = new AtomicInteger();

  AccountEvents(WatchAccounts accounts) {
    this.accounts = accounts;
  }

  /**
   * Returns the events after one.
   *
   * @param lastEventId number of the last one the client has seen; empty for those to come alone
   * @throws EventsGoneException if some of them are not kept any more
   * @throws OverloadedException if too many watch
   */
  Multi<OutboundSseEvent> after(OptionalLong lastEventId, Sse sse) {
    EventLog log = accounts.events();
    long after = lastEventId.orElseGet(log::lastNumber);
    if (!log.reaches(after)) {
      throw new EventsGoneException(after);
    }
    if (watchers.incrementAndGet() > MOST_WATCHERS) {
      watchers.decrementAndGet();
      throw new OverloadedException(RETRY_SECONDS);
    }
    return Multi.createBy()
        .repeating()
        .uni(() -> new Cursor(log, after), cursor -> Uni.createFrom().item(cursor.next()))
        .withDelay(PAUSE)
        .whilst(batch -> !batch.gone())
        .onItem()
        .transformToIterable(batch -> batch.events(sse))
        .onTermination()
        .invoke(watchers::decrementAndGet);
  }

  /** Where a watcher stands. */
  private static final class Cursor {

    private final EventLog log;
    private long after;
    private int quiet;
    private boolean begun;

    Cursor(EventLog log, long after) {
      this.log = log;
      this.after = after;
    }

    Batch next() {
      if (!log.reaches(after)) {
        return new Batch(List.of(), after, true, false);
      }
      List<EventLog.Entry> entries = log.after(after, BATCH);
      entries.forEach(entry -> after = entry.number());
      quiet = entries.isEmpty() ? quiet + 1 : 0;
      boolean comment = !begun || quiet == QUIET_PAUSES;
      quiet = quiet % QUIET_PAUSES;
      begun = true;
      return new Batch(entries, after, false, comment);
    }
  }

  /** What came in one pause; the first batch has a comment, so that a watcher knows it watches. */
  private record Batch(List<EventLog.Entry> entries, long after, boolean gone, boolean comment) {

    List<OutboundSseEvent> events(Sse sse) {
      if (gone) {
        return List.of(sse.newEventBuilder().name("gone").data(Long.toString(after)).build());
      }
      return comment && entries.isEmpty()
          ? List.of(sse.newEventBuilder().comment("still there").build())
          : entries.stream().map(entry -> event(entry, sse)).toList();
    }

    private static OutboundSseEvent event(EventLog.Entry entry, Sse sse) {
      return sse.newEventBuilder()
          .id(Long.toString(entry.number()))
          .name("state")
          .mediaType(MediaType.APPLICATION_JSON_TYPE)
          .data(AccountEventDocument.class, AccountEventDocument.of(entry.event()))
          .build();
    }
  }
}
