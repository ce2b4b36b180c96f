package io.foreshock.adapter.rest;

import io.foreshock.market.Side;
import io.foreshock.portfolio.PositionType;
import io.foreshock.portfolio.pricing.OptionKind;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The form of a portfolio, for the contract.
 *
 * @param positions positions, at most 10,000
 * @param collateral assets and debts, at most 1,000
 */
@Schema(name = "Portfolio")
record PortfolioSchema(
    @Schema(required = true) List<PositionSchema> positions,
    @Nullable List<AssetSchema> collateral) {

  /** A position. */
  @Schema(name = "Position")
  record PositionSchema(
      @Schema(examples = "1", required = true) String positionId,
      @Schema(examples = Api.EXAMPLE_MARKET, required = true) String marketId,
      @Schema(required = true) PositionType type,
      @Schema(
              description = "Base units; negative is short, unless a side is told.",
              examples = "10",
              required = true)
          double quantity,
      @Nullable Side side,
      @Schema(description = "Base units of one contract; 1 if absent.")
          @Nullable Double contractSize,
      @Schema(description = "LINEAR or INVERSE; in dollars both are worth the same.")
          @Nullable String settlement,
      @Schema(description = "What one unit was entered at, quote currency.")
          @Nullable Double entryPrice,
      @Nullable OptionKind optionType,
      @Nullable Double strike,
      @Schema(
              description = "Epoch milliseconds or an ISO-8601 instant.",
              examples = "2020-06-19T20:00:00Z")
          @Nullable String expiry,
      @Schema(description = "Per square root of a year, 0.25 is 25 %.")
          @Nullable Double impliedVolatility,
      @Schema(description = "Of one unit; for type GREEKS.") @Nullable Double delta,
      @Nullable Double gamma,
      @Schema(description = "For 1.00 of volatility.") @Nullable Double vega,
      @Schema(description = "For a day.") @Nullable Double theta) {}

  /** An asset held, or a debt. */
  @Schema(name = "CollateralAsset")
  record AssetSchema(
      @Schema(
              description = "Currency, market, coin of a published pair, or a coin pegged to one.",
              examples = "USD",
              required = true)
          String asset,
      @Schema(description = "Units; negative is a debt.", examples = "50000", required = true)
          double quantity,
      @Nullable Double markPrice,
      @Schema(description = "Price told by others; the worse of both counts.")
          @Nullable Double oraclePrice) {}
}
