package io.foreshock.application;

import io.foreshock.model.ClassGroup;
import io.foreshock.training.LeaseLostException;
import io.foreshock.training.TrainingEvent;
import io.foreshock.training.TrainingLease;
import io.foreshock.training.TrainingRun;
import io.foreshock.training.TrainingRuns;
import io.foreshock.training.TrainingState;
import io.foreshock.training.TrainingTrigger;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Use case: trains models again, on request or by itself. One training at a time in all processes
 * on a store, one more may wait in each. What goes wrong in one is recorded with it and changes
 * nothing that serves; only the judge lets a model through.
 */
public final class RunTraining {

  /** How long the lease lasts unless renewed; {@link #beat} is to be called far more often. */
  public static final long LEASE_MS = 30_000;

  /** Begin of the reason of runs that ended with their process. */
  static final String INTERRUPTED = "interrupted";

  private final TrainingRuns runs;
  private final TrainingLease lease;
  private final TrainerProgram trainer;
  private final ChallengerJudge judge;
  private final Executor worker;
  private final InstantSource clock;
  private final Supplier<String> names;
  private final String holder;

  private @Nullable String waiting;
  private @Nullable TrainingSession active;
  private boolean recovered;

  /**
   * Makes the use case.
   *
   * @param runs the record of trainings
   * @param lease the right to train
   * @param trainer starts trainings
   * @param judge lets models through or not
   * @param worker carries out one task after the other
   * @param clock tells the time
   * @param names gives each run a name, and this process one as holder of the lease
   */
  public RunTraining(
      TrainingRuns runs,
      TrainingLease lease,
      TrainerProgram trainer,
      ChallengerJudge judge,
      Executor worker,
      InstantSource clock,
      Supplier<String> names) {
    this.runs = runs;
    this.lease = lease;
    this.trainer = trainer;
    this.judge = judge;
    this.worker = worker;
    this.clock = clock;
    this.names = names;
    this.holder = names.get();
  }

  /**
   * Asks for a training. It begins at once, or after the one that runs.
   *
   * @param group markets to train for
   * @param trigger what it is asked by
   * @param requestKey key of the request; a second request with it gets the run of the first
   * @return the run
   * @throws TrainingRefusedException if nothing can be trained here, one waits already, another
   *     process trains, or the key was used for another group
   */
  public TrainingRun request(
      ClassGroup group, TrainingTrigger trigger, Optional<String> requestKey) {
    TrainingRun run;
    synchronized (this) {
      Optional<TrainingRun> before = requestKey.flatMap(runs::withRequestKey);
      if (before.isPresent()) {
        return requireSame(before.get(), group);
      }
      requireFree(group);
      run = TrainingRun.queued(names.get(), group, trigger, requestKey, clock.millis());
      runs.add(run);
      waiting = run.id();
    }
    worker.execute(() -> carryOut(run));
    return run;
  }

  private static TrainingRun requireSame(TrainingRun before, ClassGroup group) {
    if (before.group() != group) {
      throw TrainingRefusedException.keyReused(before.id(), before.group());
    }
    return before;
  }

  private void requireFree(ClassGroup group) {
    trainer
        .obstacle(group)
        .ifPresent(why -> {
          throw TrainingRefusedException.notAvailable(why);
        });
    if (waiting != null) {
      throw TrainingRefusedException.inProgress("training " + waiting + " waits already");
    }
    lease
        .current(clock.millis())
        .filter(held -> !held.holder().equals(holder))
        .ifPresent(held -> {
          throw TrainingRefusedException.inProgress(
              "another process trains, or was broken off less than "
                  + LEASE_MS / 1000
                  + " seconds ago");
        });
  }

