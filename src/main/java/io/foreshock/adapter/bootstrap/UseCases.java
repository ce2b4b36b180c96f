package io.foreshock.adapter.bootstrap;

import io.foreshock.adapter.registry.FileModelRegistry;
import io.foreshock.adapter.registry.OperatorProfiles;
import io.foreshock.application.ActiveModels;
import io.foreshock.application.AssessPortfolio;
import io.foreshock.application.EditionWalks;
import io.foreshock.application.EvaluateMarket;
import io.foreshock.application.IngestBars;
import io.foreshock.application.JudgeChallenger;
import io.foreshock.application.LearnedScorers;
import io.foreshock.application.LiquidationProbabilities;
import io.foreshock.application.LiveScorecards;
import io.foreshock.application.MarketRisks;
import io.foreshock.application.PromoteModel;
import io.foreshock.application.PublicationChain;
import io.foreshock.application.PublishMargins;
import io.foreshock.application.RefreshRequests;
import io.foreshock.application.ReplayPortfolio;
import io.foreshock.application.ScoreMarket;
import io.foreshock.application.ShelveChallenger;
import io.foreshock.application.SimulatePortfolio;
import io.foreshock.application.VerifyPrices;
import io.foreshock.application.WalkedShadow;
import io.foreshock.forecast.FittedParameters;
import io.foreshock.market.MarketDataStore;
import io.foreshock.market.MarketDirectory;
import io.foreshock.market.verification.PriceReportStore;
import io.foreshock.market.verification.PricedMarkets;
import io.foreshock.model.ModelRegistry;
import io.foreshock.model.ModelShelf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;

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
      PublicationChain chain,
      LiveScorecards live,
      EvaluationThreads threads) {
    return new PublishMargins(store, models, fits, chain, live, threads.executor());
  }

  @Produces
  @Singleton
  EvaluateMarket evaluateMarket(
      MarketDataStore store, ActiveModels models, PublishMargins margins) {
    return new EvaluateMarket(store, models, margins);
  }

  @Produces
  @Singleton
  MarketRisks marketRisks(MarketDataStore store, ActiveModels models, PublishMargins margins) {
    return new MarketRisks(store, models, margins::fits);
  }

  @Produces
  @Singleton
  VerifyPrices verifyPrices(PricedMarkets markets, PriceReportStore reports) {
    return new VerifyPrices(markets, reports);
  }

  @Produces
  @Singleton
  AssessPortfolio assessPortfolio(
      MarketRisks risks, MarketDirectory directory, VerifyPrices prices, Clock clock) {
    return new AssessPortfolio(risks, directory, prices, clock);
  }

  @Produces
  @Singleton
  SimulatePortfolio simulatePortfolio(AssessPortfolio portfolios) {
    return new SimulatePortfolio(portfolios);
  }

  @Produces
  @Singleton
  ReplayPortfolio replayPortfolio(
      MarketDataStore store,
      ActiveModels models,
      PublishMargins margins,
      AssessPortfolio portfolios) {
    return new ReplayPortfolio(store, models, margins, portfolios);
  }

  @Produces
  @Singleton
  ScoreMarket scoreMarket(MarketDataStore store, ActiveModels models, PublishMargins margins) {
    return new ScoreMarket(store, models, margins);
  }

  @Produces
  @Singleton
  LiquidationProbabilities liquidationProbabilities(
      MarketDataStore store, MarketDirectory directory) {
    return new LiquidationProbabilities(store, directory);
  }

  @Produces
  @Singleton
  IngestBars ingestBars(MarketDataStore store) {
    return new IngestBars(store);
  }

  @Produces
  @Singleton
  EditionWalks editionWalks(
      MarketDataStore store, OperatorProfiles profiles, FittedParameters fits) {
    return new EditionWalks(store, profiles.load(), fits);
  }

  @Produces
  @Singleton
  PromoteModel promoteModel(
      ModelShelf shelf,
      EditionWalks walks,
      ActiveModels models,
      RefreshRequests refresh,
      Clock clock) {
    return new PromoteModel(shelf, new WalkedShadow(shelf, walks), models, refresh, clock);
  }

  @Produces
  @Singleton
  ShelveChallenger shelveChallenger(
      ModelShelf shelf, EditionWalks walks, ActiveModels models, PromoteModel promote) {
    return new ShelveChallenger(
        folder -> new FileModelRegistry(Path.of(folder)).load(),
        new JudgeChallenger(models, walks),
        promote,
        shelf);
  }

  @Produces
  @Singleton
  LearnedScorers learnedScorers(ActiveModels models) {
    return new LearnedScorers(models);
  }
}
