package io.foreshock.adapter.exchange;

/** Waits; tests only note for how long. */
@FunctionalInterface
interface Sleeper {

  /** Waits for so many milliseconds. */
  void sleep(long milliseconds) throws InterruptedException;
}
