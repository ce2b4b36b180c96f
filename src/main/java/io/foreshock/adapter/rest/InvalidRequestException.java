package io.foreshock.adapter.rest;

import java.util.List;

/** The request cannot be read; nothing of it has been carried out. */
final class InvalidRequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<InvalidPart> parts;

  InvalidRequestException(List<InvalidPart> parts) {
    super(parts.getFirst().detail());
    this.parts = List.copyOf(parts);
  }

  static InvalidRequestException inParameter(String parameter, String detail) {
    return new InvalidRequestException(List.of(InvalidPart.inParameter(parameter, detail)));
  }

  static InvalidRequestException inBody(String pointer, String detail) {
    return new InvalidRequestException(List.of(InvalidPart.inBody(pointer, detail)));
  }

  /** Returns every fault that was found, the first one first. */
  List<InvalidPart> parts() {
    return parts;
  }
}
