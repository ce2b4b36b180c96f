package io.foreshock.application;

import io.foreshock.portfolio.AccountNumbers;
import io.foreshock.portfolio.account.Account;
import io.foreshock.portfolio.account.AccountStanding;
import java.util.Optional;

/**
 * An account as it is known now.
 *
 * @param account what it holds
 * @param assessed how it was found when it was last measured; empty before the first time
 * @param failure why it could not be measured since, if it could not; it stands as before then
 */
public record AccountStatus(
    Account account, Optional<Assessed> assessed, Optional<String> failure) {

  /**
   * A measurement.
   *
   * @param version version of the account
   * @param numbers what it needs and has
   * @param standing how it is said to stand
   * @param snapshotSequence published snapshot it was measured by
   * @param atMs when, epoch milliseconds
   */
  public record Assessed(
      long version,
      AccountNumbers numbers,
      AccountStanding standing,
      long snapshotSequence,
      long atMs) {}
}