  private void carryOut(TrainingRun run) {
    if (!takeTurn(run.id())) {
      return;
    }
    long nowMs = clock.millis();
    Optional<TrainingLease.Held> held = lease.acquire(holder, nowMs, nowMs + LEASE_MS);
    if (held.isEmpty()) {
      runs.endQueued(run.refused(nowMs, "another process trains"), nowMs);
      return;
    }
    TrainingSession session =
        new TrainingSession(run, held.get(), runs, lease, trainer, judge, clock);
    try {
      recover(held.get(), run.id());
      setActive(session);
      session.carryOut();
    } catch (LeaseLostException _) {
      // Cancelled before it began; or somebody else has the lease, or will, and records the end.
      setRecovered(false);
    } catch (RuntimeException unrecorded) {
      setRecovered(false);
      throw unrecorded;
    } finally {
      setActive(null);
      lease.release(session.held());
    }
  }

  private synchronized boolean takeTurn(String id) {
    boolean turn = id.equals(waiting);
    if (turn) {
      waiting = null;
    }
    return turn;
  }

  private synchronized void setActive(@Nullable TrainingSession session) {
    active = session;
  }

  private synchronized @Nullable TrainingSession active() {
    return active;
  }

  /**
   * Keeps the lease of the training that runs here, and ends it if another process was asked to.
   * Where none runs, sees to those that were broken off with their process. To be called every few
   * seconds.
   */
  public void beat() {
    TrainingSession session = active();
    if (session != null) {
      session.beat(LEASE_MS);
    } else if (!isRecovered()) {
      worker.execute(this::recover);
    }
  }

  /** Records the end of runs whose process is gone, once nobody holds the lease any more. */
  private void recover() {
    long nowMs = clock.millis();
    lease
        .acquire(holder, nowMs, nowMs + LEASE_MS)
        .ifPresent(held -> {
          try {
            recover(held, "");
          } finally {
            lease.release(held);
          }
        });
  }

  /** Who holds the lease knows that no other run is alive but what waits in this process. */
  private void recover(TrainingLease.Held held, String own) {
    for (TrainingRun open : runs.open()) {
      if (!open.id().equals(own) && !isWaiting(open.id())) {
        long nowMs = clock.millis();
        runs.save(open.failed(nowMs, INTERRUPTED + ": its process ended before it"), held, nowMs);
      }
    }
    Set<String> alive = runs.open().stream().map(TrainingRun::id).collect(Collectors.toSet());
    trainer.cleanUp(alive::contains);
    setRecovered(true);
  }

  private synchronized boolean isWaiting(String id) {
    return id.equals(waiting);
  }

  private synchronized boolean isRecovered() {
    return recovered;
  }

  private synchronized void setRecovered(boolean done) {
    recovered = done;
  }

  /**
   * Ends a training. One that waits has ended when this returns; one that runs ends soon after.
   *
   * @param id name of the run
   * @return the run as it is now
   * @throws TrainingRefusedException if there is no such run, or it ended otherwise
   */
  public TrainingRun cancel(String id) {
    TrainingRun run = find(id);
    if (run.state() == TrainingState.QUEUED) {
      run = cancelQueued(run);
    }
    if (run.state() == TrainingState.RUNNING) {
      runs.askCancel(id);
      TrainingSession session = active();
      if (session != null && session.id().equals(id)) {
        session.cancel();
      }
    } else if (run.state() != TrainingState.CANCELLED) {
      throw TrainingRefusedException.ended(id, run.state());
    }
    return run;
  }

  private TrainingRun cancelQueued(TrainingRun run) {
    TrainingRun cancelled = run.cancelled(clock.millis());
    boolean written = runs.endQueued(cancelled, clock.millis());
    takeTurn(run.id());
    return written ? cancelled : find(run.id());
  }

  /**
   * Returns a run.
   *
   * @throws TrainingRefusedException if there is none of that name
   */
  public TrainingRun find(String id) {
    return runs.find(id).orElseThrow(() -> TrainingRefusedException.unknown(id));
  }

  /** Returns the latest runs, the newest first. */
  public List<TrainingRun> latest(int limit) {
    return runs.latest(limit);
  }

  /**
   * Returns events of a run in their order.
   *
   * @param id name of the run
   * @param after number of the last event that is left out, 0 for none
   * @param limit how many at most
   */
  public List<TrainingEvent> events(String id, long after, int limit) {
    return runs.events(id, after, limit);
  }
}
