package io.foreshock.adapter.rest;

/** No model in service has this name, or it has no sound card. */
final class UnknownModelException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownModelException(String what) {
    super("nothing in service is called '" + what + "'");
  }
}
