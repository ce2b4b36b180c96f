package io.foreshock.adapter.exchange;

import java.io.IOException;

/** An answer that is cut short or is not what the exchange documents. */
final class MalformedPageException extends IOException {

  private static final long serialVersionUID = 1L;

  MalformedPageException(String message) {
    super(message);
  }

  MalformedPageException(String message, Throwable cause) {
    super(message, cause);
  }
}
