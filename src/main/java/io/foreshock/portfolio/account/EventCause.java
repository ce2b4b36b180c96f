package io.foreshock.portfolio.account;

import io.foreshock.market.MarketId;
import java.util.Optional;

/**
 * Why an account stands otherwise.
 *
 * @param kind what changed
 * @param marketId market whose change moved the account most; empty where no market did
 * @param movePpm move of its price, or of its initial margin, ppm of what it was; 0 without one
 */
public record EventCause(Kind kind, Optional<MarketId> marketId, long movePpm) {

  /** The account was registered or changed. */
  public static final EventCause POSITIONS = new EventCause(Kind.POSITIONS, Optional.empty(), 0);

  /** Nothing moved but time: the account was better for long enough. */
  public static final EventCause DWELL = new EventCause(Kind.DWELL, Optional.empty(), 0);

  /** What changed. */
  public enum Kind {
    /** Prices, more than parameters. */
    PRICE,
    /** Published parameters. */
    PARAMETERS,
    /** What the account holds. */
    POSITIONS,
    /** Time alone. */
    DWELL
  }
}
