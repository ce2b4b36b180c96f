package io.foreshock.adapter.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The form of a request with bars in the contract; requests themselves are read as a stream. */
@Schema(name = "Bars", requiredProperties = "bars")
record BarsSchema(
    List<Bar> bars,
    @Schema(
            description =
                "Length of the bars; needed where a market is new and its bars do not tell.",
            examples = "86400")
        @Nullable Long barLengthSeconds) {

  /** A bar. */
  @Schema(
      name = "Bar",
      requiredProperties = {"timestamp", "symbol", "close"})
  record Bar(
      @Schema(
              description = "Opening time, ISO-8601 with its offset or epoch milliseconds.",
              examples = "2020-04-14T00:00:00Z")
          String timestamp,
      @Schema(description = "Symbol of the source, or market id.", examples = "^GSPC")
          String symbol,
      @Schema(examples = "2805.1") @Nullable Double open,
      @Schema(examples = "2851.85") @Nullable Double high,
      @Schema(examples = "2805.1") @Nullable Double low,
      @Schema(examples = "2846.06") double close,
      @Schema(description = "Base units.", examples = "5567400000") @Nullable Double volume) {}
}
