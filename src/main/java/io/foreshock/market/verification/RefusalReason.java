package io.foreshock.market.verification;

import java.util.Optional;

/** Why a report was refused at its arrival: it is kept and shown, and enters no price. */
public enum RefusalReason {
  /** The price is not a positive number that can be computed with: in [10⁻⁹, 10¹⁵]. */
  IMPOSSIBLE_PRICE,
  /** The confidence is negative, infinite or not a number. */
  IMPOSSIBLE_CONFIDENCE,
  /** The observation lies more than a second ahead of the arrival. */
  FUTURE_TIME,
  /** The observation was older than the source's greatest age when it arrived. */
  STALE_TIME;

  private static final double SMALLEST_PRICE = 1e-9;
  private static final double LARGEST_PRICE = 1e15;

  /** How far clocks of sources may be ahead, milliseconds. */
  private static final long TOLERATED_AHEAD_MS = 1_000;

  /**
   * Returns why a report is refused, empty where it is not. Its size is no reason: a crash passes.
   *
   * @param source who reports
   */
  public static Optional<RefusalReason> of(PriceReport report, PriceSource source) {
    if (!(report.price() >= SMALLEST_PRICE && report.price() <= LARGEST_PRICE)) {
      return Optional.of(IMPOSSIBLE_PRICE);
    }
    if (!(report.confidence() >= 0.0 && report.confidence() <= Double.MAX_VALUE)) {
      return Optional.of(IMPOSSIBLE_CONFIDENCE);
    }
    if (report.observedAtMs() - TOLERATED_AHEAD_MS > report.arrivedAtMs()) {
      return Optional.of(FUTURE_TIME);
    }
    return source.isStale(report, report.arrivedAtMs())
        ? Optional.of(STALE_TIME)
        : Optional.empty();
  }
}
