package io.foreshock.training;

import io.foreshock.model.ClassGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One training, from the request to its end. Its record is kept whatever becomes of it.
 *
 * @param id name of the run, unique
 * @param group markets it trains for
 * @param trigger what started it
 * @param state how far it has come
 * @param reason why it ended as it did, one line; empty before
 * @param step what it is doing
 * @param seeds seeds it has drawn from, in the order told
 * @param times when it was asked for, began and ended
 * @param model what it made; empty where nothing was judged
 * @param requestKey key by which a repeated request is known; empty where none was given
 */
public record TrainingRun(
    String id,
    ClassGroup group,
    TrainingTrigger trigger,
    TrainingState state,
    String reason,
    TrainingStep step,
    List<Long> seeds,
    TrainingTimes times,
    Optional<JudgedModel> model,
    Optional<String> requestKey) {

  private static final int LONGEST_REASON = 500;

  /** Copies the list and shortens a long reason. */
  public TrainingRun {
    seeds = List.copyOf(seeds);
    reason = OneLine.of(reason, LONGEST_REASON);
  }

  /**
   * Returns a run that waits for its turn.
   *
   * @param id name of the run, unique
   * @param group markets it trains for
   * @param trigger what started it
   * @param requestKey key by which a repeated request is known
   * @param atMs now, epoch milliseconds
   */
  public static TrainingRun queued(
      String id,
      ClassGroup group,
      TrainingTrigger trigger,
      Optional<String> requestKey,
      long atMs) {
    return new TrainingRun(
        id,
        group,
        trigger,
        TrainingState.QUEUED,
        "",
        TrainingStep.NONE,
        List.of(),
        TrainingTimes.queued(atMs),
        Optional.empty(),
        requestKey);
  }

  /**
   * Returns the run once it has begun.
   *
   * @throws IllegalStateException if it may not begin in this state
   */
  public TrainingRun started(long atMs) {
    return moved(TrainingState.RUNNING, "", times.started(atMs), model);
  }

  /**
   * Returns the run in another step.
   *
   * @throws IllegalStateException if it does not run
   */
  public TrainingRun at(TrainingStep next) {
    requireRunning();
    return new TrainingRun(
        id, group, trigger, state, reason, next, seeds, times, model, requestKey);
  }

  /**
   * Returns the run with one more seed.
   *
   * @throws IllegalStateException if it does not run
   */
  public TrainingRun seeded(long seed) {
    requireRunning();
    List<Long> more = new ArrayList<>(seeds);
    more.add(seed);
    return new TrainingRun(id, group, trigger, state, reason, step, more, times, model, requestKey);
  }

  /**
   * Returns the run ended well.
   *
   * @throws IllegalStateException if it does not run
   */
  public TrainingRun succeeded(long atMs, String why, JudgedModel made) {
    return moved(TrainingState.SUCCEEDED, why, times.ended(atMs), Optional.of(made));
  }

  /**
   * Returns the run refused by the judge.
   *
   * @throws IllegalStateException if it has ended
   */
  public TrainingRun refused(long atMs, String why, JudgedModel made) {
    return moved(TrainingState.REFUSED, why, times.ended(atMs), Optional.of(made));
  }

  /**
   * Returns the run refused before anything was judged.
   *
   * @throws IllegalStateException if it has ended
   */
  public TrainingRun refused(long atMs, String why) {
    return moved(TrainingState.REFUSED, why, times.ended(atMs), model);
  }

  /**
   * Returns the run broken off.
   *
   * @throws IllegalStateException if it has ended
   */
  public TrainingRun failed(long atMs, String why) {
    return moved(TrainingState.FAILED, why, times.ended(atMs), model);
  }

  /**
   * Returns the run ended by somebody.
   *
   * @throws IllegalStateException if it has ended
   */
  public TrainingRun cancelled(long atMs) {
    return moved(TrainingState.CANCELLED, "cancelled on request", times.ended(atMs), model);
  }

  private TrainingRun moved(
      TrainingState next, String why, TrainingTimes when, Optional<JudgedModel> made) {
    if (!state.mayBecome(next)) {
      throw new IllegalStateException(
          "training " + id + " is " + state + ", cannot become " + next);
    }
    return new TrainingRun(id, group, trigger, next, why, step, seeds, when, made, requestKey);
  }

  private void requireRunning() {
    if (state != TrainingState.RUNNING) {
      throw new IllegalStateException("training " + id + " is " + state + ", not RUNNING");
    }
  }
}
