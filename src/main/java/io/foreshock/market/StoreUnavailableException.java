package io.foreshock.market;

/**
 * The store could not carry out a read or a write: disk full, database down, connection lost. A
 * write that failed this way either took effect whole or not at all; sending it again is safe.
 */
public final class StoreUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Names the failure.
   *
   * @param message what was tried
   * @param cause what went wrong
   */
  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
