package io.foreshock.adapter.store;

import io.foreshock.forecast.FittedParameters;
import io.foreshock.market.BarValidator;
import io.foreshock.market.MarketDataStore;
import io.foreshock.market.verification.PriceReportStore;
import io.foreshock.portfolio.account.AccountRegister;
import io.foreshock.publication.ServiceState;
import io.foreshock.training.TrainingLease;
import io.foreshock.training.TrainingRuns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Puts the ports of storage on the data source; each is made when it is first used. */
@ApplicationScoped
final class StoreProducer {

  private final StoreOpening opening;

  StoreProducer(StoreOpening opening) {
    this.opening = opening;
  }

  @Produces
  @ApplicationScoped
  MarketDataStore marketDataStore() {
    return new SqlMarketDataStore(opening.open(), BarValidator::judge);
  }

  @Produces
  @ApplicationScoped
  PriceReportStore priceReportStore() {
    return new SqlPriceReportStore(opening.open());
  }

  @Produces
  @ApplicationScoped
  FittedParameters fittedParameters() {
    return new SqlFittedParameters(opening.open());
  }

  @Produces
  @ApplicationScoped
  ServiceState serviceState() {
    return new SqlServiceState(opening.open());
  }

  @Produces
  @ApplicationScoped
  TrainingRuns trainingRuns() {
    return new SqlTrainingRuns(opening.open());
  }

  @Produces
  @ApplicationScoped
  AccountRegister accountRegister() {
    return new SqlAccountRegister(opening.open());
  }

  @Produces
  @ApplicationScoped
  TrainingLease trainingLease() {
    return new SqlTrainingLease(opening.open());
  }
}
