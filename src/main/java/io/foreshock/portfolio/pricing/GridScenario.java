package io.foreshock.portfolio.pricing;

/**
 * One cell of a scenario grid.
 *
 * @param priceMove move of the price as a fraction of it, at least −1, at most 100
 * @param volatilityShock relative move of a volatility of 30 days, 0.40 for +40 %, in [−0.36, 10]:
 *     a shorter option is shocked up to 2.8 times as much, and its volatility must stay positive
 * @param weight share of the loss that counts, in (0, 1]
 */
public record GridScenario(double priceMove, double volatilityShock, double weight) {

  private static final double LARGEST_MOVE = 100.0;
  private static final double LOWEST_SHOCK = -0.36;
  private static final double HIGHEST_SHOCK = 10.0;

  /** Checks every range. */
  public GridScenario {
    require("priceMove", priceMove, -1.0, LARGEST_MOVE);
    require("volatilityShock", volatilityShock, LOWEST_SHOCK, HIGHEST_SHOCK);
    if (!(weight > 0.0 && weight <= 1.0)) {
      throw new IllegalArgumentException("weight must be in (0, 1], was " + weight);
    }
  }

  private static void require(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          name + " must be in [" + least + ", " + most + "], was " + value);
    }
  }
}
