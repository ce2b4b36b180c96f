package io.foreshock.training;

/** What a training was started by. */
public enum TrainingTrigger {
  /** The clock. */
  SCHEDULE,
  /** A watch on inputs or losses that found drift. */
  DRIFT,
  /** A request over the network. */
  DEMAND,
  /** A command on this machine. */
  COMMAND
}
