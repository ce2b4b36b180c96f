package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.foreshock.application.TrainerProgram.Outcome;
import io.foreshock.application.TrainingRefusedException.Code;
import io.foreshock.market.StoreUnavailableException;
import io.foreshock.model.ClassGroup;
import io.foreshock.training.JudgedModel;
import io.foreshock.training.TrainingEvent;
import io.foreshock.training.TrainingLease;
import io.foreshock.training.TrainingRun;
import io.foreshock.training.TrainingState;
import io.foreshock.training.TrainingStep;
import io.foreshock.training.TrainingTrigger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Trainings from the request to the end. The worker is a queue that the test works off, and a
 * trainer does in {@code await} what the test says, so that every order of things can be had on one
 * thread.
 */
class RunTrainingTest {

  private static final JudgedModel MODEL = new JudgedModel("classical-crypto", "2025-01-01", "r1");

  private final MemoryTrainings store = new MemoryTrainings();
  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private final FakeTrainer trainer = new FakeTrainer();
  private final List<String> shelf = new ArrayList<>();
  private final AtomicInteger names = new AtomicInteger();
  private long nowMs = 1_000_000;
  private ChallengerJudge judge = this::accept;
  private final RunTraining trainings = process();

  /** Returns the use case of one more process on the same store. */
  private RunTraining process() {
    InstantSource clock = () -> Instant.ofEpochMilli(nowMs);
    return new RunTraining(
        store,
        store,
        trainer,
        (group, folder, mayShelve) -> judge.judge(group, folder, mayShelve),
        tasks::add,
        clock,
        () -> "name-" + names.incrementAndGet());
  }

  private ChallengerJudge.Verdict accept(ClassGroup group, String folder, Runnable mayShelve) {
    mayShelve.run();
    shelf.add(folder);
    return new ChallengerJudge.Verdict(true, "better", MODEL);
  }

  private void work() {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }

  private TrainingRun asked() {
    return trainings.request(ClassGroup.CRYPTO, TrainingTrigger.DEMAND, Optional.empty());
  }

  private TrainingRun now(TrainingRun run) {
    return trainings.find(run.id());
  }

  /** A trainer whose process is a piece of the test. */
  private final class FakeTrainer implements TrainerProgram {
    private Work work = listener -> new Outcome.Trained("folder");
    private String obstacle = "";
    private int started;
    private int killed;
    private int closed;
    private final List<String> cleaned = new ArrayList<>();
    private final List<String> leftBehind = new ArrayList<>();

    interface Work {
      Outcome run(Listener listener) throws InterruptedException;
    }

    @Override
    public Optional<String> obstacle(ClassGroup group) {
      return Optional.of(obstacle).filter(text -> !text.isEmpty());
    }

    @Override
    public Training start(String runId, ClassGroup group, Listener listener) {
      started++;
      return new Training() {
        @Override
        public Outcome await() throws InterruptedException {
          return work.run(listener);
        }

        @Override
        public void kill() {
          killed++;
        }

        @Override
        public void close() {
          closed++;
        }
      };
    }

    @Override
    public void cleanUp(Predicate<String> alive) {
      leftBehind.stream().filter(alive.negate()).forEach(cleaned::add);
    }
  }

  @Test
  void request_goodChallenger_isTrainedJudgedAndShelved() {
    trainer.work =
        listener -> {
          listener.seeded(42);
          listener.advanced("members", 1, 2);
          listener.advanced("members", 2, 2);
          return new Outcome.Trained("folder");
        };
    TrainingRun run = asked();
    assertThat(run.state()).isEqualTo(TrainingState.QUEUED);
    nowMs += 10;
    work();

    TrainingRun done = now(run);
    assertThat(done.state()).isEqualTo(TrainingState.SUCCEEDED);
    assertThat(done.reason()).isEqualTo("better");
    assertThat(done.model()).contains(MODEL);
    assertThat(done.seeds()).containsExactly(42L);
    assertThat(done.times().startedAtMs()).hasValue(1_000_010);
    assertThat(shelf).containsExactly("folder");
    assertThat(trainer.closed).isEqualTo(1);
    assertThat(store.current(nowMs)).as("lease given back").isEmpty();
    assertThat(trainings.events(run.id(), 0, 100))
        .extracting(TrainingEvent::state)
        .startsWith(TrainingState.QUEUED, TrainingState.RUNNING)
        .endsWith(TrainingState.SUCCEEDED);
  }

