package io.foreshock.application;

import io.foreshock.market.MarketId;
import io.foreshock.market.Side;
import io.foreshock.market.StoredMarket;
import io.foreshock.model.LoadedModels;
import io.foreshock.model.ModelReference;
import io.foreshock.model.ModelShelf;
import io.foreshock.model.ShelvedModel;
import io.foreshock.training.LiveScorecard;
import io.foreshock.training.LiveScorecard.Day;
import io.foreshock.training.LiveScorecard.SideScore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Use case: the live scorecard of an edition, over the stored markets of its group and the days
 * since it first served; for one in the shadow, since its {@code knownUntil}. Which other editions
 * serve has no part in it. A market is walked again when its days have changed. It belongs on a
 * worker thread.
 */
public final class ScoreLive implements LiveScores {

  private static final double ALPHA = 0.01;
  private static final long DAY_MS = 86_400_000L;

  private final ModelShelf shelf;
  private final EditionWalks walks;
  private final Map<ModelReference, Scored> scored = new ConcurrentHashMap<>();

  /**
   * Makes the use case.
   *
   * @param shelf where the editions are
   * @param walks walks stored markets
   */
  public ScoreLive(ModelShelf shelf, EditionWalks walks) {
    this.shelf = shelf;
    this.walks = walks;
  }

  /** What was scored of an edition that counts from a moment. */
  private record Scored(String manifestSha256, long fromMs, Map<MarketId, MarketScores> markets) {}

  /** What was scored of one market, and from which days. */
  private record MarketScores(long revision, String daysHash, List<SideScore> sides) {}

  @Override
  public Optional<LiveScorecard> of(ShelvedModel model) {
    long fromMs = model.firstApprovedAtMs().orElse(model.knownUntilMs());
    Map<MarketId, MarketScores> before = before(model, fromMs);
    Map<MarketId, MarketScores> after = new HashMap<>();
    List<SideScore> sides = new ArrayList<>();
    LoadedModels edition = loaded(model);
    for (StoredMarket stored : walks.markets(model.group())) {
      MarketId id = stored.market().id();
      MarketScores scores = scores(edition, stored, fromMs, before.get(id));
      after.put(id, scores);
      sides.addAll(scores.sides());
    }
    scored.put(model.reference(), new Scored(model.manifestSha256(), fromMs, after));
    return sides.isEmpty()
        ? Optional.empty()
        : Optional.of(new LiveScorecard(model.reference(), sides));
  }

  private Map<MarketId, MarketScores> before(ShelvedModel model, long fromMs) {
    Scored known = scored.get(model.reference());
    return known != null
            && known.fromMs() == fromMs
            && known.manifestSha256().equals(model.manifestSha256())
        ? known.markets()
        : Map.of();
  }

  /** Documented defaults must not be scored in its name. */
  private LoadedModels loaded(ShelvedModel model) {
    LoadedModels loaded = shelf.load(model.reference());
    if (loaded.editions().editions().isEmpty()) {
      throw new IllegalStateException(
          model.reference() + " cannot be scored: " + loaded.problems());
    }
    return loaded;
  }

  private MarketScores scores(
      LoadedModels edition, StoredMarket stored, long fromMs, @Nullable MarketScores before) {
    if (before != null && before.revision() == stored.revision()) {
      return before;
    }
    MarketHistory history = walks.history(stored);
    String daysHash = InputsHash.of(history.days(), history.days().size());
    List<SideScore> sides =
        before != null && before.daysHash().equals(daysHash)
            ? before.sides()
            : sides(stored.market().id(), walks.rows(edition, stored, history), fromMs);
    return new MarketScores(stored.revision(), daysHash, sides);
  }

  private static List<SideScore> sides(MarketId id, List<EditionWalks.Row> rows, long fromMs) {
    List<SideScore> sides = new ArrayList<>();
    for (Side side : Side.values()) {
      sides.add(SideScore.of(id, side, days(rows, side, fromMs)));
    }
    return sides;
  }

  /** A day without a positive shortfall has no joint loss. */
  private static List<Day> days(List<EditionWalks.Row> rows, Side side, long fromMs) {
    return rows.stream()
        .map(EditionWalks.Row::forecast)
        .filter(row -> row.date().toEpochDay() * DAY_MS >= fromMs)
        .filter(row -> row.tail().expectedShortfall(side, ALPHA) > 0.0)
        .map(row ->
            new Day(
                row.date().toEpochDay(),
                side.loss(row.logReturn()),
                row.tail().valueAtRisk(side, ALPHA),
                row.tail().expectedShortfall(side, ALPHA)))
        .toList();
  }
}
