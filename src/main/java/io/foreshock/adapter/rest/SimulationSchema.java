package io.foreshock.adapter.rest;

import io.foreshock.forecast.regime.Regime;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The form of a what-if, for the contract.
 *
 * @param portfolio the account; not beside simulations
 * @param collateral assets and debts, where they do not stand in the portfolio
 * @param shocks what happens
 * @param path days the account is held through; not beside shocks, not in a batch
 * @param basis what it rests on
 * @param seed told back; nothing is drawn at random
 * @param simulations up to 100 what-ifs, instead of all else
 */
@Schema(name = "SimulationRequest")
record SimulationSchema(
    @Nullable PortfolioSchema portfolio,
    @Nullable List<PortfolioSchema.AssetSchema> collateral,
    @Nullable ShockSchema shocks,
    @Nullable PathSchema path,
    @Nullable BasisSchema basis,
    @Nullable Long seed,
    @Nullable List<SimulationSchema> simulations) {

  /** What happens; moves are ppm of what moves. */
  @Schema(name = "Shocks")
  record ShockSchema(
      @Schema(description = "All prices but those of the class FX.", examples = "-200000")
          @Nullable Long pricePpm,
      @Schema(description = "Forecast and implied volatilities.") @Nullable Long volatilityPpm,
      @Schema(description = "Daily turnover.") @Nullable Long depthPpm,
      @Nullable Regime regime,
      @Nullable GuardRailSchema guardRails,
      @Schema(description = "How far correlations go to one, negative to none.")
          @Nullable Long correlationLambdaPpm,
      @Schema(description = "Other moves of named markets, by id, symbol or alias.")
          @Nullable Map<String, MarketShockSchema> marketShocks,
      @Schema(description = "Positions opened at the prices by then.")
          @Nullable List<PortfolioSchema.PositionSchema> addPositions,
      @Schema(description = "Positions closed at the prices by then.")
          @Nullable List<String> removePositionIds) {}

  /** What happens to one market. */
  @Schema(name = "MarketShock")
  record MarketShockSchema(
      @Nullable Long pricePpm,
      @Nullable Long volatilityPpm,
      @Nullable Long depthPpm,
      @Nullable Regime regime,
      @Nullable GuardRailSchema guardRails) {}

  /** Values of the margin profile that are replaced. */
  @Schema(name = "GuardRails")
  record GuardRailSchema(
      @Nullable Long stepUpPpmPerDay,
      @Nullable Long stepUpPpmPerHour,
      @Nullable Long stepDownPpmPerDay,
      @Nullable Long stressedWeightPpm,
      @Nullable Long classMinimumImfPpm,
      @Nullable Long deadBandPpm,
      @Nullable Long dwellHours) {}

  /** A named episode, or days, at most 366. */
  @Schema(name = "ReplayPath")
  record PathSchema(
      @Schema(description = "2008-09, 2020-03, 2021-05, 2022-05 or 2022-11.", examples = "2008-09")
          @Nullable String scenario,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {}

  /** The snapshot a what-if must rest on. */
  @Schema(name = "SimulationBasisRequest")
  record BasisSchema(@Nullable Long snapshotSequence) {}
}
