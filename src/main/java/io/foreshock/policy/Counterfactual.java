package io.foreshock.policy;

import io.foreshock.market.Side;

/**
 * The nearest other value of one input at which the initial margin of a side would have been
 * another, all else equal. Evaluating the policy there publishes {@code wouldBePpm}.
 *
 * @param side the side
 * @param quantity what would have been different
 * @param actualPpm what it was, ppm
 * @param ifPpm what it would have been, ppm
 * @param publishedPpm initial margin as published, ppm of notional
 * @param wouldBePpm initial margin that would have been published, ppm of notional
 */
public record Counterfactual(
    Side side,
    ImaginedQuantity quantity,
    long actualPpm,
    long ifPpm,
    long publishedPpm,
    long wouldBePpm) {

  /** What may be imagined different. */
  public enum ImaginedQuantity {
    /** Probability of {@code STRESSED}; what it gains or loses, {@code CALM} loses or gains. */
    STRESS_PROBABILITY("the stress probability"),
    /** Initial margin of the side in force throughout the 24 hours before. */
    MARGIN_BEFORE("the margin in force before"),
    /** The champion's value at risk of the side. */
    FORECAST("the forecast loss");

    private final String words;

    ImaginedQuantity(String words) {
      this.words = words;
    }
  }

  /** Returns one plain sentence; in ppm, since a threshold in rounded percent need not hold. */
  public String text() {
    String verb = wouldBePpm < publishedPpm ? "fall" : "rise";
    String bound = ifPpm < actualPpm ? "at most " : "at least ";
    return "Would "
        + verb
        + " to "
        + wouldBePpm
        + " ppm if "
        + quantity.words
        + " were "
        + bound
        + ifPpm
        + " ppm instead of "
        + actualPpm
        + " ppm.";
  }
}
