package io.foreshock.adapter.rest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** More is asked for than can be answered in time. Without a stack trace: there may be many. */
final class OverloadedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int retrySeconds;

  /**
   * @param retrySeconds when it is worth asking again, at least 1
   */
  OverloadedException(int retrySeconds) {
    super(
        "too many evaluations are waiting; what is published is served meanwhile",
        null,
        false,
        false);
    this.retrySeconds = retrySeconds;
  }

  int retrySeconds() {
    return retrySeconds;
  }

  /** Returns the counter of requests refused for a reason. */
  static Counter counter(String reason, MeterRegistry meters) {
    return Counter.builder("foreshock.requests.shed")
        .description("Requests refused because too many were under way or waiting")
        .tag("reason", reason)
        .register(meters);
  }
}
