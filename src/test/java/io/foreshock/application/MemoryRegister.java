package io.foreshock.application;

import io.foreshock.market.StoreUnavailableException;
import io.foreshock.portfolio.account.Account;
import io.foreshock.portfolio.account.AccountException;
import io.foreshock.portfolio.account.AccountId;
import io.foreshock.portfolio.account.AccountPosition;
import io.foreshock.portfolio.account.AccountRegister;
import io.foreshock.portfolio.account.AccountStanding;
import io.foreshock.portfolio.account.PledgedAsset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Accounts in memory; keeping standings can be made to fail. */
final class MemoryRegister implements AccountRegister {

  private final Map<AccountId, Account> accounts = new TreeMap<>();
  private final Map<AccountId, AccountStanding> standings = new HashMap<>();
  private long version;
  private boolean failing;

  void fail() {
    failing = true;
  }

  @Override
  public List<Account> all() {
    return List.copyOf(accounts.values());
  }

  @Override
  public Map<AccountId, AccountStanding> standings() {
    return Map.copyOf(standings);
  }

  @Override
  public Account put(
      AccountId id,
      List<AccountPosition> positions,
      List<PledgedAsset> collateral,
      OptionalLong expectedVersion) {
    if (expectedVersion.isPresent()) {
      require(id, expectedVersion.getAsLong());
    }
    Account account = new Account(id, ++version, positions, collateral);
    accounts.put(id, account);
    return account;
  }

  private void require(AccountId id, long expected) {
    Account known = accounts.get(id);
    if (known == null || known.version() != expected) {
      throw new AccountException.Changed(id);
    }
  }

  @Override
  public void remove(AccountId id, long expected) {
    require(id, expected);
    accounts.remove(id);
    standings.remove(id);
  }

  @Override
  public void keep(Map<AccountId, AccountStanding> kept) {
    if (failing) {
      throw new StoreUnavailableException("could not keep", new IllegalStateException("planned"));
    }
    standings.putAll(kept);
  }
}
