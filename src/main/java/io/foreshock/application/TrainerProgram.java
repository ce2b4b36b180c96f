package io.foreshock.application;

import io.foreshock.model.ClassGroup;
import java.util.Optional;
import java.util.function.Predicate;

/** Port: trains in a process of its own, so that what serves is not in its way nor at its mercy. */
public interface TrainerProgram {

  /** Returns why no training of a group can be started here, one line; empty if one can. */
  Optional<String> obstacle(ClassGroup group);

  /**
   * Starts a training.
   *
   * @param runId name of the run
   * @param group markets to train for
   * @param listener told how far it has come, from another thread
   * @throws IllegalStateException if the process cannot be started
   */
  Training start(String runId, ClassGroup group, Listener listener);

  /**
   * Deletes what trainings have left behind that were broken off with their service.
   *
   * @param alive tells by the name of a run whether it may still be at work
   */
  void cleanUp(Predicate<String> alive);

  /** Told what a training says of itself. Must not throw. */
  interface Listener extends TrainingProgress {

    /** It has drawn from a seed. */
    void seeded(long seed);
  }

  /** A training in its own process. */
  interface Training extends AutoCloseable {

    /**
     * Waits for its end.
     *
     * @throws InterruptedException if the waiting is interrupted; the process goes on
     */
    Outcome await() throws InterruptedException;

    /** Ends the process at once; of no effect if it has ended. */
    void kill();

    /** Ends the process and deletes all it has written. */
    @Override
    void close();
  }

  /** How a training ended. */
  sealed interface Outcome {

    /**
     * It has trained.
     *
     * @param folder folder of models with what it trained
     */
    record Trained(String folder) implements Outcome {}

    /**
     * It has broken off.
     *
     * @param reason why, one line
     */
    record BrokenOff(String reason) implements Outcome {}
  }
}
