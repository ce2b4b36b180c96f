package io.foreshock.adapter.rest;

/** Whoever asks may not have this done. */
final class ForbiddenRequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ForbiddenRequestException(String message) {
    super(message);
  }
}
