package io.foreshock.application;

import io.foreshock.feature.HistoryJudgement;
import io.foreshock.forecast.FittedParameters;
import io.foreshock.market.MarketDataStore;
import io.foreshock.market.MarketId;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.StoreUnavailableException;
import io.foreshock.market.StoredMarket;
import io.foreshock.model.Editions;
import io.foreshock.publication.MarginSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Use case: brings what is published up to date with the store and the models. Markets are walked
 * on the executor's threads, and all that changed appears at once in the next snapshot. What was
 * walked to before under the same editions, bars and holds is published again without a walk.
 */
public final class PublishMargins {

  /** Markets that appear together. */
  private static final int WAVE = 8;

  private final MarketDataStore store;
  private final ActiveModels models;
  private final FittedParameters ownFits;
  private final PublicationChain chain;
  private final ExecutorService executor;
  private final AtomicReference<PublishedSnapshot> snapshot =
      new AtomicReference<>(PublishedSnapshot.EMPTY);
  private final Map<MarketId, Long> revisions = new HashMap<>();
  private final WalkMemory memory = new WalkMemory();
  private final MarketHolds holds;
  private @Nullable Editions walkedWith;

  /**
   * Makes the use case.
   *
   * @param store where bars are kept
   * @param models models in service
   * @param ownFits memory of fits made here
   * @param chain seals what is published
   * @param warnings what live scoring asks for
   * @param executor threads that walk markets
   */
  public PublishMargins(
      MarketDataStore store,
      ActiveModels models,
      FittedParameters ownFits,
      PublicationChain chain,
      LiveWarnings warnings,
      ExecutorService executor) {
    this.store = store;
    this.models = models;
    this.ownFits = ownFits;
    this.chain = chain;
    this.holds = new MarketHolds(warnings);
    this.executor = executor;
  }

  /** Returns what is published now. */
  public PublishedSnapshot snapshot() {
    return snapshot.get();
  }

  /** Returns the memory in which every fit is looked up first. */
  public FittedParameters fits() {
    return new LayeredFits(models.fits(), ownFits);
  }

  /**
   * Puts in force what was published before the process began. The next refresh evaluates all of it
   * anew; until then, and for a market that cannot be evaluated, it stays as it is.
   *
   * @param kept what was published
   * @throws IllegalStateException if something is published already
   */
  public void restore(PublishedSnapshot kept) {
    if (!snapshot.compareAndSet(PublishedSnapshot.EMPTY, chain.signedNow(kept))) {
      throw new IllegalStateException("something is published already");
    }
  }

  /**
   * Evaluates every market whose bars have changed since the last refresh, a few at a time, so that
   * the first of many do not wait for the last. A change of editions changes every market of their
   * class. All of one refresh rests on the editions in service when it began.
   *
   * @param progress told of each market that is done
   * @return the snapshot in force afterwards
   * @throws InterruptedException if the thread is interrupted while markets are walked
   */
  public synchronized PublishedSnapshot refresh(PublicationProgress progress)
      throws InterruptedException {
    Editions editions = models.loaded().editions();
    followModels(editions);
    List<StoredMarket> stored = store.markets();
    dropUnknown(stored, progress);
    putInForce(chain.signedNow(snapshot.get()), progress);
    publishChanged(stored, editions, progress);
    if (follow(editions, false)) { // one published for the first time has nothing to hold before
      publishChanged(stored, editions, progress);
    }
    return snapshot.get();
  }

  /** Looks at everything anew where the editions in service have changed. */
  private void followModels(Editions now) {
    boolean changed = !now.equals(walkedWith);
    if (changed) {
      walkedWith = now;
      revisions.clear();
    }
    follow(now, changed);
  }

  /** Looks at the markets anew whose holds have changed; tells whether there are any. */
  private boolean follow(Editions now, boolean modelsChanged) {
    Set<MarketId> changed = holds.follow(snapshot.get(), now, modelsChanged);
    revisions.keySet().removeAll(changed);
    return !changed.isEmpty();
  }

  private void publishChanged(
      List<StoredMarket> stored, Editions editions, PublicationProgress progress)
      throws InterruptedException {
    List<WalkMemory.Inputs> changed =
        stored.stream()
            .filter(market -> !Long.valueOf(market.revision()).equals(known(market)))
            .map(market -> inputs(market, editions))
            .toList();
    List<WalkMemory.Inputs> toWalk = publishRemembered(changed, progress);
    for (int from = 0; from < toWalk.size(); from += WAVE) {
      List<WalkMemory.Inputs> wave = toWalk.subList(from, Math.min(from + WAVE, toWalk.size()));
      publishWave(wave, toWalk.size(), progress);
    }
  }

  private WalkMemory.Inputs inputs(StoredMarket stored, Editions editions) {
    return new WalkMemory.Inputs(
        stored, editions.only(stored.market().assetClass()), holds.of(stored.market().id()));
  }

  /** Publishes all that was walked to before, and returns the rest. */
  private List<WalkMemory.Inputs> publishRemembered(
      List<WalkMemory.Inputs> changed, PublicationProgress progress) {
    Map<WalkMemory.Inputs, Outcome> remembered = new IdentityHashMap<>();
    for (WalkMemory.Inputs inputs : changed) {
      memory.recall(inputs).ifPresent(known -> remembered.put(inputs, Outcome.of(known)));
    }
    publish(remembered, progress);
    return changed.stream().filter(inputs -> !remembered.containsKey(inputs)).toList();
  }

