package io.foreshock.adapter.bootstrap;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The one thread that sees trainings through, of low priority. What fails on it is told in the log;
 * the next task is carried out all the same.
 */
@Singleton
final class TrainingThread implements Executor {

  private static final Logger LOG = Logger.getLogger(TrainingThread.class);
  private static final long LONGEST_STOP_SECONDS = 5;

  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().priority(Thread.MIN_PRIORITY).name("training").factory());

  @Override
  public void execute(Runnable task) {
    worker.execute(() -> guarded(task));
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException failure) {
      LOG.error("a training could not be seen through; what serves is as it was", failure);
    }
  }

  /** Ends the training that runs, and lets it record that. */
  @PreDestroy
  void stop() throws InterruptedException {
    worker.shutdownNow();
    if (!worker.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
      LOG.warn("a training did not end in time; the next start records its end");
    }
  }
}
