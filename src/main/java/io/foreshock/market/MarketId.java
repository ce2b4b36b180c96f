package io.foreshock.market;

import java.util.regex.Pattern;

/**
 * The stable name of a market, such as {@code INDEX.GSPC} or {@code BTCUSDT}.
 *
 * @param value text matching {@code [A-Z0-9][A-Z0-9._-]*}, at most 64 characters
 */
public record MarketId(String value) implements Comparable<MarketId> {

  private static final int MAXIMUM_LENGTH = 64;
  private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9._-]*");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if {@code value} does not match
   */
  public MarketId {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "marketId must match [A-Z0-9][A-Z0-9._-]* and have at most 64 characters, was '"
              + value
              + "'");
    }
  }

  /** Tells whether a text has the form of an id. */
  public static boolean isValid(String text) {
    return text.length() <= MAXIMUM_LENGTH && FORM.matcher(text).matches();
  }

  @Override
  public int compareTo(MarketId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
