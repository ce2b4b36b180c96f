package io.foreshock.portfolio.account;

import java.util.List;

/**
 * An account as it was registered last.
 *
 * @param id its name
 * @param version grows with every change of any account, so no two contents share one
 * @param positions its positions
 * @param collateral its collateral and debts
 */
public record Account(
    AccountId id, long version, List<AccountPosition> positions, List<PledgedAsset> collateral) {

  /** Copies the lists. */
  public Account {
    positions = List.copyOf(positions);
    collateral = List.copyOf(collateral);
  }
}
