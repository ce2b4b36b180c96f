package io.foreshock.adapter.rest;

import io.foreshock.application.MarketEvaluation;
import io.foreshock.forecast.regime.Regime;
import io.foreshock.market.MarketId;
import io.foreshock.market.Side;
import io.foreshock.policy.MarginParameters;
import io.foreshock.policy.PolicyFlag;
import io.foreshock.policy.Ppm;
import io.foreshock.policy.RegimeProbabilities;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Forecast and parameters of one market in a what-if.
 *
 * @param marketId the market
 * @param markPrice price positions are valued at
 * @param forecast raw forecast
 * @param parameters what a venue applies
 */
@RegisterForReflection
@Schema(name = "SimulatedMarket")
record SimulatedMarket(
    String marketId, double markPrice, Forecast forecast, Parameters parameters) {

  /** A raw forecast of the next day. */
  @RegisterForReflection
  @Schema(name = "SimulatedForecast")
  record Forecast(
      @Schema(description = "Volatility of a day, log, ppm.") long sigmaPpm,
      @Schema(description = "VaR 99 % of a long position, ppm of notional.") long varLongPpm,
      @Schema(description = "VaR 99 % of a short position, ppm of notional.") long varShortPpm,
      Regime regime,
      List<Long> regimeProbabilitiesPpm) {

    static Forecast of(MarketEvaluation evaluation) {
      RegimeProbabilities regime = evaluation.input().regime();
      return new Forecast(
          Math.round(evaluation.forecast().sigma() * Ppm.ONE),
          evaluation.input().longSide().conditionalPpm(),
          evaluation.input().shortSide().conditionalPpm(),
          evaluation.decision().parameters().regime().label(),
          List.of(regime.calmPpm(), regime.elevatedPpm(), regime.stressedPpm()));
    }
  }

  /** Margins and haircut, with the rail that bound on each side. */
  @RegisterForReflection
  @Schema(name = "SimulatedParameters")
  record Parameters(
      long imfLongPpm,
      long imfShortPpm,
      long mmfLongPpm,
      long mmfShortPpm,
      long haircutPpm,
      @Schema(description = "Last rail that changed the initial margin, or none.")
          String bindingLong,
      String bindingShort,
      List<PolicyFlag> flags) {

    static Parameters of(MarketEvaluation evaluation) {
      MarginParameters parameters = evaluation.decision().parameters();
      return new Parameters(
          parameters.imf().longPpm(),
          parameters.imf().shortPpm(),
          parameters.mmf().longPpm(),
          parameters.mmf().shortPpm(),
          parameters.haircutPpm(),
          evaluation.decision().attribution(Side.LONG).bindingConstraint(),
          evaluation.decision().attribution(Side.SHORT).bindingConstraint(),
          parameters.flags().stream().sorted().toList());
    }
  }

  /** Returns the market by an evaluation of it. */
  static SimulatedMarket of(MarketId marketId, double markPrice, MarketEvaluation evaluation) {
    return new SimulatedMarket(
        marketId.value(), markPrice, Forecast.of(evaluation), Parameters.of(evaluation));
  }
}
