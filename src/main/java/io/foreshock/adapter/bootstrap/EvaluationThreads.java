package io.foreshock.adapter.bootstrap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that walk markets, of low priority, so that requests go first: two until everything
 * is published, and then no more than leave a processor to what serves it. Each task, which is the
 * evaluation of one market, is timed.
 */
@Singleton
final class EvaluationThreads {

  private static final int THREADS = 2;
  private static final long IDLE_SECONDS = 30;

  private final ThreadPoolExecutor executor;

  EvaluationThreads(MeterRegistry meters, LowPriorityThreads threads) {
    Timer timer =
        Timer.builder("foreshock.evaluation")
            .description("Time to evaluate one market for publication")
            .register(meters);
    executor = new TimedExecutor(timer, threads.factory("evaluation"));
    executor.allowCoreThreadTimeOut(true);
  }

  ExecutorService executor() {
    return executor;
  }

  /** From now on requests are answered meanwhile. */
  void leaveAProcessor() {
    int threads = Math.clamp(Runtime.getRuntime().availableProcessors() - 1, 1, THREADS);
    executor.setCorePoolSize(threads);
    executor.setMaximumPoolSize(threads);
  }

  /** Returns how many markets are walked at once. */
  int atOnce() {
    return executor.getMaximumPoolSize();
  }

  @PreDestroy
  void stop() {
    executor.shutdownNow();
  }

  private static final class TimedExecutor extends ThreadPoolExecutor {

    private final Timer timer;
    private final ThreadLocal<Long> startedNanos = ThreadLocal.withInitial(System::nanoTime);

    TimedExecutor(Timer timer, ThreadFactory threads) {
      super(THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
      this.timer = timer;
    }

    @Override
    protected void beforeExecute(Thread thread, Runnable task) {
      startedNanos.set(System.nanoTime());
      super.beforeExecute(thread, task);
    }

    @Override
    protected void afterExecute(Runnable task, Throwable failure) {
      super.afterExecute(task, failure);
      timer.record(System.nanoTime() - startedNanos.get(), TimeUnit.NANOSECONDS);
    }
  }
}
