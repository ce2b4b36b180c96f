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
import io.foreshock.publication.SetEncoder;
import io.foreshock.publication.SetIdentity;
import java.util.ArrayList;
import java.util.HashMap;
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
 * on the executor's threads, and all that changed appears at once in the next snapshot.
 */
public final class PublishMargins {

  /** Markets that appear together. */
  private static final int WAVE = 8;

  private final MarketDataStore store;
  private final ActiveModels models;
  private final FittedParameters ownFits;
  private final SetEncoder encoder;
  private final ExecutorService executor;
  private final AtomicReference<PublishedSnapshot> snapshot =
      new AtomicReference<>(PublishedSnapshot.EMPTY);
  private final Map<MarketId, Long> revisions = new HashMap<>();
  private final MarketHolds holds;
  private @Nullable Editions walkedWith;

  /**
   * Makes the use case.
   *
   * @param store where bars are kept
   * @param models models in service
   * @param ownFits memory of fits made here
   * @param encoder canonical bytes of sets
   * @param warnings what live scoring asks for
   * @param executor threads that walk markets
   */
  public PublishMargins(
      MarketDataStore store,
      ActiveModels models,
      FittedParameters ownFits,
      SetEncoder encoder,
      LiveWarnings warnings,
      ExecutorService executor) {
    this.store = store;
    this.models = models;
    this.ownFits = ownFits;
    this.encoder = encoder;
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
    if (!snapshot.compareAndSet(PublishedSnapshot.EMPTY, kept)) {
      throw new IllegalStateException("something is published already");
    }
  }

  /** Forgets which markets are up to date: the next refresh walks all of them. */
  public synchronized void invalidate() {
    revisions.clear();
  }

  /**
   * Evaluates every market whose bars have changed since the last refresh, a few at a time, so that
   * the first of many do not wait for the last.
   *
   * @param progress told of each market that is done
   * @return the snapshot in force afterwards
   * @throws InterruptedException if the thread is interrupted while markets are walked
   */
  public synchronized PublishedSnapshot refresh(PublicationProgress progress)
      throws InterruptedException {
    followModels();
    List<StoredMarket> stored = store.markets();
    dropUnknown(stored, progress);
    publishChanged(stored, progress);
    if (follow(false)) { // a market published for the first time has nothing to hold before
      publishChanged(stored, progress);
    }
    return snapshot.get();
  }

  /** Walks everything anew where the editions in service have changed. */
  private void followModels() {
    Editions now = models.loaded().editions();
    boolean changed = !now.equals(walkedWith);
    if (changed) {
      walkedWith = now;
      revisions.clear();
    }
    follow(changed);
  }

  /** Walks the markets anew whose holds have changed; tells whether there are any. */
  private boolean follow(boolean modelsChanged) {
    Set<MarketId> changed = holds.follow(snapshot.get(), models.loaded().editions(), modelsChanged);
    revisions.keySet().removeAll(changed);
    return !changed.isEmpty();
  }

  private void publishChanged(List<StoredMarket> stored, PublicationProgress progress)
      throws InterruptedException {
    List<StoredMarket> changed =
        stored.stream()
            .filter(market -> !Long.valueOf(market.revision()).equals(known(market)))
            .toList();
    for (int from = 0; from < changed.size(); from += WAVE) {
      List<StoredMarket> wave = changed.subList(from, Math.min(from + WAVE, changed.size()));
      publishWave(wave, changed.size(), progress);
    }
  }

  /** What was restored may be of another store. */
  private void dropUnknown(List<StoredMarket> stored, PublicationProgress progress) {
    Set<MarketId> known =
        stored.stream().map(each -> each.market().id()).collect(Collectors.toUnmodifiableSet());
    PublishedSnapshot before = snapshot.get();
    PublishedSnapshot after = before.onlyOf(known);
    if (after != before) {
      snapshot.set(after);
      progress.published(after);
    }
  }

  private void publishWave(List<StoredMarket> wave, int total, PublicationProgress progress)
      throws InterruptedException {
    PublishedSnapshot before = snapshot.get();
    publish(wave, outcomes(wave, total, progress));
    ownFits.flush();
    if (snapshot.get() != before) {
      progress.published(snapshot.get());
    }
  }

  private Long known(StoredMarket market) {
    return revisions.getOrDefault(market.market().id(), Long.MIN_VALUE);
  }

  private List<Outcome> outcomes(
      List<StoredMarket> changed, int total, PublicationProgress progress)
      throws InterruptedException {
    List<Callable<Outcome>> walks = new ArrayList<>();
    for (StoredMarket stored : changed) {
      walks.add(() -> {
        try {
          return evaluate(stored);
        } finally {
          progress.evaluated(stored.market().id(), total);
        }
      });
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (Future<Outcome> future : executor.invokeAll(walks)) {
      outcomes.add(result(future));
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

  private void publish(List<StoredMarket> changed, List<Outcome> outcomes) {
    Map<MarketId, MarketPublication> published = new HashMap<>();
    Map<MarketId, String> refused = new HashMap<>();
    for (int i = 0; i < outcomes.size(); i++) {
      MarketId id = changed.get(i).market().id();
      Outcome outcome = outcomes.get(i);
      outcome.publication().ifPresent(publication -> published.put(id, publication));
      outcome.refusal().ifPresent(reason -> refused.put(id, reason));
      if (!outcome.mayPass()) {
        revisions.put(id, changed.get(i).revision());
      }
    }
    snapshot.set(snapshot.get().with(published, refused));
  }

  private Outcome evaluate(StoredMarket stored) {
    PriceSeries bars = store.read(stored.market().id());
    MarketHistory history = MarketHistory.of(stored.market(), bars);
    HistoryJudgement judgement = HistoryJudgement.of(history.days());
    if (judgement.refused()) {
      return Outcome.refused(judgement.name(), history);
    }
    MarginWalk walk = new MarginWalk(history, models.champions(), fits());
    walk.hold(holds.of(stored.market().id()));
    return walk.toEnd()
        .map(evaluation -> Outcome.of(publication(history, evaluation)))
        .orElseGet(() -> Outcome.refused("NO_LOSSES_SEEN", history));
  }

  /** Returns the publication of an evaluation at the end of a history. */
  MarketPublication publication(MarketHistory history, MarketEvaluation evaluation) {
    MarginSet set = SetComposer.compose(history, evaluation, models.loaded().editions());
    PriceSeries bars = history.bars();
    return new MarketPublication(
        history.market(),
        bars.barLengthMs(),
        bars.size(),
        bars.closeTimeMs(bars.size() - 1),
        set,
        SetIdentity.of(set, encoder).toString(),
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
