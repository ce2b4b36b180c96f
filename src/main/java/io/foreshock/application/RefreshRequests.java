package io.foreshock.application;

/** Port: asks for what is published to be brought up to date soon, off the caller's thread. */
@FunctionalInterface
public interface RefreshRequests {

  /** Asks for a refresh; requests made while one runs become one more. */
  void request();
}
