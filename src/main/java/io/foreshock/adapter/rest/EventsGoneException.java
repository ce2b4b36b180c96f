package io.foreshock.adapter.rest;

/** Events after the one a client has seen are not kept any more. */
final class EventsGoneException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says of which one. */
  EventsGoneException(long lastEventId) {
    super(
        "not all events after "
            + lastEventId
            + " are kept; read /v1/accounts and begin without Last-Event-ID");
  }
}
