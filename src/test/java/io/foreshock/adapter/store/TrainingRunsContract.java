package io.foreshock.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foreshock.market.StoreUnavailableException;
import io.foreshock.model.ClassGroup;
import io.foreshock.training.JudgedModel;
import io.foreshock.training.LeaseLostException;
import io.foreshock.training.TrainingEvent;
import io.foreshock.training.TrainingLease;
import io.foreshock.training.TrainingLease.Held;
import io.foreshock.training.TrainingRun;
import io.foreshock.training.TrainingRuns;
import io.foreshock.training.TrainingState;
import io.foreshock.training.TrainingStep;
import io.foreshock.training.TrainingTrigger;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the record of trainings and their lease promise, on any database. */
abstract class TrainingRunsContract {

  private static final long T0 = 1_700_000_000_000L;
  private static final JudgedModel MODEL = new JudgedModel("classical-crypto", "2025-01-01", "r1");

  private TestDatabase database;
  private TrainingRuns runs;
  private TrainingLease lease;

  /** Returns a migrated, empty database. */
  abstract TestDatabase open(Path directory) throws SQLException;

  @BeforeEach
  void openStores(@TempDir Path directory) throws SQLException {
    database = open(directory);
    runs = new SqlTrainingRuns(database.dataSource());
    lease = new SqlTrainingLease(database.dataSource());
  }

  private static TrainingRun queued(String id, long atMs) {
    return TrainingRun.queued(
        id, ClassGroup.CRYPTO, TrainingTrigger.SCHEDULE, Optional.empty(), atMs);
  }

  private Held acquired(String holder, long nowMs) {
    return lease.acquire(holder, nowMs, nowMs + 100).orElseThrow();
  }

  @Test
  void save_everyField_returnsAfterRestart() {
    Held held = acquired("a", T0);
    TrainingRun run =
        TrainingRun.queued(
            "r", ClassGroup.EXCHANGE, TrainingTrigger.DEMAND, Optional.of("key-1"), T0);
    runs.add(run);
    run = run.started(T0 + 1).at(new TrainingStep("members é", 2, 5)).seeded(7).seeded(-9);
    runs.save(run, held, T0 + 1);
    run = run.succeeded(T0 + 2, "better", MODEL);
    runs.save(run, held, T0 + 2);

    TrainingRuns reopened = new SqlTrainingRuns(database.dataSource());
    assertThat(reopened.find("r")).contains(run);
    assertThat(reopened.withRequestKey("key-1")).contains(run);
    assertThat(reopened.find("other")).isEmpty();
    assertThat(reopened.withRequestKey("other")).isEmpty();
  }

  @Test
  void events_eachWrite_areNumberedWithoutGapsAndReplayed() {
    Held held = acquired("a", T0);
    TrainingRun run = queued("r", T0);
    runs.add(run);
    runs.add(queued("s", T0));
    run = run.started(T0 + 1);
    runs.save(run, held, T0 + 1);
    run = run.at(new TrainingStep("members", 1, 2));
    runs.save(run, held, T0 + 5);
    runs.save(run.failed(T0 + 9, "broke off"), held, T0 + 9);

    List<TrainingEvent> events = runs.events("r", 0, 10);
    assertThat(events).extracting(TrainingEvent::number).containsExactly(1L, 2L, 3L, 4L);
    assertThat(events)
        .extracting(TrainingEvent::state)
        .containsExactly(
            TrainingState.QUEUED,
            TrainingState.RUNNING,
            TrainingState.RUNNING,
            TrainingState.FAILED);
    assertThat(events.getLast())
        .isEqualTo(
            new TrainingEvent(
                4, T0 + 9, TrainingState.FAILED, "broke off", new TrainingStep("members", 1, 2)));
    assertThat(runs.events("r", 2, 1)).containsExactly(events.get(2));
    assertThat(runs.events("r", 4, 10)).isEmpty();
  }

  @Test
  void latestAndOpen_severalRuns_areOrderedAndLimited() {
    for (int i = 0; i < 5; i++) {
      runs.add(queued("r" + i, T0 + i));
    }
    runs.endQueued(queued("r1", T0 + 1).cancelled(T0 + 9), T0 + 9);

    assertThat(runs.latest(3)).extracting(TrainingRun::id).containsExactly("r4", "r3", "r2");
    assertThat(runs.open()).extracting(TrainingRun::id).containsExactly("r0", "r2", "r3", "r4");
  }

