package io.foreshock.adapter.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.flyway.FlywayDataSource;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;

/**
 * Opens the data source that the configuration makes active: {@code foreshock.store.kind}, which is
 * {@code sqlite} or {@code postgresql}. A store that was not migrated at the start is migrated when
 * it is first asked for.
 */
@Singleton
public final class StoreOpening {

  private static final String SQLITE = "sqlite";
  private static final String POSTGRESQL = "postgresql";

  private final InjectableInstance<AgroalDataSource> sqlite;
  private final InjectableInstance<AgroalDataSource> postgresql;
  private final InjectableInstance<Flyway> sqliteMigration;
  private final InjectableInstance<Flyway> postgresqlMigration;
  private final Moment moment;
  private boolean migrated;
  private volatile boolean opened;

  StoreOpening(
      @DataSource(SQLITE) InjectableInstance<AgroalDataSource> sqlite,
      @DataSource(POSTGRESQL) InjectableInstance<AgroalDataSource> postgresql,
      @FlywayDataSource(SQLITE) InjectableInstance<Flyway> sqliteMigration,
      @FlywayDataSource(POSTGRESQL) InjectableInstance<Flyway> postgresqlMigration,
      @ConfigProperty(name = "foreshock.store.open") Moment moment) {
    this.sqlite = sqlite;
    this.postgresql = postgresql;
    this.sqliteMigration = sqliteMigration;
    this.postgresqlMigration = postgresqlMigration;
    this.moment = moment;
  }

  /** When the store is opened. */
  enum Moment {
    /** Before the service answers. */
    AT_START,
    /** When something first reads or writes it. */
    WHEN_NEEDED
  }

  /** Tells whether the store is open, or is opened whether anything needs it or not. */
  public boolean due() {
    return opened || moment == Moment.AT_START;
  }

  /** Tells whether the store stays closed until something needs it. */
  public boolean waits() {
    return moment == Moment.WHEN_NEEDED;
  }

  /** Returns the data source of the store, migrated. */
  synchronized AgroalDataSource open() {
    AgroalDataSource source = one(sqlite, postgresql);
    if (moment == Moment.WHEN_NEEDED && !migrated) {
      one(sqliteMigration, postgresqlMigration).migrate();
      migrated = true;
    }
    opened = true;
    return source;
  }

  @SafeVarargs
  private static <T> T one(InjectableInstance<T>... kinds) {
    List<T> active = Stream.of(kinds).flatMap(each -> each.listActive().stream()).toList();
    if (active.size() != 1) {
      throw new IllegalStateException("one store must be active, were " + active.size());
    }
    return active.getFirst();
  }
}
