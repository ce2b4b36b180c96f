package io.foreshock.adapter.rest;

import io.foreshock.market.ClockMode;
import io.foreshock.policy.ScheduledParameter;
import io.foreshock.publication.Health;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The form of a published set in the contract; sets themselves are sent as canonical bytes. */
@Schema(name = "MarginSet", description = "The published margin parameters of one market.")
record SetSchema(
    @Schema(examples = "margin-set/1") String schema,
    @Schema(examples = Api.EXAMPLE_SET) String setId,
    @Schema(examples = Api.EXAMPLE_MARKET) String marketId,
    @Schema(description = "Number of the set in its market.", examples = "5045") long sequence,
    @Schema(examples = "ACTIVE") String status,
    @Schema(description = "Trust in the inputs when it was made.") Health health,
    ClockMode clock,
    @Schema(description = "Whether training has seen the days it was made from.") boolean inSample,
    @Schema(examples = "1586822400000") long observedAtMs,
    @Schema(examples = "1586822400000") long validFromMs,
    @Schema(description = "Afterwards fallback applies.", examples = "1587175200000")
        long expiresAtMs,
    @Schema(examples = "24") long horizonHours,
    @Schema(description = "Tail level: 10000 is VaR 99 %.", examples = "10000") long alphaPpm,
    @Schema(description = "Initial margin, the larger side.", examples = "98213") long imfPpm,
    @Schema(examples = "98213") long imfLongPpm,
    @Schema(examples = "84170") long imfShortPpm,
    @Schema(description = "Maintenance margin, the larger side.", examples = "41250") long mmfPpm,
    @Schema(examples = "41250") long mmfLongPpm,
    @Schema(examples = "36120") long mmfShortPpm,
    @Schema(description = "Initial margin over the long-run level.", examples = "2712000")
        long imMultiplierPpm,
    @Schema(examples = "1139000") long mmMultiplierPpm,
    @Schema(examples = "150000") long haircutPpm,
    ExplanationDocument.HeldRegimeDocument regime,
    Fallback fallback,
    List<ScheduledChange> scheduledChanges,
    @Schema(description = "What a reader should know, sorted.") List<String> flags,
    ProvenanceDocument provenance) {

  /** What applies after expiry. */
  @Schema(name = "Fallback")
  record Fallback(Decay decay, Terminal terminal) {}

  /** The raise of initial margin after expiry, step by step. */
  @Schema(name = "FallbackDecay")
  record Decay(
      @Schema(examples = "3600") long everySeconds, @Schema(examples = "50000") long stepPpm) {}

  /** Where the raise ends. */
  @Schema(name = "FallbackTerminal")
  record Terminal(
      @Schema(examples = "196426") long imfPpm,
      @Schema(examples = "41250") long mmfPpm,
      @Schema(examples = "150000") long haircutPpm) {}

  /** An announced raise. */
  @Schema(name = "ScheduledChange")
  record ScheduledChange(
      ScheduledParameter.Parameter parameter,
      @Schema(examples = "43000") long ppm,
      @Schema(examples = "1587081600000") long effectiveAtMs) {}

  /** The sets of one state. */
  @Schema(name = "MarginSets")
  record Sets(@Schema(examples = "3") long sequence, List<SetSchema> sets) {}
}
