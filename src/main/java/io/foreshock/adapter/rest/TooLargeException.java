package io.foreshock.adapter.rest;

/** A request that asks for more than one answer can hold. */
final class TooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient InvalidPart part;

  TooLargeException(String pointer, String detail) {
    super(detail);
    this.part = InvalidPart.inBody(pointer, detail);
  }

  /** Returns what is too large. */
  InvalidPart part() {
    return part;
  }
}
