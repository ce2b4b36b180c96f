package io.foreshock.portfolio.liquidation;

/**
 * A probability with the error a simulation left in it.
 *
 * @param probability in [0, 1]
 * @param standardError of the simulation, at least 0; 0 for a closed form
 */
public record PassageOdds(double probability, double standardError) {

  /** Checks the numbers. */
  public PassageOdds {
    if (!(probability >= 0.0 && probability <= 1.0)) {
      throw new IllegalArgumentException("probability must be in [0, 1], was " + probability);
    }
    if (!(standardError >= 0.0 && standardError < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "standardError must not be negative, was " + standardError);
    }
  }
}
