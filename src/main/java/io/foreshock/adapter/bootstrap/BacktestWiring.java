package io.foreshock.adapter.bootstrap;

import io.foreshock.adapter.registry.OperatorProfiles;
import io.foreshock.application.BarFileReader;
import io.foreshock.application.ChampionDirectory;
import io.foreshock.application.FitsInMemory;
import io.foreshock.application.LayeredFits;
import io.foreshock.application.RunBacktest;
import io.foreshock.market.MarketDirectory;
import io.foreshock.model.LoadedModels;
import io.foreshock.model.LoadedModels.ArtifactProblem;
import io.foreshock.model.ModelRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.util.List;

/** Wires the backtest: files and models, but no store. */
@ApplicationScoped
final class BacktestWiring {

  @Produces
  @Dependent
  RunBacktest runBacktest(
      BarFileReader reader,
      MarketDirectory directory,
      ModelRegistry registry,
      OperatorProfiles profiles) {
    LoadedModels models = registry.load();
    requireSound(models.problems());
    return new RunBacktest(
        reader,
        directory,
        new ChampionDirectory(models.editions(), profiles.load()),
        new LayeredFits(models.fits(), new FitsInMemory()));
  }

  /** Without an edition other days would be scored by another: better no rows than wrong ones. */
  private static void requireSound(List<ArtifactProblem> problems) {
    if (!problems.isEmpty()) {
      ArtifactProblem first = problems.getFirst();
      throw new IllegalStateException("models/" + first.artifact() + ": " + first.reason());
    }
  }
}
