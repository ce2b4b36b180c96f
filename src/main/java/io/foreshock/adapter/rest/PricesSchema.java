package io.foreshock.adapter.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The form of a request with prices in the contract: a report, or a list of them. */
@Schema(
    name = "Prices",
    description = "Either the members of one report, or prices with up to 1,000 reports.",
    anyOf = {PricesSchema.Report.class, PricesSchema.Reports.class})
record PricesSchema() {

  /** Many reports. */
  @Schema(name = "PriceReports", requiredProperties = "prices")
  record Reports(List<Report> prices) {}

  /** One report. */
  @Schema(
      name = "PriceReport",
      requiredProperties = {"source", "marketId", "price", "confidence", "observedAt"})
  record Report(
      @Schema(description = "Source that is configured for the market.", examples = "alpha")
          String source,
      @Schema(description = Api.MARKET_ID, examples = "BTCUSDT") String marketId,
      @Schema(description = "Quote currency.", examples = "65000.5") double price,
      @Schema(
              description = "Half-width of what the source thinks likely; 0 where it states none.",
              examples = "12.5")
          double confidence,
      @Schema(
              description =
                  "When the source saw the price, epoch milliseconds or ISO-8601 instant.",
              examples = "2026-03-01T12:00:00Z")
          String observedAt,
      @Schema(description = "Ed25519 over the report, Base64, where the source has a key.")
          @Nullable String signature) {}
}
