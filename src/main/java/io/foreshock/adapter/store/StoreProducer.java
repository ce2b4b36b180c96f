package io.foreshock.adapter.store;

import io.agroal.api.AgroalDataSource;
import io.foreshock.forecast.FittedParameters;
import io.foreshock.market.BarValidator;
import io.foreshock.market.MarketDataStore;
import io.foreshock.publication.ServiceState;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts the ports of storage on the data source that the configuration makes active: {@code
 * foreshock.store.kind}, which is {@code sqlite} or {@code postgresql}.
 */
@ApplicationScoped
final class StoreProducer {

  private final InjectableInstance<AgroalDataSource> sqlite;
  private final InjectableInstance<AgroalDataSource> postgresql;

  StoreProducer(
      @DataSource("sqlite") InjectableInstance<AgroalDataSource> sqlite,
      @DataSource("postgresql") InjectableInstance<AgroalDataSource> postgresql) {
    this.sqlite = sqlite;
    this.postgresql = postgresql;
  }

  @Produces
  @ApplicationScoped
  MarketDataStore marketDataStore() {
    return new SqlMarketDataStore(active(), BarValidator::judge);
  }

  @Produces
  @ApplicationScoped
  FittedParameters fittedParameters() {
    return new SqlFittedParameters(active());
  }

  @Produces
  @ApplicationScoped
  ServiceState serviceState() {
    return new SqlServiceState(active());
  }

  private AgroalDataSource active() {
    List<AgroalDataSource> active =
        Stream.of(sqlite, postgresql).flatMap(each -> each.listActive().stream()).toList();
    if (active.size() != 1) {
      throw new IllegalStateException("one store must be active, were " + active.size());
    }
    return active.getFirst();
  }
}
