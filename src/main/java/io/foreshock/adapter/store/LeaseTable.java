package io.foreshock.adapter.store;

import io.foreshock.training.LeaseLostException;
import io.foreshock.training.TrainingLease.Held;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The one row that holds the right to train. */
final class LeaseTable {

  /** Writes the row, so that nobody takes the lease before the transaction has ended. */
  private static final String PIN =
      "update training_lease set token = token where lease_name = 'training' and token = ?";

  private LeaseTable() {}

  /**
   * Holds the row for the rest of the transaction.
   *
   * @throws LeaseLostException if somebody has taken the lease since
   */
  static void requireNewest(Connection connection, Held held, String purpose) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(PIN)) {
      statement.setLong(1, held.token());
      if (statement.executeUpdate() == 0) {
        throw new LeaseLostException(
            "may not " + purpose + ": token " + held.token() + " is not the newest any more");
      }
    }
  }
}
