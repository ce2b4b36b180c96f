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

  private static final long DAY_MS = 86_400_000L;
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
   * The combinations with which a class is walked.
   *
   * @param first of the first days
   * @param later of the days after {@code splitDay}
   * @param splitDay first day of the later combination, days since 1970-01-01
   * @param countedDay first day that counts for members
   */
  record Trial(Combination first, Combination later, long splitDay, long countedDay) {

    /** Returns one combination for all days, all of which count. */
    static Trial of(Combination combination) {
      return new Trial(combination, combination, Long.MIN_VALUE, Long.MIN_VALUE);
    }

    private ChampionDirectory champions(AssetClass assetClass) {
      List<Edition> editions = new ArrayList<>();
      editions.add(edition(assetClass, first, Long.MIN_VALUE));
      if (!later.equals(first)) {
        editions.add(edition(assetClass, later, splitDay * DAY_MS - 1));
      }
      return new ChampionDirectory(new Editions(editions, UNHASHED), Map.of());
    }

    /** The documented profile is in it: policy is run again later. */
    private static Edition edition(
        AssetClass assetClass, Combination combination, long knownUntilMs) {
      ClassSettings settings = new ClassSettings(combination, MarginProfile.defaultFor(assetClass));
      return new Edition(
          "candidate",
          Long.toString(knownUntilMs),
          ClassGroup.of(assetClass),
          knownUntilMs,
          UNHASHED,
          Map.of(assetClass, settings));
    }
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
   * @param trials the champion's combinations by class; the documented one where none is given
   */
  List<Walk> of(String stage, List<MarketHistory> histories, Map<AssetClass, Trial> trials)
      throws InterruptedException {
    AtomicInteger done = new AtomicInteger();
    List<Callable<Walk>> walks = new ArrayList<>();
    for (MarketHistory history : histories) {
      walks.add(() -> {
        Walk walk = walk(history, trials);
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

  private Walk walk(MarketHistory history, Map<AssetClass, Trial> trials) {
    AssetClass assetClass = history.market().assetClass();
    Trial trial = trials.getOrDefault(assetClass, Trial.of(Combination.DEFAULT));
    MarginWalk walk = new MarginWalk(history, trial.champions(assetClass), memory);
    MemberHistory members = new MemberHistory();
    PolicyHistory policies = new PolicyHistory(history.market().id().value());
    RegimeHistory regimes = new RegimeHistory(history.market().id().value());
    while (walk.hasNext()) {
      Optional<MarketEvaluation> evaluation = walk.latest();
      if (evaluation.isPresent()) {
        add(trial, members, policies, evaluation.get(), history.days(), walk.seen());
        regimes.add(walk.seen(), evaluation.get().forecast().regime());
      }
      walk.next();
    }
    return new Walk(
        assetClass,
        members,
        policies,
        regimes.labels(history.days().realizedVariances(), history.tenYears() / 10.0));
  }

  private static void add(
      Trial trial,
      MemberHistory members,
      PolicyHistory policies,
      MarketEvaluation evaluation,
      DailyObservations days,
      int next) {
    boolean counts = !evaluation.forecast().shortHistory();
    policies.add(evaluation.input(), days.logReturn(next), counts);
    if (counts && days.epochDay(next) >= trial.countedDay()) {
      members.add(evaluation.forecast(), days.logReturn(next), days.realizedVariance(next));
    }
  }
}
