package io.foreshock.adapter.rest;

import io.foreshock.market.Side;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The form of a request for liquidation probabilities in the contract. */
@Schema(
    name = "LiquidationRequest",
    requiredProperties = {"positions", "horizonHours"})
record LiquidationSchema(
    @Schema(minItems = 1, maxItems = LiquidationReader.MOST_POSITIONS) List<Position> positions,
    @Schema(
            description =
                "Multiples of 24, at most 720, each once; on daily bars a trading day each.",
            minItems = 1,
            maxItems = LiquidationReader.MOST_HORIZONS,
            examples = "[24, 120]")
        List<Integer> horizonHours,
    @Schema(
            description =
                "Minutes between two looks at the price, a divisor of 1440; 0, the default, watches"
                    + " without a break, which finds more.",
            minimum = "0",
            maximum = "1440",
            examples = "0")
        @Nullable Integer monitoringMinutes,
    @Schema(
            description =
                "Simulated paths, a multiple of 50; positions × paths × days are at most 30,000,000.",
            minimum = "10000",
            maximum = "100000",
            examples = "10000")
        @Nullable Integer paths,
    @Schema(
            description = "Seed of the paths, 1 by default; the same one gives the same bytes.",
            examples = "1")
        @Nullable Long seed) {

  /** A position. */
  @Schema(
      name = "LiquidationPosition",
      description = "One of liquidationPrice, collateralPpm and leveragePpm must be given.",
      requiredProperties = {"positionId", "marketId", "side"})
  record Position(
      @Schema(description = "The client's name for it, each once.", maxLength = 64, examples = "1")
          String positionId,
      @Schema(description = Api.MARKET_ID, examples = Api.EXAMPLE_MARKET) String marketId,
      Side side,
      @Schema(description = "Below the mark for LONG, above it for SHORT.", examples = "2650.5")
          @Nullable Double liquidationPrice,
      @Schema(
              description =
                  "Collateral over notional at entry. The liquidation price follows from it and the"
                      + " published maintenance margin of the side.",
              minimum = "1",
              maximum = "999999",
              examples = "100000")
          @Nullable Long collateralPpm,
      @Schema(
              description = "Notional over collateral at entry, in place of collateralPpm.",
              minimum = "1000001",
              maximum = "1000000000",
              examples = "10000000")
          @Nullable Long leveragePpm,
      @Schema(
              description = "Price at entry, beside collateral or leverage; the mark by default.",
              examples = "2900")
          @Nullable Double entryPrice) {}
}
