package io.foreshock.portfolio;

import io.foreshock.portfolio.scenario.MarketScenarios;

/** What one position is worth and what it gains when its market moves, quote currency. */
interface Valuation {

  /** Returns the value of the position now, as against nothing held. */
  double value();

  /** Returns what it gains for a small rise of the price by 100 %: quantity × delta × price. */
  double exposure();

  /**
   * Returns what it gains in a scenario.
   *
   * @param logMove log move of the price
   * @param volatilityFactor factor on implied volatility, positive
   */
  double profit(double logMove, double volatilityFactor);

  /** Adds what it gains in each scenario to the entry of that scenario. */
  void addProfits(MarketScenarios scenarios, double[] profits);
}
