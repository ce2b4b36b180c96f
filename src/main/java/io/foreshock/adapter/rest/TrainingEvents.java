package io.foreshock.adapter.rest;

import io.foreshock.application.RunTraining;
import io.foreshock.training.TrainingEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The events of a training as a stream, from the record in the store: it does not matter which
 * process trains, and what was missed is sent first. Each watcher asks the store once a second, so
 * there may only be some.
 */
@Singleton
final class TrainingEvents {

  static final int MOST_WATCHERS = 32;

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int BATCH = 200;
  private static final int QUIET_PAUSES = 15;
  private static final int RETRY_SECONDS = 5;

  private final RunTraining trainings;
  private final AtomicInteger watchers = new AtomicInteger();

  TrainingEvents(RunTraining trainings) {
    this.trainings = trainings;
  }

  /**
   * Returns the events of a run that come after one, up to the one that ends it.
   *
   * @param after number of the last event that is left out, 0 for none
   * @throws OverloadedException if too many watch
   */
  Multi<OutboundSseEvent> of(String id, long after, Sse sse) {
    if (watchers.incrementAndGet() > MOST_WATCHERS) {
      watchers.decrementAndGet();
      throw new OverloadedException(RETRY_SECONDS);
    }
    return Multi.createBy()
        .repeating()
        .uni(() -> new Cursor(id, after), Cursor::next)
        .withDelay(PAUSE)
        .whilst(batch -> !batch.last())
        .onItem()
        .transformToIterable(batch -> batch.events(sse))
        .onTermination()
        .invoke(watchers::decrementAndGet);
  }

  /** Where a watcher stands. */
  private final class Cursor {

    private final String id;
    private long after;
    private int quiet;

    Cursor(String id, long after) {
      this.id = id;
      this.after = after;
    }

    Uni<Batch> next() {
      return Uni.createFrom()
          .item(this::read)
          .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Batch read() {
      // The state first: whatever ended the run is then among the events that are read after it.
      boolean ended = trainings.find(id).state().ended();
      List<TrainingEvent> events = trainings.events(id, after, BATCH);
      quiet = events.isEmpty() ? quiet + 1 : 0;
      events.forEach(event -> after = event.number());
      boolean longQuiet = quiet > 0 && quiet % QUIET_PAUSES == 0;
      return new Batch(events, ended && events.size() < BATCH, longQuiet);
    }
  }

  /** What came in one pause. */
  private record Batch(List<TrainingEvent> events, boolean last, boolean longQuiet) {

    List<OutboundSseEvent> events(Sse sse) {
      if (longQuiet && !last) {
        return List.of(sse.newEventBuilder().comment("still there").build());
      }
      return events.stream().map(event -> event(event, sse)).toList();
    }

    private static OutboundSseEvent event(TrainingEvent event, Sse sse) {
      return sse.newEventBuilder()
          .id(Long.toString(event.number()))
          .name(event.state().ended() ? "end" : "progress")
          .mediaType(MediaType.APPLICATION_JSON_TYPE)
          .data(TrainingDocument.Event.class, TrainingDocument.Event.of(event))
          .build();
    }
  }
}
