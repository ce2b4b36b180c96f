package io.foreshock.application;

/** Port: asks for the models to be scored soon, off the caller's thread. */
@FunctionalInterface
public interface ScoringRequests {

  /** Asks for a round of scoring; requests made while one runs become one more. */
  void request();
}