  @Test
  void request_worseChallenger_isRefusedWithTheReport() {
    judge = (group, folder, mayShelve) -> new ChallengerJudge.Verdict(false, "FZ0 is worse", MODEL);
    TrainingRun run = asked();
    work();

    assertThat(now(run).state()).isEqualTo(TrainingState.REFUSED);
    assertThat(now(run).reason()).isEqualTo("FZ0 is worse");
    assertThat(now(run).model()).contains(MODEL);
    assertThat(shelf).isEmpty();
  }

  @Test
  void request_trainerBreaksOff_failsUnjudgedAndTheNextStartsClean() {
    trainer.work = listener -> new Outcome.BrokenOff("the training failed: no bars");
    TrainingRun failed = asked();
    work();
    assertThat(now(failed).state()).isEqualTo(TrainingState.FAILED);
    assertThat(now(failed).reason()).isEqualTo("the training failed: no bars");
    assertThat(shelf).isEmpty();

    trainer.work = listener -> new Outcome.Trained("second");
    TrainingRun next = asked();
    work();
    assertThat(now(next).state()).isEqualTo(TrainingState.SUCCEEDED);
    assertThat(shelf).containsExactly("second");
  }

  @Test
  void request_judgeThrows_failsWithItsReason() {
    judge =
        (group, folder, mayShelve) -> {
          throw new IllegalArgumentException("weights.json: SHA-256 differs");
        };
    TrainingRun run = asked();
    work();
    assertThat(now(run).state()).isEqualTo(TrainingState.FAILED);
    assertThat(now(run).reason()).isEqualTo("weights.json: SHA-256 differs");
    assertThat(trainer.closed).isEqualTo(1);
  }

  @Test
  void request_oneRunsOneWaits_thirdIsRefused() {
    List<TrainingRun> second = new ArrayList<>();
    trainer.work =
        listener -> {
          if (second.isEmpty()) {
            second.add(asked());
            assertRefused(Code.TRAINING_IN_PROGRESS, this::asked);
          }
          return new Outcome.Trained("folder");
        };
    TrainingRun first = asked();
    work();

    assertThat(now(first).state()).isEqualTo(TrainingState.SUCCEEDED);
    assertThat(now(second.getFirst()).state()).isEqualTo(TrainingState.SUCCEEDED);
    assertThat(trainings.latest(10)).hasSize(2);
  }

  private static void assertRefused(Code code, Runnable request) {
    assertThatExceptionOfType(TrainingRefusedException.class)
        .isThrownBy(request::run)
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
  }

  @Test
  void request_anotherProcessTrains_isRefused() {
    RunTraining other = process();
    trainer.work =
        listener -> {
          assertRefused(
              Code.TRAINING_IN_PROGRESS,
              () -> other.request(ClassGroup.CRYPTO, TrainingTrigger.DEMAND, Optional.empty()));
          return new Outcome.Trained("folder");
        };
    TrainingRun run = asked();
    work();
    assertThat(now(run).state()).isEqualTo(TrainingState.SUCCEEDED);
  }

  /** Two clocks strike at once: both are queued before either has the lease. */
  @Test
  void request_twoProcessesAtOnce_oneTrainsTheOtherIsRefused() {
    RunTraining other = process();
    TrainingRun first = asked();
    TrainingRun second =
        other.request(ClassGroup.CRYPTO, TrainingTrigger.SCHEDULE, Optional.empty());
    trainer.work =
        listener -> {
          tasks.remove().run();
          return new Outcome.Trained("folder");
        };
    work();

    assertThat(now(first).state()).isEqualTo(TrainingState.SUCCEEDED);
    assertThat(trainer.started).isEqualTo(1);
    // Whoever takes the lease ends what is open elsewhere, or the other finds it taken.
    assertThat(now(second).state()).isIn(TrainingState.REFUSED, TrainingState.FAILED);
  }

  @Test
  void request_notAvailable_isRefusedAndNotRecorded() {
    trainer.obstacle = "no Java here";
    assertRefused(Code.TRAINING_NOT_AVAILABLE, this::asked);
    assertThat(trainings.latest(10)).isEmpty();
  }

