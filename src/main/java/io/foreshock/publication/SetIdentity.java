package io.foreshock.publication;

import io.foreshock.market.MarketId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identity of a set: market, sequence and the first 64 bits of its content's SHA-256, such as
 * {@code INDEX.GSPC-5045-9f86d081884c7d65}. It says where to look and what must be found there.
 *
 * @param marketId the market
 * @param sequence number of the set in its market, positive
 * @param contentTag 16 hexadecimal digits
 */
public record SetIdentity(MarketId marketId, long sequence, String contentTag) {

  private static final Pattern FORM =
      Pattern.compile("([A-Z0-9][A-Z0-9._-]{0,63})-([1-9][0-9]{0,17})-([0-9a-f]{16})");
  private static final int TAG_DIGITS = 16;

  /**
   * Returns the identity of a content.
   *
   * @param set the set
   * @param encoder canonical bytes of sets
   */
  public static SetIdentity of(MarginSet set, SetEncoder encoder) {
    String tag = ContentHash.of(encoder.encode(set, "")).substring(0, TAG_DIGITS);
    return new SetIdentity(set.marketId(), set.sequence(), tag);
  }

  /** Reads an identity, empty where the text is none. */
  public static Optional<SetIdentity> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new SetIdentity(
                new MarketId(matcher.group(1)), Long.parseLong(matcher.group(2)), matcher.group(3)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return marketId + "-" + sequence + "-" + contentTag;
  }
}
