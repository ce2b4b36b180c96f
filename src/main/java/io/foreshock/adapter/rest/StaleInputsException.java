package io.foreshock.adapter.rest;

import java.util.Locale;
import java.util.Map;

/** A fresh set was asked for, and the market has none. */
final class StaleInputsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Map<String, Object> facts;

  StaleInputsException(SetDocument document, long ageSeconds) {
    this(
        document,
        String.format(
            Locale.ROOT,
            "%s is served in %s; its last bar closed at %s, %d seconds ago",
            document.publication().marketId(),
            document.publication().market().clock().name(),
            java.time.Instant.ofEpochMilli(document.publication().lastCloseMs()),
            ageSeconds));
  }

  StaleInputsException(SetDocument document, String why) {
    super(why);
    this.facts =
        Map.of(
            "marketId", document.publication().marketId().value(),
            "observedAtMs", document.publication().set().observedAtMs(),
            "allowedUntilMs", document.publication().set().expiresAtMs());
  }

  /** Returns market, time of the newest input and the time until which the set may be used. */
  Map<String, Object> facts() {
    return facts;
  }
}