  @Test
  void request_sameKey_getsTheFirstRunWhateverHappenedSince() {
    TrainingRun first =
        trainings.request(ClassGroup.CRYPTO, TrainingTrigger.DEMAND, Optional.of("k"));
    work();
    TrainingRun again =
        trainings.request(ClassGroup.CRYPTO, TrainingTrigger.DEMAND, Optional.of("k"));
    assertThat(again).isEqualTo(now(first));
    assertThat(trainer.started).isEqualTo(1);
    assertRefused(
        Code.KEY_REUSED,
        () -> trainings.request(ClassGroup.EXCHANGE, TrainingTrigger.DEMAND, Optional.of("k")));
  }

  @Test
  void cancel_waiting_endsAtOnceAndMakesRoom() {
    TrainingRun run = asked();
    assertThat(trainings.cancel(run.id()).state()).isEqualTo(TrainingState.CANCELLED);
    TrainingRun next = asked();
    work();

    assertThat(now(run).state()).isEqualTo(TrainingState.CANCELLED);
    assertThat(now(next).state()).isEqualTo(TrainingState.SUCCEEDED);
    assertThat(trainer.started).isEqualTo(1);
  }

  @Test
  void cancel_running_killsTheTrainerAndIsNotJudged() {
    List<String> running = new ArrayList<>();
    trainer.work =
        listener -> {
          trainings.cancel(running.getFirst());
          return new Outcome.Trained("finished all the same");
        };
    TrainingRun run = asked();
    running.add(run.id());
    work();

    assertThat(now(run).state()).isEqualTo(TrainingState.CANCELLED);
    assertThat(trainer.killed).isPositive();
    assertThat(shelf).isEmpty();
    assertThat(trainings.cancel(run.id()).state()).as("again").isEqualTo(TrainingState.CANCELLED);
  }

  @Test
  void cancel_whileJudged_interruptsTheJudge() {
    List<String> running = new ArrayList<>();
    judge =
        (group, folder, mayShelve) -> {
          trainings.cancel(running.getFirst());
          if (Thread.interrupted()) {
            throw new InterruptedException("stopped");
          }
          return new ChallengerJudge.Verdict(true, "too late", MODEL);
        };
    TrainingRun run = asked();
    running.add(run.id());
    work();
    assertThat(now(run).state()).isEqualTo(TrainingState.CANCELLED);
    assertThat(Thread.interrupted()).as("the thread is left as it was").isFalse();
  }

  @Test
  void cancel_fromAnotherProcess_isSeenAtTheNextBeat() {
    RunTraining other = process();
    List<String> running = new ArrayList<>();
    trainer.work =
        listener -> {
          other.cancel(running.getFirst());
          assertThat(trainer.killed).isZero();
          trainings.beat();
          assertThat(trainer.killed).isPositive();
          return new Outcome.BrokenOff("killed");
        };
    TrainingRun run = asked();
    running.add(run.id());
    work();
    assertThat(now(run).state()).isEqualTo(TrainingState.CANCELLED);
  }

  @Test
  void cancel_unknownOrEnded_isRefused() {
    assertRefused(Code.UNKNOWN_TRAINING, () -> trainings.cancel("nobody"));
    TrainingRun run = asked();
    work();
    assertRefused(Code.TRAINING_ENDED, () -> trainings.cancel(run.id()));
  }

  @Test
  void beat_longTraining_keepsTheLease() {
    trainer.work =
        listener -> {
          for (int i = 0; i < 10; i++) {
            nowMs += RunTraining.LEASE_MS - 1;
            trainings.beat();
            assertThat(store.acquire("thief", nowMs, nowMs + 1)).isEmpty();
          }
          return new Outcome.Trained("folder");
        };
    TrainingRun run = asked();
    work();
    assertThat(now(run).state()).isEqualTo(TrainingState.SUCCEEDED);
  }

  /** The machine slept, the lease ran out, and another process took it. */
  @Test
  void leaseLost_trained_isKilledAndNeitherShelvedNorRecorded() {
    trainer.work =
        listener -> {
          nowMs += RunTraining.LEASE_MS;
          store.acquire("thief", nowMs, nowMs + RunTraining.LEASE_MS);
          trainings.beat();
          return new Outcome.Trained("folder");
        };
    TrainingRun run = asked();
    work();
    assertThat(trainer.killed).isPositive();
    assertThat(shelf).isEmpty();
    assertThat(now(run).state()).as("for the thief to end").isEqualTo(TrainingState.RUNNING);
    assertThat(store.current(nowMs)).map(TrainingLease.Held::holder).contains("thief");
  }

