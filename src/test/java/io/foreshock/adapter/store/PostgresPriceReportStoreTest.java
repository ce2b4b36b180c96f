package io.foreshock.adapter.store;

import java.nio.file.Path;
import java.sql.SQLException;

/** The contract on PostgreSQL. */
final class PostgresPriceReportStoreTest extends PriceReportStoreContract {

  @Override
  TestDatabase open(Path directory) throws SQLException {
    return TestDatabase.postgresql();
  }
}
