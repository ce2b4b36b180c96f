package io.foreshock.adapter.exchange;

import java.io.IOException;

/** A failure that may be gone when the exchange is asked again. */
final class TransientFailure extends IOException {

  private static final long serialVersionUID = 1L;

  private static final long NOT_SAID = -1;

  private final long waitMs;

  private TransientFailure(String message, long waitMs, Throwable... cause) {
    super(message, cause.length == 0 ? null : cause[0]);
    this.waitMs = waitMs;
  }

  /** Returns a failure after which the exchange named no time to wait. */
  static TransientFailure of(String message, Throwable... cause) {
    return new TransientFailure(message, NOT_SAID, cause);
  }

  /** Returns a failure after which the exchange wants to be left alone for so long. */
  static TransientFailure waiting(String message, long waitMs) {
    return new TransientFailure(message, waitMs);
  }

  /** Returns how long to wait, milliseconds: what the exchange said, else the given value. */
  long waitMsOr(long usualMs) {
    return waitMs == NOT_SAID ? usualMs : waitMs;
  }
}
