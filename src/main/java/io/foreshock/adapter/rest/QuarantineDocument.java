package io.foreshock.adapter.rest;

import io.foreshock.market.MarketId;
import io.foreshock.market.PriceBar;
import io.foreshock.market.QuarantineReason;
import io.foreshock.market.QuarantinedBar;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Bars of a market that were set aside.
 *
 * @param marketId the market
 * @param bars latest decision first
 */
@Schema(name = "Quarantine")
record QuarantineDocument(@Schema(examples = Api.EXAMPLE_MARKET) String marketId, List<Bar> bars) {

  /** A bar that was set aside, as reported; a value that is no number is null. */
  @Schema(name = "QuarantinedBar")
  record Bar(
      @Schema(examples = "1586736000000") long openTimeMs,
      @Nullable Double open,
      @Nullable Double high,
      @Nullable Double low,
      @Schema(examples = "-1.0") @Nullable Double close,
      @Nullable Double volume,
      QuarantineReason reason,
      @Schema(examples = "1586822400000") long decidedAtMs) {

    static Bar of(QuarantinedBar quarantined) {
      PriceBar bar = quarantined.bar();
      return new Bar(
          bar.openTimeMs(),
          number(bar.open()),
          number(bar.high()),
          number(bar.low()),
          number(bar.close()),
          number(bar.volume()),
          quarantined.reason(),
          quarantined.decidedAtMs());
    }

    /** JSON has neither NaN nor infinity. */
    private static @Nullable Double number(double value) {
      return Double.isFinite(value) ? value : null;
    }
  }

  static QuarantineDocument of(MarketId marketId, List<QuarantinedBar> bars) {
    return new QuarantineDocument(marketId.value(), bars.stream().map(Bar::of).toList());
  }
}
