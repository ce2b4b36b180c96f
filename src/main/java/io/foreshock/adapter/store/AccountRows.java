package io.foreshock.adapter.store;

import io.foreshock.market.MarketId;
import io.foreshock.portfolio.PositionType;
import io.foreshock.portfolio.account.AccountId;
import io.foreshock.portfolio.account.AccountPosition;
import io.foreshock.portfolio.account.ListedOption;
import io.foreshock.portfolio.account.PledgedAsset;
import io.foreshock.portfolio.pricing.Greeks;
import io.foreshock.portfolio.pricing.OptionKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Rows of the tables of what accounts hold. */
final class AccountRows {

  static final String POSITIONS =
      """
      select account_id, position_id, market_id, position_type, quantity, entry_price,
        option_kind, strike, expiry_ms, volatility, delta, gamma, vega, theta
      from account_position order by account_id, place
      """;
  static final String ASSETS =
      """
      select account_id, asset, quantity, mark_price, oracle_price
      from account_asset order by account_id, place
      """;

  private static final String INSERT_POSITION =
      """
      insert into account_position (
        account_id, place, position_id, market_id, position_type, quantity, entry_price,
        option_kind, strike, expiry_ms, volatility, delta, gamma, vega, theta)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String INSERT_ASSET =
      """
      insert into account_asset (account_id, place, asset, quantity, mark_price, oracle_price)
      values (?, ?, ?, ?, ?, ?)
      """;

  private AccountRows() {}

  /** Returns the position in the current row of {@link #POSITIONS}. */
  static AccountPosition position(ResultSet row) throws SQLException {
    return new AccountPosition(
        row.getString(2),
        new MarketId(row.getString(3)),
        PositionType.valueOf(row.getString(4)),
        row.getDouble(5),
        number(row, 6),
        option(row),
        greeks(row));
  }

  private static Optional<ListedOption> option(ResultSet row) throws SQLException {
    String kind = row.getString(7);
    return kind == null
        ? Optional.empty()
        : Optional.of(
            new ListedOption(
                OptionKind.valueOf(kind), row.getDouble(8), row.getLong(9), row.getDouble(10)));
  }

  private static Optional<Greeks> greeks(ResultSet row) throws SQLException {
    OptionalDouble delta = number(row, 11);
    return delta.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Greeks(
                delta.getAsDouble(), row.getDouble(12), row.getDouble(13), row.getDouble(14)));
  }

  /** Returns the asset in the current row of {@link #ASSETS}. */
  static PledgedAsset asset(ResultSet row) throws SQLException {
    return new PledgedAsset(row.getString(2), row.getDouble(3), number(row, 4), number(row, 5));
  }

  private static OptionalDouble number(ResultSet row, int column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  static void insertPositions(Connection connection, AccountId id, List<AccountPosition> positions)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT_POSITION)) {
      for (int place = 0; place < positions.size(); place++) {
        set(statement, id, place, positions.get(place));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void set(
      PreparedStatement statement, AccountId id, int place, AccountPosition position)
      throws SQLException {
    statement.setString(1, id.value());
    statement.setInt(2, place);
    statement.setString(3, position.positionId());
    statement.setString(4, position.marketId().value());
    statement.setString(5, position.type().name());
    statement.setDouble(6, position.quantity());
    set(statement, 7, position.entryPrice());
    Optional<ListedOption> option = position.option();
    statement.setString(8, option.map(each -> each.kind().name()).orElse(null));
    set(statement, 9, number(option.map(ListedOption::strike)));
    if (option.isPresent()) {
      statement.setLong(10, option.get().expiryMs());
    } else {
      statement.setNull(10, Types.BIGINT);
    }
    set(statement, 11, number(option.map(ListedOption::volatility)));
    Optional<Greeks> greeks = position.greeks();
    set(statement, 12, number(greeks.map(Greeks::delta)));
    set(statement, 13, number(greeks.map(Greeks::gamma)));
    set(statement, 14, number(greeks.map(Greeks::vega)));
    set(statement, 15, number(greeks.map(Greeks::theta)));
  }

  private static OptionalDouble number(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  private static void set(PreparedStatement statement, int column, OptionalDouble value)
      throws SQLException {
    if (value.isPresent()) {
      statement.setDouble(column, value.getAsDouble());
    } else {
      statement.setNull(column, Types.DOUBLE);
    }
  }

  static void insertAssets(Connection connection, AccountId id, List<PledgedAsset> assets)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT_ASSET)) {
      for (int place = 0; place < assets.size(); place++) {
        PledgedAsset asset = assets.get(place);
        statement.setString(1, id.value());
        statement.setInt(2, place);
        statement.setString(3, asset.name());
        statement.setDouble(4, asset.quantity());
        set(statement, 5, asset.markPrice());
        set(statement, 6, asset.oraclePrice());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
