package io.foreshock.adapter.rest;

/** More evaluations are asked for than may wait. */
final class BusyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BusyException(Throwable cause) {
    super("too many evaluations of past moments are waiting; try again in a few seconds", cause);
  }
}
