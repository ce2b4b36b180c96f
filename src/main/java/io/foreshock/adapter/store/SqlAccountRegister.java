package io.foreshock.adapter.store;

import io.foreshock.portfolio.AccountState;
import io.foreshock.portfolio.account.Account;
import io.foreshock.portfolio.account.AccountException;
import io.foreshock.portfolio.account.AccountId;
import io.foreshock.portfolio.account.AccountPosition;
import io.foreshock.portfolio.account.AccountRegister;
import io.foreshock.portfolio.account.AccountStanding;
import io.foreshock.portfolio.account.PledgedAsset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;

/** Accounts in a relational database. */
public final class SqlAccountRegister implements AccountRegister {

  private static final String ACCOUNTS = "select account_id, version from account";
  private static final String STANDINGS =
      "select account_id, state, state_since_ms from account where state is not null";
  private static final String COUNT =
      "update account_counter set counter_value = counter_value + 1 where counter_name = 'account'";
  private static final String COUNTED =
      "select counter_value from account_counter where counter_name = 'account'";
  private static final String VERSION = "select version from account where account_id = ?";
  private static final String UPSERT =
      """
      insert into account (account_id, version) values (?, ?)
      on conflict (account_id) do update set version = excluded.version
      """;
  private static final List<String> DELETE_CONTENT =
      List.of(
          "delete from account_position where account_id = ?",
          "delete from account_asset where account_id = ?");
  private static final String DELETE = "delete from account where account_id = ?";
  private static final String KEEP =
      "update account set state = ?, state_since_ms = ? where account_id = ?";

  private final Database database;

  /**
   * Wires the register.
   *
   * @param dataSource a migrated SQLite or PostgreSQL database
   */
  public SqlAccountRegister(DataSource dataSource) {
    database = new Database(dataSource);
  }

  @FunctionalInterface
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  @Override
  public List<Account> all() {
    return database.read(
        "read accounts",
        connection -> {
          Map<String, List<AccountPosition>> positions =
              byAccount(connection, AccountRows.POSITIONS, AccountRows::position);
          Map<String, List<PledgedAsset>> assets =
              byAccount(connection, AccountRows.ASSETS, AccountRows::asset);
          List<Account> accounts = new ArrayList<>();
          byAccount(connection, ACCOUNTS, row -> row.getLong(2))
              .forEach((id, version) ->
                  accounts.add(
                      new Account(
                          new AccountId(id),
                          version.getFirst(),
                          positions.getOrDefault(id, List.of()),
                          assets.getOrDefault(id, List.of()))));
          return accounts;
        });
  }

  @Override
  public Map<AccountId, AccountStanding> standings() {
    Map<AccountId, AccountStanding> standings = new HashMap<>();
    database
        .read(
            "read how accounts stand",
            connection -> byAccount(connection, STANDINGS, SqlAccountRegister::standing))
        .forEach((id, standing) -> standings.put(new AccountId(id), standing.getFirst()));
    return standings;
  }

  private static AccountStanding standing(ResultSet row) throws SQLException {
    return new AccountStanding(
        AccountState.valueOf(row.getString(2)), row.getLong(3), Optional.empty());
  }

  private static <T> Map<String, List<T>> byAccount(
      Connection connection, String sql, RowReader<T> reader) throws SQLException {
    Map<String, List<T>> found = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>()).add(reader.read(rows));
      }
    }
    return found;
  }

  @Override
  public Account put(
      AccountId id,
      List<AccountPosition> positions,
      List<PledgedAsset> collateral,
      OptionalLong expectedVersion) {
    return database.write(
        "keep account " + id,
        connection -> {
          long version = counted(connection); // first, for it locks the row and so all writers
          requireExpected(connection, id, expectedVersion);
          deleteContent(connection, id);
          upsert(connection, id, version);
          AccountRows.insertPositions(connection, id, positions);
          AccountRows.insertAssets(connection, id, collateral);
          return new Account(id, version, positions, collateral);
        });
  }

  private static long counted(Connection connection) throws SQLException {
    try (PreparedStatement count = connection.prepareStatement(COUNT);
        PreparedStatement counted = connection.prepareStatement(COUNTED)) {
      count.executeUpdate();
      try (ResultSet row = counted.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static void requireExpected(
      Connection connection, AccountId id, OptionalLong expectedVersion) throws SQLException {
    if (expectedVersion.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(VERSION)) {
      statement.setString(1, id.value());
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next() || row.getLong(1) != expectedVersion.getAsLong()) {
          throw new AccountException.Changed(id);
        }
      }
    }
  }

  private static void deleteContent(Connection connection, AccountId id) throws SQLException {
    for (String sql : DELETE_CONTENT) {
      update(connection, sql, id);
    }
  }

  private static void update(Connection connection, String sql, AccountId id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, id.value());
      statement.executeUpdate();
    }
  }

  private static void upsert(Connection connection, AccountId id, long version)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
      statement.setString(1, id.value());
      statement.setLong(2, version);
      statement.executeUpdate();
    }
  }

  @Override
  public void remove(AccountId id, long version) {
    database.execute(
        "remove account " + id,
        connection -> {
          counted(connection);
          requireExpected(connection, id, OptionalLong.of(version));
          deleteContent(connection, id);
          update(connection, DELETE, id);
        });
  }

  @Override
  public void keep(Map<AccountId, AccountStanding> standings) {
    database.execute(
        "keep how accounts stand",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
            for (Map.Entry<AccountId, AccountStanding> each : standings.entrySet()) {
              statement.setString(1, each.getValue().state().name());
              statement.setLong(2, each.getValue().sinceMs());
              statement.setString(3, each.getKey().value());
              statement.addBatch();
            }
            statement.executeBatch();
          }
        });
  }
}
