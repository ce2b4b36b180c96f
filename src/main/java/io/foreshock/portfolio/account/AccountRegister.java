package io.foreshock.portfolio.account;

import io.foreshock.market.StoreUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Port: where accounts are kept. Every method may throw {@link StoreUnavailableException}. */
public interface AccountRegister {

  /** Returns all accounts. */
  List<Account> all();

  /** Returns the standings that were kept of accounts. */
  Map<AccountId, AccountStanding> standings();

  /**
   * Puts an account in the place of what is kept under its name, or adds it.
   *
   * @param expectedVersion version that must be in force, if one must
   * @return the account with its new version, kept when this returns
   * @throws AccountException.Changed if another version is in force, or none
   */
  Account put(
      AccountId id,
      List<AccountPosition> positions,
      List<PledgedAsset> collateral,
      OptionalLong expectedVersion);

  /**
   * Removes an account.
   *
   * @param version version that must be in force
   * @throws AccountException.Changed if another is, or none
   */
  void remove(AccountId id, long version);

  /** Keeps standings; one of an account that is not there any more is left out. */
  void keep(Map<AccountId, AccountStanding> standings);
}
