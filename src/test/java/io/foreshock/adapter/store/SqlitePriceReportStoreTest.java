package io.foreshock.adapter.store;

import java.nio.file.Path;

/** The contract on SQLite. */
final class SqlitePriceReportStoreTest extends PriceReportStoreContract {

  @Override
  TestDatabase open(Path directory) {
    return TestDatabase.sqlite(directory);
  }
}
