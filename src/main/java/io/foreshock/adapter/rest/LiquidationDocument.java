package io.foreshock.adapter.rest;

import io.foreshock.application.LiquidationProbabilities;
import io.foreshock.application.MarketPublication;
import io.foreshock.market.Side;
import io.foreshock.policy.Ppm;
import io.foreshock.portfolio.liquidation.Barrier;
import io.foreshock.portfolio.liquidation.PassageCurve;
import io.foreshock.portfolio.liquidation.PassageOdds;
import io.foreshock.publication.MarginSet;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How likely positions are to be liquidated.
 *
 * @param seed seed of the paths
 * @param paths number of paths
 * @param monitoringMinutes minutes between two looks at the price
 * @param positions one for each position, in the order asked
 */
@RegisterForReflection
@Schema(
    name = "LiquidationProbabilities",
    description =
        "Forecasts, not parameters. The same request on the same sets gives the same bytes.")
record LiquidationDocument(
    @Schema(examples = "1") long seed,
    @Schema(examples = "10000") int paths,
    @Schema(examples = "0") int monitoringMinutes,
    List<Position> positions) {

  private static final long[] QUANTILES_PPM = {10_000, 50_000, 250_000, 500_000};

  /** How a probability was found. */
  @Schema(name = "LiquidationMethod")
  enum Method {
    /** Geometric Brownian motion with the variance forecast for the horizon. */
    CLOSED_FORM,
    /** Paths with the champion's variance dynamics, fat tails and past extremes of days. */
    SIMULATION
  }

  /** A position's answer. */
  @RegisterForReflection
  @Schema(name = "LiquidationOdds")
  record Position(
      @Schema(examples = "1") String positionId,
      @Schema(examples = Api.EXAMPLE_MARKET) String marketId,
      Side side,
      @Schema(description = "The set in force.", examples = Api.EXAMPLE_SET) String setId,
      @Schema(examples = "classical-exchange") String modelId,
      @Schema(examples = "2012-12-31") String modelVersion,
      String modelHash,
      @Schema(description = "Close of the last bar.", examples = "2874.560059") double markPrice,
      @Schema(examples = "1587168000000") long markedAtMs,
      @Schema(examples = "2650.5") double liquidationPrice,
      @Schema(
              description = "Move of the price that liquidates, of the mark; rounded down.",
              examples = "77943")
          long distancePpm,
      @Schema(description = "Volatility forecast for the next day, log.", examples = "23410")
          long sigmaPpm,
      List<Horizon> horizons,
      @Schema(
              description =
                  "Quantiles of the simulated time to liquidation, of all paths: hours by whose end"
                      + " so many have been liquidated, null where that is beyond the longest horizon.")
          List<Quantile> timeToLiquidation) {

    static Position of(
        LiquidationRequest.Position asked,
        double liquidationPrice,
        LiquidationProbabilities.Marked market,
        LiquidationProbabilities.Odds odds,
        List<Integer> horizonHours) {
      MarketPublication publication = market.publication();
      MarginSet.Provenance provenance = publication.set().provenance();
      return new Position(
          asked.id(),
          publication.marketId().value(),
          asked.side(),
          publication.setId(),
          provenance.modelId(),
          provenance.modelVersion(),
          provenance.modelHash(),
          market.price(),
          publication.lastCloseMs(),
          liquidationPrice,
          distancePpm(odds.barrier()),
          Ppm.ofFractionRoundedUp(publication.evaluation().forecast().sigma()),
          horizonHours.stream().map(hours -> Horizon.of(odds, hours)).toList(),
          quantiles(odds.simulated()));
    }

    private static long distancePpm(Barrier barrier) {
      return (long) Math.min(Long.MAX_VALUE, barrier.priceFraction() * Ppm.ONE);
    }

    private static List<Quantile> quantiles(PassageCurve curve) {
      List<Quantile> quantiles = new ArrayList<>();
      for (long ppm : QUANTILES_PPM) {
        OptionalInt days = curve.quantileDays((double) ppm / Ppm.ONE);
        quantiles.add(
            new Quantile(
                ppm, days.isPresent() ? days.getAsInt() * LiquidationRequest.DAY_HOURS : null));
      }
      return quantiles;
    }
  }

  /** A horizon's answer. */
  @RegisterForReflection
  @Schema(name = "LiquidationHorizon")
  record Horizon(
      @Schema(examples = "24") int horizonHours,
      @Schema(
              description =
                  "Distance over the volatility forecast for the horizon, 1000000 being one; rounded"
                      + " down.",
              examples = "3401000")
          long distanceSigmasPpm,
      List<Probability> probabilities) {

    static Horizon of(LiquidationProbabilities.Odds odds, int hours) {
      int days = hours / LiquidationRequest.DAY_HOURS;
      return new Horizon(
          hours,
          (long) Math.min(Long.MAX_VALUE, odds.sigmas(days) * Ppm.ONE),
          List.of(
              Probability.of(Method.CLOSED_FORM, odds.closedForm().within(days)),
              Probability.of(Method.SIMULATION, odds.simulated().within(days))));
    }
  }

  /** A probability by one method. */
  @RegisterForReflection
  @Schema(name = "LiquidationProbability", description = "Both numbers are rounded up.")
  record Probability(
      Method method,
      @Schema(examples = "4120") long probabilityPpm,
      @Schema(description = "Of the simulation; 0 for the closed form.", examples = "310")
          long standardErrorPpm) {

    static Probability of(Method method, PassageOdds odds) {
      return new Probability(
          method,
          Ppm.ofFractionRoundedUp(odds.probability()),
          Ppm.ofFractionRoundedUp(odds.standardError()));
    }
  }

  /** A quantile of the time to liquidation. */
  @RegisterForReflection
  @Schema(name = "LiquidationQuantile")
  record Quantile(
      @Schema(examples = "10000") long probabilityPpm,
      @Schema(examples = "120") @Nullable Integer withinHours) {}
}
