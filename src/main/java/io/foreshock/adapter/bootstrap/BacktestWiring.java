package io.foreshock.adapter.bootstrap;

import io.foreshock.application.BarFileReader;
import io.foreshock.application.ChampionDirectory;
import io.foreshock.application.FitsInMemory;
import io.foreshock.application.LayeredFits;
import io.foreshock.application.RunBacktest;
import io.foreshock.forecast.FittedParameters;
import io.foreshock.market.MarketDirectory;
import io.foreshock.model.Editions;
import io.foreshock.model.LoadedModels;
import io.foreshock.model.ModelRegistry;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Wires the backtest: files and models, but no store. */
@ApplicationScoped
final class BacktestWiring {

  private static final String NO_HASH = "0".repeat(64);

  /** Holds no models, where nothing else provides a registry. */
  @Produces
  @Singleton
  @DefaultBean
  ModelRegistry emptyRegistry() {
    return () ->
        new LoadedModels(new Editions(List.of(), NO_HASH), FittedParameters.NONE, List.of());
  }

  @Produces
  @Dependent
  RunBacktest runBacktest(BarFileReader reader, MarketDirectory directory, ModelRegistry registry) {
    LoadedModels models = registry.load();
    return new RunBacktest(
        reader,
        directory,
        new ChampionDirectory(models.editions(), Map.of()),
        new LayeredFits(models.fits(), new FitsInMemory()));
  }
}
