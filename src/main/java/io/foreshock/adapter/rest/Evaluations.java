package io.foreshock.adapter.rest;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Evaluations on request, off the event loop: a few at a time, a few more waiting, the rest refused
 * at once. What is published is served all the while.
 */
@Singleton
final class Evaluations {

  private static final int THREADS = 2;
  private static final int WAITING = 16;
  private static final long IDLE_SECONDS = 30;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          Thread.ofPlatform().daemon().name("evaluation-on-request-", 0).factory());
  private final Timer timer;

  Evaluations(MeterRegistry meters) {
    threads.allowCoreThreadTimeOut(true);
    timer =
        Timer.builder("foreshock.evaluation.on.request")
            .description("Time to evaluate a market at a past moment or another horizon")
            .register(meters);
  }

  /** Returns what the evaluation gives, or fails with {@link BusyException}. */
  <T> Uni<T> run(Supplier<T> evaluation) {
    return Uni.createFrom()
        .item(() -> timer.record(evaluation))
        .runSubscriptionOn(threads)
        .onFailure(RejectedExecutionException.class)
        .transform(BusyException::new);
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