  @Test
  void add_nameOrKeyTwice_isRefusedWhole() {
    TrainingRun run =
        TrainingRun.queued("r", ClassGroup.CRYPTO, TrainingTrigger.DEMAND, Optional.of("k"), T0);
    runs.add(run);
    TrainingRun sameKey =
        TrainingRun.queued("s", ClassGroup.CRYPTO, TrainingTrigger.DEMAND, Optional.of("k"), T0);

    assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> runs.add(sameKey));
    assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> runs.add(run));
    assertThat(runs.find("s")).isEmpty();
    assertThat(runs.events("r", 0, 10)).hasSize(1);
  }

  @Test
  void endQueued_begunMeanwhile_writesNothing() {
    Held held = acquired("a", T0);
    TrainingRun run = queued("r", T0);
    runs.add(run);
    runs.save(run.started(T0 + 1), held, T0 + 1);

    assertThat(runs.endQueued(run.cancelled(T0 + 2), T0 + 2)).isFalse();
    assertThat(runs.find("r").orElseThrow().state()).isEqualTo(TrainingState.RUNNING);
    assertThat(runs.events("r", 0, 10)).hasSize(2);
  }

  @Test
  void save_endedMeanwhile_isRefused() {
    Held held = acquired("a", T0);
    TrainingRun run = queued("r", T0);
    runs.add(run);
    assertThat(runs.endQueued(run.cancelled(T0 + 1), T0 + 1)).isTrue();

    assertThatExceptionOfType(LeaseLostException.class)
        .isThrownBy(() -> runs.save(run.started(T0 + 2), held, T0 + 2));
    assertThat(runs.find("r").orElseThrow().state()).isEqualTo(TrainingState.CANCELLED);
  }

  @Test
  void askCancel_anyProcess_isSeen() {
    runs.add(queued("r", T0));
    assertThat(runs.cancelAsked("r")).isFalse();
    new SqlTrainingRuns(database.dataSource()).askCancel("r");
    assertThat(runs.cancelAsked("r")).isTrue();
    assertThat(runs.cancelAsked("other")).isFalse();
  }

  @Test
  void acquire_heldOrExpired_lastsToTheMillisecond() {
    Held first = acquired("a", T0);
    assertThat(lease.acquire("b", T0 + 99, T0 + 500)).isEmpty();
    assertThat(lease.acquire("a", T0 + 99, T0 + 500)).as("not even by its holder").isEmpty();
    assertThat(lease.current(T0 + 99)).contains(first);
    assertThat(lease.current(T0 + 100)).isEmpty();

    Held second = lease.acquire("b", T0 + 100, T0 + 500).orElseThrow();
    assertThat(second.token()).isGreaterThan(first.token());
    assertThat(lease.current(T0 + 100)).contains(second);
  }

  @Test
  void renew_heldInTime_lastsLonger() {
    Held held = acquired("a", T0);
    Held longer = lease.renew(held, T0 + 99, T0 + 300).orElseThrow();

    assertThat(longer).isEqualTo(new Held("a", held.token(), T0 + 300));
    assertThat(lease.acquire("b", T0 + 299, T0 + 900)).isEmpty();
    assertThat(lease.renew(longer, T0 + 300, T0 + 900)).as("too late").isEmpty();
  }

  @Test
  void release_holder_isFreeAtOnceAndOthersReleaseNothing() {
    Held first = acquired("a", T0);
    lease.release(first);
    Held second = acquired("b", T0 + 1);
    lease.release(first);

    assertThat(lease.current(T0 + 2)).contains(second);
  }

  @Test
  void acquire_endNotAfterNow_throws() {
    assertThatIllegalArgumentException().isThrownBy(() -> lease.acquire("a", T0, T0));
  }

  /** Suspended past its lease, then awake again: nothing it writes may count. */
  @Test
  void save_oldToken_writesNothingAtAll() {
    Held old = acquired("a", T0);
    TrainingRun run = queued("r", T0);
    runs.add(run);
    runs.save(run.started(T0 + 1), old, T0 + 1);
    Held newer = acquired("b", T0 + 100);
    TrainingRun running = run.started(T0 + 1);

    assertThatExceptionOfType(LeaseLostException.class)
        .isThrownBy(() -> runs.save(running.succeeded(T0 + 101, "late", MODEL), old, T0 + 101))
        .withMessageContaining("token " + old.token());
    assertThat(lease.renew(old, T0 + 50, T0 + 900)).isEmpty();
    lease.release(old);

    assertThat(runs.find("r")).contains(running);
    assertThat(runs.events("r", 0, 10)).hasSize(2);
    assertThat(lease.current(T0 + 101)).contains(newer);
    runs.save(running.failed(T0 + 102, "interrupted"), newer, T0 + 102);
    assertThat(runs.find("r").orElseThrow().state()).isEqualTo(TrainingState.FAILED);
  }

  /** Two contenders on connections of their own take turns as a seed says, on one clock. */
  @Test
  void interleavings_twoContenders_neverHoldItAtOnce() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      // Later than all that any seed before has left behind.
      long nowMs = T0 + 1_000_000L * (seed + 1);
      List<Contender> contenders = List.of(new Contender("a"), new Contender("b"));
      TrainingRun run = queued("run-" + seed, nowMs);
      runs.add(run);
      long newest = -1;
      for (int step = 0; step < 30; step++) {
        nowMs += random.nextInt(40);
        Contender one = contenders.get(random.nextInt(2));
        one.act(random.nextInt(4), nowMs);
        long at = nowMs;
        assertThat(contenders.stream().filter(each -> each.holds(at)).count())
            .as("holders, seed %d step %d", seed, step)
            .isLessThanOrEqualTo(1);
        for (Contender each : contenders) {
          newest = Math.max(newest, each.token());
        }
        for (Contender each : contenders) {
          if (each.token() >= 0 && step % 5 == 0) {
            assertThat(each.writes(run, nowMs))
                .as("only the newest token writes, seed %d step %d", seed, step)
                .isEqualTo(each.token() == newest);
          }
        }
      }
    }
  }

  /** One that wants the lease, and believes of it what it was told last. */
  private final class Contender {
    private final TrainingLease own = new SqlTrainingLease(database.dataSource());
    private final TrainingRuns ownRuns = new SqlTrainingRuns(database.dataSource());
    private final String name;
    private Optional<Held> held = Optional.empty();
    private long token = -1;

    Contender(String name) {
      this.name = name;
    }

    void act(int what, long nowMs) {
      switch (what) {
        case 0, 1 -> own.acquire(name, nowMs, nowMs + 100).ifPresent(this::take);
        case 2 -> held = held.flatMap(now -> own.renew(now, nowMs, nowMs + 100));
        default -> {
          held.ifPresent(own::release);
          held = Optional.empty();
        }
      }
    }

    private void take(Held now) {
      held = Optional.of(now);
      token = now.token();
    }

    long token() {
      return token;
    }

    boolean holds(long nowMs) {
      return held.filter(now -> now.expiresAtMs() > nowMs).isPresent();
    }

    boolean writes(TrainingRun run, long nowMs) {
      try {
        ownRuns.save(run, new Held(name, token, 0), nowMs);
        return true;
      } catch (LeaseLostException refused) {
        return false;
      }
    }
  }

  /** The database decides between two that ask in the same instant. */
  @Test
  void acquire_twoThreadsAtOnce_oneGetsIt() throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < 50; round++) {
        long nowMs = T0 + 1000L * round;
        List<Callable<Optional<Held>>> both = new ArrayList<>();
        for (String name : List.of("a", "b")) {
          TrainingLease own = new SqlTrainingLease(database.dataSource());
          both.add(() -> {
            together.await();
            return own.acquire(name, nowMs, nowMs + 1000);
          });
        }
        int winners = 0;
        for (Future<Optional<Held>> one : threads.invokeAll(both)) {
          winners += one.get().isPresent() ? 1 : 0;
        }
        assertThat(winners).as("round %d", round).isEqualTo(1);
      }
    }
  }
}
