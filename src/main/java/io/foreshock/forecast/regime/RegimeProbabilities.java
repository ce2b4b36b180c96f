package io.foreshock.forecast.regime;

/**
 * Probabilities of the three regimes at one time. They sum to 1 within 1e-9 and are kept as given.
 *
 * @param calm probability of {@link Regime#CALM}, in [0, 1]
 * @param elevated probability of {@link Regime#ELEVATED}, in [0, 1]; 0 in two-state models
 * @param stressed probability of {@link Regime#STRESSED}, in [0, 1]
 */
public record RegimeProbabilities(double calm, double elevated, double stressed) {

  /** Rounding of a few hundred filter steps stays far below this; a wrong vector does not. */
  private static final double SUM_TOLERANCE = 1e-9;

  /**
   * Checks the three probabilities.
   *
   * @throws IllegalArgumentException if one is outside [0, 1] or NaN, or the sum is not 1
   */
  public RegimeProbabilities {
    requireProbability("calm", calm);
    requireProbability("elevated", elevated);
    requireProbability("stressed", stressed);
    double sum = calm + elevated + stressed;
    if (!(Math.abs(sum - 1.0) <= SUM_TOLERANCE)) {
      throw new IllegalArgumentException("regime probabilities must sum to 1, summed to " + sum);
    }
  }

  /** Returns the regime of the largest probability; of equal ones the more severe. */
  public Regime mostLikely() {
    if (stressed >= elevated && stressed >= calm) {
      return Regime.STRESSED;
    }
    return elevated >= calm ? Regime.ELEVATED : Regime.CALM;
  }

  /**
   * Returns the probability of one regime, in [0, 1].
   *
   * @param regime the regime asked for
   */
  public double of(Regime regime) {
    return switch (regime) {
      case CALM -> calm;
      case ELEVATED -> elevated;
      case STRESSED -> stressed;
    };
  }

  /** Maps a state vector ordered by variance: two states are CALM and STRESSED, three are all. */
  static RegimeProbabilities ofStates(double[] states) {
    return switch (states.length) {
      case 2 -> new RegimeProbabilities(states[0], 0.0, states[1]);
      case 3 -> new RegimeProbabilities(states[0], states[1], states[2]);
      default -> throw new IllegalArgumentException("states must be 2 or 3, were " + states.length);
    };
  }

  /** The inverse of {@link #ofStates}; a two-state model refuses ELEVATED mass. */
  double[] toStates(int states) {
    if (states == 3) {
      return new double[] {calm, elevated, stressed};
    }
    if (!(elevated == 0.0)) {
      throw new IllegalArgumentException(
          "elevated must be 0 in a two-state model, was " + elevated);
    }
    return new double[] {calm, stressed};
  }

  private static void requireProbability(String name, double value) {
    if (!(value >= 0.0 && value <= 1.0)) {
      throw new IllegalArgumentException(name + " must be in [0, 1], was " + value);
    }
  }
}
