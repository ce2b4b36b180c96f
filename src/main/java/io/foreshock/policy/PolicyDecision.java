package io.foreshock.policy;

import io.foreshock.market.Side;

/**
 * The result of one evaluation.
 *
 * @param nextState what the next evaluation starts from
 * @param parameters what a venue applies
 * @param longAttribution how initial margin of long positions came about
 * @param shortAttribution how initial margin of short positions came about
 */
public record PolicyDecision(
    PolicyState nextState,
    MarginParameters parameters,
    Attribution longAttribution,
    Attribution shortAttribution) {

  /** Returns the attribution of one side. */
  public Attribution attribution(Side side) {
    return side == Side.LONG ? longAttribution : shortAttribution;
  }

  /** Returns the attribution of the side with the larger initial margin. */
  public Attribution bindingAttribution() {
    return attribution(parameters.imf().bindingSide());
  }
}
