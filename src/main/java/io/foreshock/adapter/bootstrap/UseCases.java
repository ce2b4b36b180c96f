package io.foreshock.adapter.bootstrap;

import io.foreshock.adapter.registry.OperatorProfiles;
import io.foreshock.application.ActiveModels;
import io.foreshock.application.EvaluateMarket;
import io.foreshock.application.IngestBars;
import io.foreshock.application.PublishMargins;
import io.foreshock.application.ScoreMarket;
import io.foreshock.forecast.FittedParameters;
import io.foreshock.market.MarketDataStore;
import io.foreshock.model.ModelRegistry;
import io.foreshock.publication.SetEncoder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the use cases; each is made when something first asks for it. */
@ApplicationScoped
final class UseCases {

  @Produces
  @Singleton
  ActiveModels activeModels(ModelRegistry registry, OperatorProfiles profiles) {
    return new ActiveModels(registry, profiles.load());
  }

  @Produces
  @Singleton
  PublishMargins publishMargins(
      MarketDataStore store,
      ActiveModels models,
      FittedParameters fits,
      SetEncoder encoder,
      EvaluationThreads threads) {
    return new PublishMargins(store, models, fits, encoder, threads.executor());
  }

  @Produces
  @Singleton
  EvaluateMarket evaluateMarket(
      MarketDataStore store, ActiveModels models, PublishMargins margins) {
    return new EvaluateMarket(store, models, margins);
  }

  @Produces
  @Singleton
  ScoreMarket scoreMarket(MarketDataStore store, ActiveModels models, PublishMargins margins) {
    return new ScoreMarket(store, models, margins);
  }

  @Produces
  @Singleton
  IngestBars ingestBars(MarketDataStore store) {
    return new IngestBars(store);
  }
}