  /** What was restored may be of another store. */
  private void dropUnknown(List<StoredMarket> stored, PublicationProgress progress) {
    Set<MarketId> known =
        stored.stream().map(each -> each.market().id()).collect(Collectors.toUnmodifiableSet());
    memory.keepOnly(known);
    putInForce(snapshot.get().onlyOf(known), progress);
  }

  private void putInForce(PublishedSnapshot after, PublicationProgress progress) {
    if (snapshot.getAndSet(after) != after) {
      progress.published(after);
    }
  }

  private void publishWave(List<WalkMemory.Inputs> wave, int total, PublicationProgress progress)
      throws InterruptedException {
    Map<WalkMemory.Inputs, Outcome> outcomes = outcomes(wave, total, progress);
    outcomes.forEach((inputs, outcome) ->
        outcome.publication().ifPresent(publication -> memory.remember(inputs, publication)));
    publish(outcomes, progress);
    ownFits.flush();
  }

  private Long known(StoredMarket market) {
    return revisions.getOrDefault(market.market().id(), Long.MIN_VALUE);
  }

  private Map<WalkMemory.Inputs, Outcome> outcomes(
      List<WalkMemory.Inputs> changed, int total, PublicationProgress progress)
      throws InterruptedException {
    if (Thread.interrupted()) { // short walks may be done before anybody waits for them
      throw new InterruptedException("interrupted before markets were walked");
    }
    List<Callable<Outcome>> walks = new ArrayList<>();
    for (WalkMemory.Inputs inputs : changed) {
      walks.add(() -> {
        try {
          return evaluate(inputs, progress);
        } finally {
          progress.evaluated(inputs.stored().market().id(), total);
        }
      });
    }
    List<Future<Outcome>> done = executor.invokeAll(walks);
    Map<WalkMemory.Inputs, Outcome> outcomes = new IdentityHashMap<>();
    for (int i = 0; i < changed.size(); i++) {
      outcomes.put(changed.get(i), result(done.get(i)));
    }
    return outcomes;
  }

  private static Outcome result(Future<Outcome> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      // One market that cannot be evaluated keeps what it had and is named; the others go on.
      return Outcome.failed(failed.getCause());
    }
  }

  private void publish(Map<WalkMemory.Inputs, Outcome> outcomes, PublicationProgress progress) {
    Map<MarketId, MarketPublication> published = new HashMap<>();
    Map<MarketId, String> refused = new HashMap<>();
    outcomes.forEach((inputs, outcome) -> {
      MarketId id = inputs.stored().market().id();
      outcome.publication().ifPresent(publication -> published.put(id, chain.sealed(publication)));
      outcome.refusal().ifPresent(reason -> refused.put(id, reason));
      if (!outcome.mayPass()) {
        revisions.put(id, inputs.stored().revision());
      }
    });
    putInForce(snapshot.get().with(published, refused), progress);
  }

  private Outcome evaluate(WalkMemory.Inputs inputs, PublicationProgress progress) {
    StoredMarket stored = inputs.stored();
    PriceSeries bars = store.read(stored.market().id());
    MarketHistory history = MarketHistory.of(stored.market(), bars);
    HistoryJudgement judgement = HistoryJudgement.of(history.days());
    if (judgement.refused()) {
      return Outcome.refused(judgement.name(), history);
    }
    MarginWalk walk = new MarginWalk(history, models.champions(inputs.editions()), fits());
    walk.hold(inputs.holds());
    return walk.toEnd()
        .map(evaluation -> {
          MarketPublication made = publication(history, evaluation, walk, inputs.editions());
          tellWalked(made, history, walk, progress);
          return Outcome.of(made);
        })
        .orElseGet(() -> Outcome.refused("NO_LOSSES_SEEN", history));
  }

  /** What portfolios cannot be valued by keeps no market from being published. */
  private static void tellWalked(
      MarketPublication made,
      MarketHistory history,
      MarginWalk walk,
      PublicationProgress progress) {
    try {
      progress.walked(MarketRisk.of(made, history, walk));
    } catch (IllegalArgumentException _) {
      return; // whoever asks for the portfolio is told
    }
  }

  /** Returns the publication of an evaluation at the end of a history and of the walk to it. */
  MarketPublication publication(
      MarketHistory history, MarketEvaluation evaluation, MarginWalk walk) {
    return publication(history, evaluation, walk, models.loaded().editions());
  }

  private MarketPublication publication(
      MarketHistory history, MarketEvaluation evaluation, MarginWalk walk, Editions editions) {
    MarginSet set = SetComposer.compose(history, evaluation, walk.quality(), editions);
    PriceSeries bars = history.bars();
    return new MarketPublication(
        history.market(),
        bars.barLengthMs(),
        bars.size(),
        bars.closeTimeMs(bars.size() - 1),
        set,
        chain.setId(set),
        Optional.empty(),
        evaluation);
  }

  /**
   * What became of one market.
   *
   * @param mayPass whether the store failed it and not its bars: the next refresh tries again
   */
  private record Outcome(
      Optional<MarketPublication> publication, Optional<String> refusal, boolean mayPass) {

    static Outcome of(MarketPublication publication) {
      return new Outcome(Optional.of(publication), Optional.empty(), false);
    }

    static Outcome failed(@Nullable Throwable cause) {
      boolean mayPass = cause instanceof StoreUnavailableException;
      return new Outcome(Optional.empty(), Optional.of("EVALUATION_FAILED: " + cause), mayPass);
    }

    static Outcome refused(String reason, MarketHistory history) {
      return new Outcome(
          Optional.empty(),
          Optional.of(reason + ": have " + history.days().size() + " daily observations, need 60"),
          false);
    }
  }
}
