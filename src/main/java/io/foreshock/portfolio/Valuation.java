package io.foreshock.portfolio;

import io.foreshock.portfolio.pricing.Black76;
import io.foreshock.portfolio.pricing.DeltaGammaVega;
import io.foreshock.portfolio.pricing.GreeksPosition;
import io.foreshock.portfolio.pricing.MarketExposure;
import io.foreshock.portfolio.pricing.OptionBook;
import io.foreshock.portfolio.pricing.OptionPosition;
import io.foreshock.portfolio.scenario.MarketScenarios;
import java.util.List;

/**
 * What one position is worth and what it gains when its market moves, quote currency. Options are
 * revalued in full with the margin period gone by; Greeks move to second order, where vega speaks
 * of the market's own volatility a year.
 */
final class Valuation {

  private static final double DAYS_PER_YEAR = 365.0;

  private final Position position;
  private final double forward;
  private final double lowPrice;
  private final double periodYears;
  private final MarketExposure held;

  /**
   * Values a position.
   *
   * @param market its market
   */
  Valuation(Position position, PortfolioMarket market) {
    this.position = position;
    this.forward = market.markPrice();
    this.lowPrice = market.lowPrice();
    this.periodYears = market.horizonDays() / DAYS_PER_YEAR;
    this.held = held(position, market);
  }

  private static MarketExposure held(Position position, PortfolioMarket market) {
    double quantity = position.quantity();
    return switch (position.type()) {
      case SPOT, PERPETUAL, FUTURE ->
          new MarketExposure(quantity, OptionBook.EMPTY, DeltaGammaVega.NONE);
      case OPTION ->
          new MarketExposure(
              0.0,
              OptionBook.of(List.of(new OptionPosition(position.option().orElseThrow(), quantity))),
              DeltaGammaVega.NONE);
      case GREEKS ->
          new MarketExposure(
              0.0, OptionBook.EMPTY, DeltaGammaVega.of(List.of(greeks(position, market))));
    };
  }

  /** Returns a position known by Greeks alone; a shock of volatility reaches it whole. */
  static GreeksPosition greeks(Position position, PortfolioMarket market) {
    return new GreeksPosition(
        position.greeks().orElseThrow(), position.quantity(), market.yearlyVolatility(), 0.0);
  }

  /** Returns the same for a grid, in which no time passes. */
  MarketExposure held() {
    return held;
  }

  /**
   * Returns the value against nothing held, at the price that is worse for the position; of what is
   * known by Greeks alone, nothing. A value rises or falls with the price throughout, so the worst
   * of a range stands at one of its ends.
   */
  double value() {
    return Math.min(value(lowPrice), value(forward));
  }

  private double value(double price) {
    return switch (position.type()) {
      case SPOT, PERPETUAL, FUTURE -> position.quantity() * price;
      case OPTION -> position.quantity() * Black76.price(position.option().orElseThrow(), price);
      case GREEKS -> 0.0;
    };
  }

  /** Returns what it gains for a small rise of the price, per rise: quantity × delta × price. */
  double exposure() {
    double delta =
        switch (position.type()) {
          case SPOT, PERPETUAL, FUTURE -> 1.0;
          case OPTION -> Black76.greeks(position.option().orElseThrow(), forward).delta();
          case GREEKS -> position.greeks().orElseThrow().delta();
        };
    return position.quantity() * delta * forward;
  }

  /**
   * Returns what it gains in one scenario.
   *
   * @param scenarios some scenarios
   * @param day place of the one
   */
  double profit(MarketScenarios scenarios, int day) {
    double[] profit = new double[1];
    addProfits(scenarios.only(day), profit);
    return profit[0];
  }

  /** Adds what it gains in each scenario to the entry of that scenario. */
  void addProfits(MarketScenarios scenarios, double[] profits) {
    double notional = held.linearQuantity() * forward;
    if (notional != 0.0) {
      double[] moves = scenarios.moves();
      for (int day = 0; day < profits.length; day++) {
        profits[day] += notional * moves[day];
      }
    }
    switch (position.type()) {
      case OPTION ->
          held.options()
              .addProfits(
                  forward,
                  scenarios.logMoves(),
                  scenarios.volatilityFactors(),
                  periodYears,
                  profits);
      case GREEKS ->
          held.greeks()
              .addProfits(
                  forward,
                  scenarios.logMoves(),
                  scenarios.volatilityFactors(),
                  periodYears,
                  profits);
      case SPOT, PERPETUAL, FUTURE -> {
        // the price alone moves these
      }
    }
  }
}
