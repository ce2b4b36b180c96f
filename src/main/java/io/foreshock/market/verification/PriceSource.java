package io.foreshock.market.verification;

import java.util.Optional;

/**
 * A source of prices of one market. Sources have no weights: the median counts each once.
 *
 * @param id name, matching {@code [A-Za-z0-9][A-Za-z0-9._-]*}, at most 64 characters
 * @param heartbeatMs within which it is expected to report again, positive milliseconds
 * @param maximumAgeMs age beyond which its price is not used, milliseconds, at least the heartbeat
 * @param stuckAfterMs for how long it may repeat one price while others move, positive milliseconds
 * @param maximumConfidencePpm largest confidence ÷ price it is used with, ppm in (0, 500,000], so
 *     that the lower end stays positive
 * @param key its public key, if its reports must be signed
 */
public record PriceSource(
    String id,
    long heartbeatMs,
    long maximumAgeMs,
    long stuckAfterMs,
    long maximumConfidencePpm,
    Optional<SourceKey> key) {

  private static final String ID_FORM = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
  private static final long LARGEST_CONFIDENCE_PPM = 500_000;
  private static final double ONE_MILLION = 1e6;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the parameter and its value
   */
  public PriceSource {
    require(id.matches(ID_FORM), "id must match " + ID_FORM, id);
    require(heartbeatMs > 0, "heartbeat must be positive", heartbeatMs + " ms");
    require(
        maximumAgeMs >= heartbeatMs,
        "maximumAge must be at least the heartbeat of " + heartbeatMs + " ms",
        maximumAgeMs + " ms");
    require(stuckAfterMs > 0, "stuckAfter must be positive", stuckAfterMs + " ms");
    require(
        maximumConfidencePpm > 0 && maximumConfidencePpm <= LARGEST_CONFIDENCE_PPM,
        "maximumConfidencePpm must be in (0, 500000]",
        Long.toString(maximumConfidencePpm));
  }

  private static void require(boolean holds, String demand, String value) {
    if (!holds) {
      throw new IllegalArgumentException(demand + ", was '" + value + "'");
    }
  }

  /** Tells whether a report is older than its price may be used. */
  boolean isStale(PriceReport report, long nowMs) {
    return report.ageMs(nowMs) > maximumAgeMs;
  }

  /** Tells whether a report is too doubtful to be used. */
  boolean isTooWide(PriceReport report) {
    return report.confidence() > report.price() * (maximumConfidencePpm / ONE_MILLION);
  }
}
