package io.foreshock.market.verification;

import java.util.Optional;

/**
 * What a source said and what came of it.
 *
 * @param source the source
 * @param report the newest observation that was known, empty where there is none
 * @param rejection why it was not used, empty where it was
 * @param suspect whether it jumped by 30 % and nobody confirms it
 * @param overdue whether its heartbeat has passed without a new report
 */
public record SourceVerdict(
    PriceSource source,
    Optional<PriceReport> report,
    Optional<Rejection> rejection,
    boolean suspect,
    boolean overdue) {

  /** Why a source was not used. */
  public enum Rejection {
    /** It has never reported. */
    SILENT,
    /** Its newest price is older than its greatest age. */
    STALE,
    /** Its confidence is too wide for its price. */
    CONFIDENCE_TOO_WIDE,
    /** It has repeated one price for too long while most others moved. */
    STUCK,
    /** It jumped by 30 %, at least two others contradict it and none confirms it. */
    JUMP_CONTRADICTED,
    /** It has been drifting away from what the others say. */
    DRIFTING,
    /** It lies outside the band around the median of all. */
    OUT_OF_BAND
  }

  /** Tells whether its price was used. */
  public boolean used() {
    return rejection.isEmpty();
  }
}
