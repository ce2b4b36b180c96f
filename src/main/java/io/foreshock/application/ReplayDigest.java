package io.foreshock.application;

import io.foreshock.forecast.ChampionForecast;
import io.foreshock.forecast.MemberForecast;
import io.foreshock.forecast.RegimeView;
import io.foreshock.model.LoadedModels;
import io.foreshock.policy.PolicyDecision;
import io.foreshock.publication.MarginSet;
import io.foreshock.publication.SetEncoder;
import io.foreshock.publication.SetIdentity;
import io.foreshock.training.TrainingSeries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Use case: replays series through the models in service and hashes all that is said on the way.
 * Two machines whose digests agree publish the same bytes from the same history.
 *
 * <p>What is hashed is the text of each value: a record's text names every component, and the text
 * of a {@code double} tells it from every other one.
 */
public final class ReplayDigest {

  private static final int CARRIED_DAYS = 30;

  private final LoadedModels models;
  private final SetEncoder encoder;

  /**
   * Makes the use case.
   *
   * @param models models in service, and the fits that came with them
   * @param encoder canonical bytes of sets
   */
  public ReplayDigest(LoadedModels models, SetEncoder encoder) {
    this.models = models;
    this.encoder = encoder;
  }

  /** What is hashed. */
  public enum Kind {
    /** The champion's forecast of the next day: tails, regimes, members, carry. */
    FORECASTS("forecasts"),
    /** What policy made of it: parameters and the state it leaves behind. */
    DECISIONS("decisions"),
    /** The steps of both sides. */
    ATTRIBUTIONS("attributions"),
    /** The published set, as canonical JSON. */
    DOCUMENTS("documents");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** Returns the name that is printed. */
    public String label() {
      return label;
    }
  }

  /**
   * How many values of a kind there were, and their hash.
   *
   * @param count values
   * @param sha256 64 hexadecimal digits
   */
  public record Digest(long count, String sha256) {}

  /**
   * Replays series, each on one thread; the digest does not depend on how many threads there are.
   *
   * @param series what is replayed
   * @param executor threads to replay on
   * @return a digest of every kind
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public Map<Kind, Digest> replay(List<TrainingSeries> series, ExecutorService executor)
      throws InterruptedException {
    List<Callable<Map<Kind, RunningHash>>> replays = new ArrayList<>();
    series.forEach(one -> replays.add(() -> replay(one)));
    Map<Kind, RunningHash> all = empty();
    for (Future<Map<Kind, RunningHash>> one : executor.invokeAll(replays)) {
      Map<Kind, RunningHash> hashes = result(one);
      all.forEach((kind, hash) -> hash.addAll(of(kind, hashes)));
    }
    Map<Kind, Digest> digests = new EnumMap<>(Kind.class);
    all.forEach((kind, hash) -> digests.put(kind, hash.digest()));
    return digests;
  }

  private static Map<Kind, RunningHash> result(Future<Map<Kind, RunningHash>> future)
      throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a series could not be replayed", failed.getCause());
    }
  }

  private static Map<Kind, RunningHash> empty() {
    Map<Kind, RunningHash> hashes = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      hashes.put(kind, new RunningHash());
    }
    return hashes;
  }

  private Map<Kind, RunningHash> replay(TrainingSeries series) {
    Map<Kind, RunningHash> hashes = empty();
    MarketHistory history = MarketHistory.of(series.market(), series.bars());
    ChampionDirectory champions = new ChampionDirectory(models.editions(), Map.of());
    LayeredFits fits = new LayeredFits(models.fits(), new FitsInMemory());
    MarginWalk walk = new MarginWalk(history, champions, fits);
    while (walk.hasNext()) {
      long before = sequence(walk);
      walk.next();
      if (sequence(walk) > before) {
        add(hashes, history, walk);
      }
    }
    return hashes;
  }

  private static RunningHash of(Kind kind, Map<Kind, RunningHash> hashes) {
    return Objects.requireNonNull(hashes.get(kind));
  }

  private static long sequence(MarginWalk walk) {
    return walk.latest().map(MarketEvaluation::sequence).orElse(0L);
  }

  private void add(Map<Kind, RunningHash> hashes, MarketHistory history, MarginWalk walk) {
    MarketEvaluation evaluation = walk.latest().orElseThrow();
    PolicyDecision decision = evaluation.decision();
    MarginSet set = SetComposer.compose(history, evaluation, walk.quality(), models.editions());
    String setId = SetIdentity.of(set, encoder).toString();
    of(Kind.FORECASTS, hashes).add(text(evaluation.forecast()));
    of(Kind.DECISIONS, hashes).add(decision.parameters() + "" + decision.nextState());
    of(Kind.ATTRIBUTIONS, hashes)
        .add(decision.longAttribution() + "" + decision.shortAttribution());
    of(Kind.DOCUMENTS, hashes).add(encoder.encode(set, setId));
  }

  private static String text(ChampionForecast forecast) {
    StringBuilder text = new StringBuilder();
    text.append(forecast.knownAtMs()).append(forecast.dailyVariance());
    text.append(forecast.conditional()).append(forecast.filtered());
    text.append(text(forecast.regime()));
    forecast.members().values().stream()
        .sorted(Comparator.comparing(MemberForecast::member))
        .forEach(member -> text.append(member).append(forecast.weights().get(member.member())));
    text.append(forecast.carry().recursion());
    text.append(forecast.carry().volatilityRatio(CARRIED_DAYS));
    return text.append(forecast.shortHistory()).toString();
  }

  private static String text(RegimeView regime) {
    return regime.now() + "" + regime.atHorizon(1) + regime.atHorizon(CARRIED_DAYS);
  }
}
