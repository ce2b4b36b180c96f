package io.foreshock.portfolio.account;

import java.util.regex.Pattern;

/**
 * The name a venue gives an account.
 *
 * @param value text matching {@code [A-Za-z0-9][A-Za-z0-9._-]*}, at most 64 characters, not {@code
 *     events}, under which the interface tells of all accounts
 */
public record AccountId(String value) implements Comparable<AccountId> {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final String RESERVED = "events";

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if {@code value} does not match
   */
  public AccountId {
    if (!FORM.matcher(value).matches() || value.equals(RESERVED)) {
      throw new IllegalArgumentException(
          "accountId must match [A-Za-z0-9][A-Za-z0-9._-]*, have at most 64 characters and not be"
              + " 'events', was '"
              + value
              + "'");
    }
  }

  @Override
  public int compareTo(AccountId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
