package io.foreshock.adapter.bootstrap;

import io.foreshock.adapter.store.StoreOpening;
import io.foreshock.application.AssessPortfolio;
import io.foreshock.application.PublishMargins;
import io.foreshock.application.PublishedSnapshot;
import io.foreshock.application.WatchAccounts;
import io.foreshock.portfolio.account.AccountRegister;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Measures all accounts again whenever something is published and, at each poll, where a verified
 * price came in between: one round after the other, on threads of low priority, one for each
 * processor. What changes while a round runs makes one more round, by the newest of it. Whatever
 * fails here, accounts stand as before.
 */
@ApplicationScoped
class AccountWatch {

  private static final Logger LOG = Logger.getLogger(AccountWatch.class);

  private final Instance<WatchAccounts> accounts;
  private final StoreOpening store;
  private final Timer timer;
  private final int threads = Runtime.getRuntime().availableProcessors();
  private final ExecutorService coordinator;
  private final ExecutorService workers;
  private final AtomicBoolean requested = new AtomicBoolean();
  private String failureToldLast = "";

  AccountWatch(
      Instance<WatchAccounts> accounts,
      StoreOpening store,
      LowPriorityThreads lowPriority,
      MeterRegistry meters) {
    this.accounts = accounts;
    this.store = store;
    this.coordinator = Executors.newSingleThreadExecutor(lowPriority.factory("account-watch"));
    this.workers = Executors.newFixedThreadPool(threads, lowPriority.factory("account"));
    this.timer =
        Timer.builder("foreshock.accounts.round")
            .description("Time to measure all accounts by what was published")
            .register(meters);
  }

  @Produces
  @Singleton
  WatchAccounts watchAccounts(
      AssessPortfolio portfolios,
      PublishMargins margins,
      AccountRegister register,
      Clock clock,
      @ConfigProperty(name = "foreshock.accounts.most") int mostAccounts,
      @ConfigProperty(name = "foreshock.accounts.most-positions") long mostPositions) {
    return new WatchAccounts(
        portfolios,
        margins::snapshot,
        register,
        workers,
        clock,
        new WatchAccounts.Limits(mostAccounts, mostPositions, threads));
  }

  void onPublished(@Observes PublishedSnapshot snapshot) {
    request();
  }

  /** Verified prices come between publications; a round without a change measures nothing. */
  @Scheduled(
      every = "{foreshock.refresh.poll}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void followPrices() {
    request();
  }

  /** A store that stays closed until it is needed is not opened for this. */
  private void request() {
    if (store.due() && requested.compareAndSet(false, true)) {
      try {
        coordinator.execute(this::round);
      } catch (RejectedExecutionException stopping) {
        LOG.debug("accounts not measured: the service is stopping", stopping);
      }
    }
  }

  private void round() {
    requested.set(false);
    long began = System.nanoTime();
    try {
      tell(accounts.get().run(), System.nanoTime() - began);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      tellOnce("accounts were not measured and stand as before: " + failure);
    }
  }

  private void tell(WatchAccounts.Report report, long tookNanos) {
    if (report.assessed() > 0) {
      timer.record(tookNanos, TimeUnit.NANOSECONDS);
    }
    if (report.events() > 0 || report.failed() > 0) {
      LOG.infof(
          "accounts measured=%d failed=%d events=%d ms=%d",
          report.assessed(),
          report.failed(),
          report.events(),
          TimeUnit.NANOSECONDS.toMillis(tookNanos));
    }
    tellOnce(report.notKept().map(why -> "how accounts stand was not kept: " + why).orElse(""));
  }

  private void tellOnce(String failure) {
    if (!failure.isEmpty() && !failure.equals(failureToldLast)) {
      LOG.error(failure);
    }
    failureToldLast = failure;
  }

  @PreDestroy
  void stop() {
    coordinator.shutdownNow();
    workers.shutdownNow();
  }
}
