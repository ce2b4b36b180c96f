package io.foreshock.adapter.rest;

/** Reports of prices that are well formed and yet not taken in; nothing of them was stored. */
final class PriceRequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Fault fault;
  private final transient InvalidPart part;

  /** What stops them. */
  enum Fault {
    /** The source's reports must be signed, and this one is not. */
    UNSIGNED,
    /** The signature was not made with the source's key over this report. */
    FORGED,
    /** The source said another price of the same moment. */
    CONFLICT
  }

  PriceRequestException(Fault fault, String pointer, String detail) {
    super(detail);
    this.fault = fault;
    this.part = InvalidPart.inBody(pointer, detail);
  }

  Fault fault() {
    return fault;
  }

  InvalidPart part() {
    return part;
  }
}
