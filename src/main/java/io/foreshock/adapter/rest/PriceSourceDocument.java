package io.foreshock.adapter.rest;

import io.foreshock.market.verification.PriceReport;
import io.foreshock.market.verification.SourceVerdict;
import io.foreshock.market.verification.VerifiedPrice;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What one source said of a price, and what came of it.
 *
 * @param source its name
 * @param used whether it enters the usable prices
 * @param rejection why not; null where it does
 * @param suspect whether it jumped by 30 % and nobody confirms it
 * @param overdue whether its heartbeat has passed
 * @param price newest price, quote currency; null where it never reported
 * @param confidence half-width of what it thinks likely
 * @param observedAtMs when it saw the price, epoch milliseconds
 * @param arrivedAtMs when the report came in
 * @param ageSeconds age of the observation
 * @param heartbeatSeconds within which it is expected again
 * @param maximumAgeSeconds age beyond which it is not used
 * @param signed whether its reports must be signed
 */
@Schema(name = "PriceSource", description = "What one source said of a price.")
record PriceSourceDocument(
    @Schema(examples = "alpha") String source,
    boolean used,
    SourceVerdict.@Nullable Rejection rejection,
    boolean suspect,
    boolean overdue,
    @Schema(examples = "65000.5") @Nullable Double price,
    @Schema(examples = "12.5") @Nullable Double confidence,
    @Schema(examples = "1790000000000") @Nullable Long observedAtMs,
    @Schema(examples = "1790000000120") @Nullable Long arrivedAtMs,
    @Schema(examples = "3") @Nullable Long ageSeconds,
    @Schema(examples = "10") long heartbeatSeconds,
    @Schema(examples = "60") long maximumAgeSeconds,
    boolean signed) {

  private static final long SECOND_MS = 1_000;

  /** Returns what every source said. */
  static List<PriceSourceDocument> all(VerifiedPrice price) {
    return price.verdicts().stream().map(verdict -> of(verdict, price.decidedAtMs())).toList();
  }

  private static PriceSourceDocument of(SourceVerdict verdict, long nowMs) {
    PriceReport report = verdict.report().orElse(null);
    return new PriceSourceDocument(
        verdict.source().id(),
        verdict.used(),
        verdict.rejection().orElse(null),
        verdict.suspect(),
        verdict.overdue(),
        report == null ? null : report.price(),
        report == null ? null : report.confidence(),
        report == null ? null : report.observedAtMs(),
        report == null ? null : report.arrivedAtMs(),
        report == null ? null : report.ageMs(nowMs) / SECOND_MS,
        verdict.source().heartbeatMs() / SECOND_MS,
        verdict.source().maximumAgeMs() / SECOND_MS,
        verdict.source().key().isPresent());
  }
}
