package io.foreshock.publication;

import io.foreshock.market.MarketId;

/**
 * A published parameter set as the store keeps it: its document is kept byte for byte.
 *
 * @param marketId market it was published for
 * @param sequence number of the set within its market, not negative, growing
 * @param setId identity of the set, unique over all markets, 1 to 128 characters
 * @param observedAtMs knowledge time of its newest input, epoch milliseconds
 * @param validFromMs from when it is in force, epoch milliseconds
 * @param document the set, JSON
 * @param explanation how it came about, JSON
 */
public record StoredSet(
    MarketId marketId,
    long sequence,
    String setId,
    long observedAtMs,
    long validFromMs,
    String document,
    String explanation) {

  private static final int MAXIMUM_ID_LENGTH = 128;

  /**
   * Checks sequence and identity.
   *
   * @throws IllegalArgumentException if {@code sequence} is negative or {@code setId} is blank or
   *     longer than 128 characters
   */
  public StoredSet {
    if (!(sequence >= 0)) {
      throw new IllegalArgumentException("sequence must not be negative, was " + sequence);
    }
    if (!(!setId.isBlank() && setId.length() <= MAXIMUM_ID_LENGTH)) {
      throw new IllegalArgumentException(
          "setId must have 1 to 128 characters, was '" + setId + "'");
    }
  }
}
