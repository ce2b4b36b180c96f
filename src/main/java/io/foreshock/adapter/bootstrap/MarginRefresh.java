package io.foreshock.adapter.bootstrap;

import io.foreshock.application.ActiveModels;
import io.foreshock.application.MarketRisk;
import io.foreshock.application.MarketRisks;
import io.foreshock.application.PublicationProgress;
import io.foreshock.application.PublishMargins;
import io.foreshock.application.PublishedSnapshot;
import io.foreshock.application.RefreshRequests;
import io.foreshock.market.MarketId;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Keeps what is published up to date with store and models, one refresh after the other on one
 * thread. Requests that come while one runs become one more. Every snapshot that differs is
 * announced, so that documents and meters follow.
 */
@Singleton
final class MarginRefresh implements RefreshRequests {

  private static final Logger LOG = Logger.getLogger(MarginRefresh.class);
  private static final long PROGRESS_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final PublishMargins margins;
  private final ActiveModels models;
  private final Event<PublishedSnapshot> published;
  private final KeptSnapshot kept;
  private final LiveScoring scoring;
  private final Instance<MarketRisks> risks;
  private final EvaluationThreads threads;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("margin-refresh").factory());
  private final AtomicBoolean requested = new AtomicBoolean();
  private String failureToldLast = "";

  private volatile boolean started;
  private volatile int restored;
  private volatile int evaluated;
  private volatile int toEvaluate;
  private volatile boolean completedOnce;

  MarginRefresh(
      PublishMargins margins,
      ActiveModels models,
      Event<PublishedSnapshot> published,
      KeptSnapshot kept,
      LiveScoring scoring,
      Instance<MarketRisks> risks,
      EvaluationThreads threads) {
    this.margins = margins;
    this.models = models;
    this.published = published;
    this.kept = kept;
    this.scoring = scoring;
    this.risks = risks;
    this.threads = threads;
  }

  /**
   * Puts in force what was kept of the process before, on the caller's thread.
   *
   * @return whether there was anything to serve
   */
  boolean restore() {
    Optional<PublishedSnapshot> snapshot = kept.read().filter(each -> !each.markets().isEmpty());
    if (snapshot.isPresent()) {
      margins.restore(snapshot.get());
      published.fire(snapshot.get());
      restored = snapshot.get().markets().size();
    }
    return snapshot.isPresent();
  }

  /**
   * Does some work first, then refreshes for the first time, all off the caller's thread. Requests
   * made earlier are of no effect: a refresh before the work is done would tell too little.
   */
  void start(Runnable before, Runnable after) {
    started = true;
    submit(() -> {
      before.run();
      refresh();
      after.run();
    });
  }

  /** Serves what was restored and refreshes when it is asked to. */
  void startWhenAsked() {
    started = true;
  }

  @Override
  public void request() {
    if (started && requested.compareAndSet(false, true)) {
      submit(() -> {
        requested.set(false);
        refresh();
      });
    }
  }

  /** Looks for models that have changed, and refreshes where they have. */
  void reloadModels() {
    submit(() -> {
      if (models.reload()) {
        LOG.infof("models reloaded editions=%d", models.loaded().editions().editions().size());
        refresh();
      }
    });
  }

  private void submit(Runnable work) {
    try {
      worker.execute(() -> guarded(work));
    } catch (RejectedExecutionException stopping) {
      LOG.debug("not refreshed: the service is stopping", stopping);
    }
  }

  /** What is published stays in force whatever fails here; a failure is told once. */
  private void guarded(Runnable work) {
    try {
      work.run();
      failureToldLast = "";
    } catch (RuntimeException failure) {
      if (!failureToldLast.equals(failure.toString())) {
        LOG.error("refresh failed; what is published stays in force", failure);
        failureToldLast = failure.toString();
      }
    }
  }

  private void refresh() {
    PublishedSnapshot before = margins.snapshot();
    Progress progress = new Progress();
    try {
      PublishedSnapshot after = margins.refresh(progress);
      boolean first = !completedOnce;
      completedOnce = true;
      threads.leaveAProcessor();
      if (first || after.sequence() != before.sequence()) {
        scoring.afterBars();
      }
      if (after.sequence() != before.sequence()) {
        kept.keep(after);
        LOG.infof(
            "published sequence=%d markets=%d refused=%d evaluated=%d ms=%d",
            after.sequence(),
            after.markets().size(),
            after.refused().size(),
            progress.done.get(),
            TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - progress.startedNanos));
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells whether the first refresh has completed. */
  boolean completedOnce() {
    return completedOnce;
  }

  /** Returns how many markets were put in force from what was kept. */
  int restored() {
    return restored;
  }

  /** Returns how many markets the refresh that runs, or ran last, has evaluated. */
  int evaluated() {
    return evaluated;
  }

  /** Returns how many markets the refresh that runs, or ran last, evaluates. */
  int toEvaluate() {
    return toEvaluate;
  }

  @PreDestroy
  void stop() {
    worker.shutdownNow();
  }

  /** Counts markets and tells of it every few seconds; called from several threads. */
  private final class Progress implements PublicationProgress {

    private final long startedNanos = System.nanoTime();
    private final AtomicInteger done = new AtomicInteger();
    private long toldNanos = startedNanos;

    @Override
    public synchronized void evaluated(MarketId marketId, int total) {
      evaluated = done.incrementAndGet();
      toEvaluate = total;
      long now = System.nanoTime();
      if (now - toldNanos >= PROGRESS_INTERVAL_NANOS) {
        LOG.infof("evaluating markets, %d of %d done", done.get(), total);
        toldNanos = now;
      }
    }

    @Override
    public void walked(MarketRisk risk) {
      risks.get().expect(risk);
    }

    @Override
    public void published(PublishedSnapshot snapshot) {
      published.fire(snapshot);
    }
  }
}
