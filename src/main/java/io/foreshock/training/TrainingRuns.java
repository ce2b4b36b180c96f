package io.foreshock.training;

import java.util.List;
import java.util.Optional;

/**
 * Port: the record of trainings. Each write of a run also writes an event with what it changed;
 * both take effect or none. Safe for threads and for several processes on one store.
 */
public interface TrainingRuns {

  /**
   * Records a new run.
   *
   * @param run a run that is queued
   */
  void add(TrainingRun run);

  /**
   * Records what became of a run while its process holds the lease.
   *
   * @param run the run as it is now
   * @param held the lease it runs under
   * @param atMs now, epoch milliseconds
   * @throws LeaseLostException if somebody else has had the lease since, or the run has ended
   */
  void save(TrainingRun run, TrainingLease.Held held, long atMs);

  /**
   * Records the end of a run that has not begun, for which no lease is needed.
   *
   * @param run the run, ended
   * @param atMs now, epoch milliseconds
   * @return whether it was still queued; if not, nothing is written
   */
  boolean endQueued(TrainingRun run, long atMs);

  /** Returns a run by its name. */
  Optional<TrainingRun> find(String id);

  /** Returns the run that a request with this key started. */
  Optional<TrainingRun> withRequestKey(String key);

  /**
   * Returns the latest runs, the newest first.
   *
   * @param limit how many at most
   */
  List<TrainingRun> latest(int limit);

  /** Returns the runs that have not ended, the oldest first. */
  List<TrainingRun> open();

  /**
   * Returns events of a run in their order.
   *
   * @param id name of the run
   * @param after number of the last event that is left out, 0 for none
   * @param limit how many at most
   */
  List<TrainingEvent> events(String id, long after, int limit);

  /** Notes that somebody wants a run to end, for the process that carries it out. */
  void askCancel(String id);

  /** Tells whether somebody wants a run to end. */
  boolean cancelAsked(String id);
}
