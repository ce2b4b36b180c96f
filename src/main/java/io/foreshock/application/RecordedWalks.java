package io.foreshock.application;

import io.foreshock.feature.DailyObservations;
import io.foreshock.forecast.Combination;
import io.foreshock.forecast.FittedParameters;
import io.foreshock.market.AssetClass;
import io.foreshock.model.ClassGroup;
import io.foreshock.model.ClassSettings;
import io.foreshock.model.Edition;
import io.foreshock.model.Editions;
import io.foreshock.policy.MarginProfile;
import io.foreshock.training.MemberHistory;
import io.foreshock.training.PolicyHistory;
import io.foreshock.training.RegimeHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Walks markets as the service does and keeps what members said and policy was given. */
final class RecordedWalks {

  private static final String UNHASHED = "0".repeat(64); // never leaves this class

  private final ExecutorService executor;
  private final FittedParameters memory;
  private final TrainingProgress progress;

  RecordedWalks(ExecutorService executor, FittedParameters memory, TrainingProgress progress) {
    this.executor = executor;
    this.memory = memory;
    this.progress = progress;
  }

  /**
   * What one market's walk left.
   *
   * @param assetClass class of the market
   * @param members what members said, on days of full history
   * @param policies what policy was given, from the first forecastable day
   * @param labels how steady its regime labels were, empty where fewer than two models served
   */
  record Walk(
      AssetClass assetClass,
      MemberHistory members,
      PolicyHistory policies,
      Optional<RegimeHistory.Labels> labels) {}

  /**
   * Walks histories to their ends.
   *
   * @param stage name of what is being done
   * @param histories histories, already cut
   * @param combinations the champion's combination by class; the documented one where none is given
   */
  List<Walk> of(
      String stage, List<MarketHistory> histories, Map<AssetClass, Combination> combinations)
      throws InterruptedException {
    AtomicInteger done = new AtomicInteger();
    List<Callable<Walk>> walks = new ArrayList<>();
    for (MarketHistory history : histories) {
      walks.add(() -> {
        Walk walk = walk(history, combinations);
        progress.advanced(stage, done.incrementAndGet(), histories.size());
        return walk;
      });
    }
    List<Walk> results = new ArrayList<>();
    for (Future<Walk> future : executor.invokeAll(walks)) {
      results.add(result(future));
    }
    return results;
  }

  private static Walk result(Future<Walk> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a market could not be walked", failed.getCause());
    }
  }

  private Walk walk(MarketHistory history, Map<AssetClass, Combination> combinations) {
    AssetClass assetClass = history.market().assetClass();
    ChampionDirectory champions = champions(assetClass, combinations);
    MarginWalk walk = new MarginWalk(history, champions, memory);
    MemberHistory members = new MemberHistory();
    PolicyHistory policies = new PolicyHistory(history.market().id().value());
    RegimeHistory regimes = new RegimeHistory(history.market().id().value());
    while (walk.hasNext()) {
      Optional<MarketEvaluation> evaluation = walk.latest();
      if (evaluation.isPresent()) {
        add(members, policies, evaluation.get(), history.days(), walk.seen());
        regimes.add(walk.seen(), evaluation.get().forecast().regime());
      }
      walk.next();
    }
    return new Walk(
        assetClass,
        members,
        policies,
        regimes.labels(history.days().logReturns(), history.tenYears() / 10.0));
  }

  private static void add(
      MemberHistory members,
      PolicyHistory policies,
      MarketEvaluation evaluation,
      DailyObservations days,
      int next) {
    boolean counts = !evaluation.forecast().shortHistory();
    policies.add(evaluation.input(), days.logReturn(next), counts);
    if (counts) {
      members.add(evaluation.forecast(), days.logReturn(next), days.realizedVariance(next));
    }
  }

  /** One champion for all days, the documented profile in it: policy is run again later. */
  private static ChampionDirectory champions(
      AssetClass assetClass, Map<AssetClass, Combination> combinations) {
    ClassSettings settings =
        new ClassSettings(
            combinations.getOrDefault(assetClass, Combination.DEFAULT),
            MarginProfile.defaultFor(assetClass));
    Edition edition =
        new Edition(
            "candidate",
            "0",
            ClassGroup.of(assetClass),
            Long.MIN_VALUE,
            UNHASHED,
            Map.of(assetClass, settings));
    return new ChampionDirectory(new Editions(List.of(edition), UNHASHED), Map.of());
  }
}
