package io.foreshock.application;

import io.foreshock.application.TrainerProgram.Outcome;
import io.foreshock.application.TrainerProgram.Training;
import io.foreshock.market.StoreUnavailableException;
import io.foreshock.training.LeaseLostException;
import io.foreshock.training.TrainingLease;
import io.foreshock.training.TrainingRun;
import io.foreshock.training.TrainingRuns;
import io.foreshock.training.TrainingState;
import io.foreshock.training.TrainingStep;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run while it is carried out under the lease: starts the trainer, hands what it made to the
 * judge, and records each step. One thread carries it out; others cancel it and keep its lease.
 */
final class TrainingSession implements TrainerProgram.Listener {

  /** Steps that follow each other faster are not recorded one by one. */
  static final long PROGRESS_MS = 1000;

  private static final String JUDGING = "judging";

  private final TrainingRuns runs;
  private final TrainingLease lease;
  private final TrainerProgram trainer;
  private final ChallengerJudge judge;
  private final InstantSource clock;

  private TrainingRun run;
  private TrainingLease.Held held;
  private long recordedAtMs;
  private boolean cancelled;
  private boolean lost;
  private @Nullable Training training;
  private @Nullable Thread judging;

  TrainingSession(
      TrainingRun queued,
      TrainingLease.Held held,
      TrainingRuns runs,
      TrainingLease lease,
      TrainerProgram trainer,
      ChallengerJudge judge,
      InstantSource clock) {
    this.run = queued;
    this.held = held;
    this.runs = runs;
    this.lease = lease;
    this.trainer = trainer;
    this.judge = judge;
    this.clock = clock;
  }

  /** Returns the name of the run. */
  synchronized String id() {
    return run.id();
  }

  /** Returns the lease as it was renewed last. */
  synchronized TrainingLease.Held held() {
    return held;
  }

  /**
   * Carries the run out and records its end.
   *
   * @throws LeaseLostException if the lease has passed to somebody else, or the run was ended
   *     before it began: nothing is to be done then
   */
  void carryOut() {
    record(current().started(clock.millis()));
    TrainingRun ended;
    try {
      ended = trained();
    } catch (InterruptedException stopped) {
      ended = stopped();
    } catch (LeaseLostException | StoreUnavailableException failure) {
      throw failure;
    } catch (RuntimeException failure) {
      ended = current().failed(clock.millis(), reason(failure));
    }
    record(ended);
  }

  private TrainingRun trained() throws InterruptedException {
    try (Training started = trainer.start(id(), current().group(), this)) {
      watch(started);
      Outcome outcome = started.await();
      if (isCancelled()) {
        return stopped();
      }
      return switch (outcome) {
        case Outcome.BrokenOff brokenOff -> current().failed(clock.millis(), brokenOff.reason());
        case Outcome.Trained done -> judged(done.folder());
      };
    }
  }

  private synchronized void watch(Training started) {
    training = started;
    if (cancelled || lost) {
      started.kill();
    }
  }

  private TrainingRun judged(String folder) throws InterruptedException {
    advanced(JUDGING, 0, 1);
    beginJudging();
    try {
      ChallengerJudge.Verdict verdict = judge.judge(current().group(), folder, this::requireLease);
      return verdict.accepted()
          ? current().succeeded(clock.millis(), verdict.reason(), verdict.model())
          : current().refused(clock.millis(), verdict.reason(), verdict.model());
    } finally {
      endJudging();
    }
  }

  private synchronized void beginJudging() throws InterruptedException {
    if (cancelled) {
      throw new InterruptedException("cancelled before it was judged");
    }
    judging = Thread.currentThread();
  }

  /** What was interrupted no more must not interrupt the writes that follow. */
  private synchronized void endJudging() {
    judging = null;
    Thread.interrupted();
  }

  private TrainingRun stopped() {
    return isCancelled()
        ? current().cancelled(clock.millis())
        : current().failed(clock.millis(), RunTraining.INTERRUPTED + ": the service was stopped");
  }

  private static String reason(RuntimeException failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }

  /** Ends the run as soon as possible; of no effect once its model is on the shelf. */
  synchronized void cancel() {
    cancelled = true;
    stop();
  }

  private void stop() {
    if (training != null) {
      training.kill();
    }
    if (judging != null) {
      judging.interrupt();
    }
  }

  /**
   * Keeps the lease, and ends the run if that fails or somebody has asked for it. To be called
   * several times within the time a lease lasts.
   *
   * @param durationMs how long the lease lasts from now, milliseconds
   */
  void beat(long durationMs) {
    renew(durationMs);
    if (runs.cancelAsked(id())) {
      cancel();
    }
  }

  private synchronized void renew(long durationMs) {
    long nowMs = clock.millis();
    try {
      Optional<TrainingLease.Held> renewed = lease.renew(held, nowMs, nowMs + durationMs);
      renewed.ifPresent(longer -> held = longer);
      lost |= renewed.isEmpty();
    } catch (StoreUnavailableException failure) {
      lost |= nowMs >= held.expiresAtMs();
      throw failure;
    } finally {
      if (lost) {
        stop();
      }
    }
  }

  private void requireLease() {
    renew(RunTraining.LEASE_MS);
    synchronized (this) {
      if (lost) {
        throw new LeaseLostException("training " + run.id() + " has lost its lease");
      }
    }
  }

  @Override
  public synchronized void advanced(String stage, int done, int total) {
    if (run.state() == TrainingState.RUNNING && done >= 0 && total >= done) {
      boolean sameStage = stage.equals(run.step().stage());
      run = run.at(new TrainingStep(stage, done, total));
      long nowMs = clock.millis();
      if (!sameStage || done == total || nowMs - recordedAtMs >= PROGRESS_MS) {
        recordProgress(nowMs);
      }
    }
  }

  @Override
  public synchronized void seeded(long seed) {
    if (run.state() == TrainingState.RUNNING) {
      run = run.seeded(seed);
      recordProgress(clock.millis());
    }
  }

  /** Progress that cannot be written is not worth a training; a lost lease is. */
  private void recordProgress(long nowMs) {
    recordedAtMs = nowMs;
    try {
      runs.save(run, held, nowMs);
    } catch (LeaseLostException failure) {
      lost = true;
      stop();
    } catch (StoreUnavailableException failure) {
      recordedAtMs = nowMs - PROGRESS_MS;
    }
  }

  private synchronized TrainingRun current() {
    return run;
  }

  private synchronized boolean isCancelled() {
    return cancelled;
  }

  private synchronized void record(TrainingRun next) {
    runs.save(next, held, clock.millis());
    run = next;
  }
}
