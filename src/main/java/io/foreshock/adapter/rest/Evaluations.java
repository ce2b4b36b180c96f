package io.foreshock.adapter.rest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Evaluations on request, off the event loop: one fewer at a time than there are processors, so
 * that what is published is served and what is too much refused without waiting for one; as many
 * more waiting as can be worked off within the longest wait, the rest refused at once. How long a
 * wait would be is measured: those waiting times the moving average of what an evaluation takes,
 * over the threads.
 */
@Singleton
final class Evaluations {

  private static final int WAITING = 256;
  private static final long IDLE_SECONDS = 30;

  /** What an evaluation is taken to last before the first was measured. */
  private static final long PRIOR_NANOS = 100_000_000L;

  /** Weight of the newest duration: a tenth, so about the last twenty count. */
  private static final int SMOOTHING = 10;

  private final ThreadPoolExecutor threads;
  private final AtomicInteger pending = new AtomicInteger();
  private final AtomicLong meanNanos = new AtomicLong(PRIOR_NANOS);
  private final long longestWaitNanos;
  private final LongSupplier nanoTime;
  private final Timer timer;
  private final Counter shed;

  /**
   * @param longestWait longest expected wait before an evaluation begins, not negative; zero lets
   *     none wait
   * @param meters where durations and refusals are counted
   */
  @Inject
  Evaluations(
      @ConfigProperty(name = "foreshock.admission.max-wait") Duration longestWait,
      MeterRegistry meters) {
    this(
        Math.max(1, Runtime.getRuntime().availableProcessors() - 1),
        longestWait,
        meters,
        System::nanoTime);
  }

  /**
   * @param threadCount evaluations at a time, at least 1
   * @param nanoTime what durations are measured by; any origin
   */
  Evaluations(int threadCount, Duration longestWait, MeterRegistry meters, LongSupplier nanoTime) {
    if (longestWait.isNegative()) {
      throw new IllegalArgumentException(
          "foreshock.admission.max-wait must not be negative, was " + longestWait);
    }
    threads =
        new ThreadPoolExecutor(
            threadCount,
            threadCount,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("evaluation-on-request-", 0).factory());
    threads.allowCoreThreadTimeOut(true);
    longestWaitNanos = longestWait.toNanos();
    this.nanoTime = nanoTime;
    shed = OverloadedException.counter("wait", meters);
    timer =
        Timer.builder("foreshock.evaluation.on.request")
            .description("Time to evaluate a market at a past moment or another horizon")
            .register(meters);
  }

  /**
   * Returns after how many seconds another evaluation is worth asking for, empty while one would be
   * let in. A refusal is counted; who asks here refuses.
   */
  OptionalInt retrySecondsIfFull() {
    long waitNanos = waitNanos(pending.get());
    if (waitNanos <= longestWaitNanos) {
      return OptionalInt.empty();
    }
    shed.increment();
    return OptionalInt.of(retrySeconds(waitNanos));
  }

  /** Returns what the evaluation gives, or fails with {@link OverloadedException}. */
  <T> Uni<T> run(Supplier<T> evaluation) {
    return Uni.createFrom().deferred(() -> admitted(evaluation));
  }

  private <T> Uni<T> admitted(Supplier<T> evaluation) {
    long waitNanos = waitNanos(pending.getAndIncrement());
    Uni<T> answer =
        waitNanos > longestWaitNanos
            ? Uni.createFrom().failure(refusal(waitNanos))
            : Uni.createFrom()
                .item(() -> timed(evaluation))
                .runSubscriptionOn(threads)
                .onFailure(RejectedExecutionException.class)
                .transform(full -> refusal(waitNanos));
    return answer.onTermination().invoke(pending::decrementAndGet);
  }

  private long waitNanos(int before) {
    int atATime = threads.getCorePoolSize();
    return before < atATime ? 0 : (before - atATime + 1) * meanNanos.get() / atATime;
  }

  private <T> T timed(Supplier<T> evaluation) {
    long began = nanoTime.getAsLong();
    try {
      return evaluation.get();
    } finally {
      long took = nanoTime.getAsLong() - began;
      timer.record(took, TimeUnit.NANOSECONDS);
      meanNanos.updateAndGet(mean -> mean + (took - mean) / SMOOTHING);
    }
  }

  private OverloadedException refusal(long waitNanos) {
    shed.increment();
    return new OverloadedException(retrySeconds(waitNanos));
  }

  private static int retrySeconds(long waitNanos) {
    return Math.toIntExact(1 + TimeUnit.NANOSECONDS.toSeconds(waitNanos));
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
