package io.foreshock.adapter.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.foreshock.market.ClockMode;
import io.foreshock.policy.ScheduledParameter;
import io.foreshock.publication.Health;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The form of a published set in the contract; sets themselves are sent as canonical bytes. */
@Schema(name = "MarginSet", description = "The published margin parameters of one market.")
record SetSchema(
    @Schema(examples = "margin-set/1") String schema,
    @Schema(examples = Api.EXAMPLE_SET) String setId,
    @Schema(examples = Api.EXAMPLE_MARKET) String marketId,
    @Schema(description = "Number of the publication in its market.", examples = "5045")
        long sequence,
    @Schema(description = "Content hash of the set published before; absent at a past moment.")
        @Nullable String prevHash,
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
    @Schema(description = "Absent where too few days tell.") @Nullable Quality quality,
    ProvenanceDocument provenance,
    @Schema(description = "Absent at a past moment.") @Nullable List<Signature> signatures) {

  /** One signature. */
  @Schema(name = "SetSignature")
  record Signature(
      @Schema(description = "EdDSA or EIP712.", examples = "EdDSA") String alg,
      @Schema(
              description = "Thumbprint of the key.",
              examples = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k")
          String kid,
      @Schema(description = "base64url; with EIP712 0x and r, s, v.") String sig,
      @Schema(description = "With EIP712 alone.") @Nullable Long chainId,
      @Schema(description = "With EIP712 alone.") @Nullable String verifyingContract) {}

  /** How margins and forecasts did before the set. */
  @Schema(name = "SetQuality")
  record Quality(
      @Schema(description = "Days counted, at most 750.", examples = "750") long days,
      @Schema(description = "Basel traffic light of the worse side.")
          io.foreshock.publication.Quality.Light light,
      @JsonProperty("long") Side longSide,
      @JsonProperty("short") Side shortSide) {

    /** Figures of one side. */
    @Schema(name = "SetQualitySide")
    record Side(
        @Schema(description = "Days with a loss above the margin.", examples = "6") long breaches,
        @Schema(examples = "992000") long coveragePpm,
        @Schema(examples = "4600000") long peakToTroughPpm,
        @Schema(examples = "540000") long fiveDayRisePpm,
        @Schema(description = "p-value of Kupiec's test.", examples = "580000") long kupiecPpm,
        @Schema(description = "p-value of the dynamic quantile test.", examples = "210000")
            long dynamicQuantilePpm,
        @Schema(description = "Mean FZ0 less mean ln ES.", examples = "11000") long fz0ExcessPpm,
        @Schema(description = "Wealth of bets against the forecast.", examples = "1400000")
            long eValuePpm) {}
  }

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
