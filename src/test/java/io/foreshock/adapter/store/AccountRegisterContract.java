package io.foreshock.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foreshock.market.MarketId;
import io.foreshock.portfolio.AccountState;
import io.foreshock.portfolio.PositionType;
import io.foreshock.portfolio.account.Account;
import io.foreshock.portfolio.account.AccountException;
import io.foreshock.portfolio.account.AccountId;
import io.foreshock.portfolio.account.AccountPosition;
import io.foreshock.portfolio.account.AccountStanding;
import io.foreshock.portfolio.account.ListedOption;
import io.foreshock.portfolio.account.PledgedAsset;
import io.foreshock.portfolio.pricing.Greeks;
import io.foreshock.portfolio.pricing.OptionKind;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the register of accounts promises, on any database. */
abstract class AccountRegisterContract {

  private static final AccountId DESK = new AccountId("desk-7");
  private static final List<AccountPosition> POSITIONS =
      List.of(
          position("linear", PositionType.FUTURE, OptionalDouble.of(0.1 + 0.2)),
          new AccountPosition(
              "option",
              new MarketId("A"),
              PositionType.OPTION,
              -1e-3,
              OptionalDouble.empty(),
              Optional.of(new ListedOption(OptionKind.PUT, 1e9 / 3, 1_700_000_000_001L, 0.7)),
              Optional.empty()),
          new AccountPosition(
              "greeks",
              new MarketId("B"),
              PositionType.GREEKS,
              5,
              OptionalDouble.empty(),
              Optional.empty(),
              Optional.of(new Greeks(-0.25, 0.0, 1e-17, -3.5))));
  private static final List<PledgedAsset> ASSETS =
      List.of(
          new PledgedAsset("USD", -12.5, OptionalDouble.empty(), OptionalDouble.empty()),
          new PledgedAsset("BTC", 1.0, OptionalDouble.of(3.0), OptionalDouble.of(2.0)));

  private TestDatabase database;
  private SqlAccountRegister register;

  /** Returns a migrated, empty database. */
  abstract TestDatabase open(Path directory) throws SQLException;

  @BeforeEach
  void openRegister(@TempDir Path directory) throws SQLException {
    database = open(directory);
    register = new SqlAccountRegister(database.dataSource());
  }

  private static AccountPosition position(String id, PositionType type, OptionalDouble entry) {
    return new AccountPosition(
        id, new MarketId("A"), type, 1.0 / 3.0, entry, Optional.empty(), Optional.empty());
  }

  private Account put(AccountId id, OptionalLong expected) {
    return register.put(id, POSITIONS, ASSETS, expected);
  }

  @Test
  void put_account_isReadBackToTheBit() {
    Account kept = put(DESK, OptionalLong.empty());
    assertThat(register.all()).containsExactly(kept);
    assertThat(new SqlAccountRegister(database.dataSource()).all()).containsExactly(kept);
    assertThat(kept.positions()).isEqualTo(POSITIONS);
    assertThat(kept.collateral()).isEqualTo(ASSETS);
  }

  @Test
  void put_again_takesThePlaceWithAnotherVersion() {
    Account first = put(DESK, OptionalLong.empty());
    Account other = put(new AccountId("other"), OptionalLong.empty());
    Account second =
        register.put(DESK, POSITIONS.subList(0, 1), List.of(), OptionalLong.of(first.version()));
    assertThat(second.version()).isGreaterThan(other.version());
    assertThat(other.version()).isGreaterThan(first.version());
    assertThat(register.all()).containsExactlyInAnyOrder(other, second);
  }

  @Test
  void put_anotherVersion_changesNothing() {
    Account kept = put(DESK, OptionalLong.empty());
    for (long wrong : new long[] {kept.version() - 1, kept.version() + 1}) {
      assertThatThrownBy(() -> register.put(DESK, List.of(), List.of(), OptionalLong.of(wrong)))
          .isInstanceOf(AccountException.Changed.class);
    }
    assertThatThrownBy(() -> put(new AccountId("none"), OptionalLong.of(1)))
        .isInstanceOf(AccountException.Changed.class);
    assertThat(register.all()).containsExactly(kept);
  }

  @Test
  void remove_account_leavesNothingOfIt() {
    Account kept = put(DESK, OptionalLong.empty());
    assertThatThrownBy(() -> register.remove(DESK, kept.version() + 1))
        .isInstanceOf(AccountException.Changed.class);
    register.remove(DESK, kept.version());
    assertThat(register.all()).isEmpty();
    Account again = register.put(DESK, List.of(), List.of(), OptionalLong.empty());
    assertThat(again.version()).isGreaterThan(kept.version()); // an old ETag never fits again
    assertThat(register.all()).containsExactly(again);
  }

  @Test
  void keep_standings_areReadBackForAccountsThatAreThere() {
    put(DESK, OptionalLong.empty());
    AccountStanding standing =
        new AccountStanding(AccountState.MARGIN_CALL, 1_700_000_000_000L, Optional.empty());
    register.keep(Map.of(DESK, standing, new AccountId("none"), standing));
    assertThat(register.standings()).isEqualTo(Map.of(DESK, standing));
    put(DESK, OptionalLong.empty());
    assertThat(register.standings()).isEqualTo(Map.of(DESK, standing));
  }
}