  @Test
  void leaseLost_whileJudged_isNotShelved() {
    judge =
        (group, folder, mayShelve) -> {
          nowMs += RunTraining.LEASE_MS;
          store.acquire("thief", nowMs, nowMs + RunTraining.LEASE_MS);
          return accept(group, folder, mayShelve);
        };
    asked();
    work();
    assertThat(shelf).isEmpty();
  }

  @Test
  void recover_runOfADeadProcess_failsOnceItsLeaseHasRunOut() {
    TrainingRun broken = brokenOff();
    RunTraining next = process();
    next.beat();
    work();
    assertThat(now(broken).state()).as("its lease lasts").isEqualTo(TrainingState.RUNNING);

    nowMs += RunTraining.LEASE_MS;
    trainer.leftBehind.add(broken.id());
    next.beat();
    work();
    assertThat(now(broken).state()).isEqualTo(TrainingState.FAILED);
    assertThat(now(broken).reason()).startsWith("interrupted");
    assertThat(trainer.cleaned).containsExactly(broken.id());
    assertThat(store.current(nowMs)).as("free for the next").isEmpty();
  }

  /** Leaves a run behind as a process does that is killed: running, under a lease that lasts. */
  private TrainingRun brokenOff() {
    TrainingRun run =
        TrainingRun.queued(
            "broken", ClassGroup.CRYPTO, TrainingTrigger.DEMAND, Optional.empty(), nowMs);
    store.add(run);
    TrainingLease.Held held =
        store.acquire("dead", nowMs, nowMs + RunTraining.LEASE_MS).orElseThrow();
    store.save(run.started(nowMs), held, nowMs);
    return run;
  }

  @Test
  void request_afterADeadProcess_endsItsRunAndStartsClean() {
    TrainingRun broken = brokenOff();
    assertRefused(Code.TRAINING_IN_PROGRESS, this::asked);
    nowMs += RunTraining.LEASE_MS;
    TrainingRun next = asked();
    work();
    assertThat(now(broken).state()).isEqualTo(TrainingState.FAILED);
    assertThat(now(next).state()).isEqualTo(TrainingState.SUCCEEDED);
  }

  @Test
  void storeDown_atTheEnd_isRecordedOnceItIsBack() {
    trainer.work =
        listener -> {
          store.setDown(true);
          return new Outcome.BrokenOff("killed");
        };
    TrainingRun run = asked();
    assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(this::work);
    store.setDown(false);
    nowMs += RunTraining.LEASE_MS;
    trainings.beat();
    work();
    assertThat(now(run).state()).isEqualTo(TrainingState.FAILED);
  }

  @Test
  void storeDown_meanwhile_losesProgressOnly() {
    trainer.work =
        listener -> {
          store.setDown(true);
          listener.advanced("members", 1, 2);
          store.setDown(false);
          listener.advanced("members", 2, 2);
          return new Outcome.Trained("folder");
        };
    TrainingRun run = asked();
    work();
    assertThat(now(run).state()).isEqualTo(TrainingState.SUCCEEDED);
  }

  @Test
  void progress_fasterThanASecond_isRecordedOnceAStage() {
    trainer.work =
        listener -> {
          for (int i = 0; i < 1000; i++) {
            listener.advanced("members", i, 5000);
          }
          nowMs += TrainingSession.PROGRESS_MS;
          listener.advanced("members", 1000, 5000);
          listener.advanced("profiles", 0, 3);
          listener.advanced("profiles", 9, 3); // nonsense is passed over
          return new Outcome.BrokenOff("enough");
        };
    TrainingRun run = asked();
    work();
    assertThat(trainings.events(run.id(), 0, 5000))
        .extracting(TrainingEvent::step)
        .containsExactly(
            TrainingStep.NONE,
            TrainingStep.NONE,
            new TrainingStep("members", 0, 5000),
            new TrainingStep("members", 1000, 5000),
            new TrainingStep("profiles", 0, 3),
            new TrainingStep("profiles", 0, 3));
  }
}
