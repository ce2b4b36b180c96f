package io.foreshock.adapter.rest;

/** An inference that cannot be made; the message names the field and shows its value. */
final class InferenceException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int NOT_FOUND = 404;
  private static final int BAD_REQUEST = 400;
  private static final int TOO_LARGE = 413;

  private final int status;

  private InferenceException(int status, String message) {
    super(message);
    this.status = status;
  }

  static InferenceException bad(String message) {
    return new InferenceException(BAD_REQUEST, message);
  }

  static InferenceException unknown(String message) {
    return new InferenceException(NOT_FOUND, message);
  }

  static InferenceException tooLarge(String message) {
    return new InferenceException(TOO_LARGE, message);
  }

  int status() {
    return status;
  }
}
