package io.foreshock.application;

import io.foreshock.market.StoreUnavailableException;
import io.foreshock.training.LeaseLostException;
import io.foreshock.training.TrainingEvent;
import io.foreshock.training.TrainingLease;
import io.foreshock.training.TrainingRun;
import io.foreshock.training.TrainingRuns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The record of trainings and their lease in memory, as plain as can be. */
final class MemoryTrainings implements TrainingRuns, TrainingLease {

  private final Map<String, TrainingRun> runs = new LinkedHashMap<>();
  private final Map<String, List<TrainingEvent>> events = new LinkedHashMap<>();
  private final Set<String> cancels = ConcurrentHashMap.newKeySet();
  private Held lease = new Held("", 0, 0);
  private volatile boolean down;

  /** Lets the store answer no more, or again. */
  void setDown(boolean isDown) {
    down = isDown;
  }

  private void requireUp() {
    if (down) {
      throw new StoreUnavailableException("down", new Exception("down"));
    }
  }

  @Override
  public synchronized void add(TrainingRun run) {
    requireUp();
    runs.put(run.id(), run);
    events.put(run.id(), new ArrayList<>());
    event(run, run.times().queuedAtMs());
  }

  @Override
  public synchronized void save(TrainingRun run, Held held, long atMs) {
    requireUp();
    if (held.token() != lease.token() || runs.get(run.id()).state().ended()) {
      throw new LeaseLostException("old token or ended");
    }
    runs.put(run.id(), run);
    event(run, atMs);
  }

  private void event(TrainingRun run, long atMs) {
    List<TrainingEvent> of = events.get(run.id());
    of.add(new TrainingEvent(of.size() + 1L, atMs, run.state(), run.reason(), run.step()));
  }

  @Override
  public synchronized boolean endQueued(TrainingRun run, long atMs) {
    boolean queued = runs.get(run.id()).times().startedAtMs().isEmpty();
    queued &= !runs.get(run.id()).state().ended();
    if (queued) {
      runs.put(run.id(), run);
      event(run, atMs);
    }
    return queued;
  }

  @Override
  public synchronized Optional<TrainingRun> find(String id) {
    return Optional.ofNullable(runs.get(id));
  }

  @Override
  public synchronized Optional<TrainingRun> withRequestKey(String key) {
    return runs.values().stream()
        .filter(run -> run.requestKey().equals(Optional.of(key)))
        .findAny();
  }

  @Override
  public synchronized List<TrainingRun> latest(int limit) {
    return runs.values().stream()
        .sorted(Comparator.comparingLong((TrainingRun run) -> -run.times().queuedAtMs()))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<TrainingRun> open() {
    return runs.values().stream().filter(run -> !run.state().ended()).toList();
  }

  @Override
  public synchronized List<TrainingEvent> events(String id, long after, int limit) {
    return events.get(id).stream().filter(e -> e.number() > after).limit(limit).toList();
  }

  @Override
  public void askCancel(String id) {
    cancels.add(id);
  }

  @Override
  public boolean cancelAsked(String id) {
    return cancels.contains(id);
  }

  @Override
  public synchronized Optional<Held> acquire(String holder, long nowMs, long untilMs) {
    if (lease.expiresAtMs() > nowMs) {
      return Optional.empty();
    }
    lease = new Held(holder, lease.token() + 1, untilMs);
    return Optional.of(lease);
  }

  @Override
  public synchronized Optional<Held> renew(Held held, long nowMs, long untilMs) {
    requireUp();
    if (held.token() != lease.token() || lease.expiresAtMs() <= nowMs) {
      return Optional.empty();
    }
    lease = new Held(held.holder(), held.token(), untilMs);
    return Optional.of(lease);
  }

  @Override
  public synchronized void release(Held held) {
    if (held.token() == lease.token()) {
      lease = new Held("", lease.token(), 0);
    }
  }

  @Override
  public synchronized Optional<Held> current(long nowMs) {
    return Optional.of(lease).filter(held -> held.expiresAtMs() > nowMs);
  }
}
