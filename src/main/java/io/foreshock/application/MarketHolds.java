package io.foreshock.application;

import io.foreshock.market.MarketId;
import io.foreshock.model.ChampionChoice;
import io.foreshock.model.Editions;
import io.foreshock.policy.ClassPrior;
import io.foreshock.policy.FallbackHold;
import io.foreshock.policy.LoosenFreeze;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What keeps each market from loosening: its champion was taken out of service, the bets against it
 * are won, or no approved model is left. A hold that was in force when the process began goes on,
 * and where one ends another begins for a dwell. Changed by one thread, read by several.
 */
final class MarketHolds {

  private final LiveWarnings warnings;
  private final Map<MarketId, Held> held = new ConcurrentHashMap<>();

  MarketHolds(LiveWarnings warnings) {
    this.warnings = warnings;
  }

  /**
   * The holds of one market.
   *
   * @param fallback hold for a dwell
   * @param warning what live scoring asked for last
   * @param standing hold for as long as it asks
   */
  private record Held(
      Optional<FallbackHold> fallback, LiveWarning warning, Optional<FallbackHold> standing) {

    static final Held NOTHING = new Held(Optional.empty(), LiveWarning.NONE, Optional.empty());

    /** One whose champion is gone falls back; one that was restored goes on holding. */
    Held following(MarketPublication publication, Editions now) {
      boolean restored = isHeld(publication) && fallback.isEmpty();
      return restored || isGone(publication.evaluation().choice(), now)
          ? new Held(hold(publication, LoosenFreeze.FALLBACK), warning, standing)
          : this;
    }

    Held warned(MarketPublication publication, LiveWarning next) {
      if (next == warning) {
        return this;
      }
      Optional<FallbackHold> recovering =
          warning == LiveWarning.NONE ? fallback : hold(publication, LoosenFreeze.FALLBACK);
      return new Held(recovering, next, standingFor(publication, next));
    }

    /** Returns the holds in the order in which their reasons are told, the gravest last. */
    List<FallbackHold> all() {
      return Stream.of(fallback, standing).flatMap(Optional::stream).toList();
    }
  }

  /**
   * Brings the holds up to date.
   *
   * @param snapshot what is published
   * @param now editions in service
   * @param modelsChanged whether they have changed
   * @return markets whose holds have changed
   */
  Set<MarketId> follow(PublishedSnapshot snapshot, Editions now, boolean modelsChanged) {
    Set<MarketId> changed = new HashSet<>();
    for (MarketPublication publication : snapshot.markets().values()) {
      Held before = held.getOrDefault(publication.marketId(), Held.NOTHING);
      Held followed = modelsChanged ? before.following(publication, now) : before;
      Held after = followed.warned(publication, warning(publication));
      if (!after.equals(before)) {
        held.put(publication.marketId(), after);
        changed.add(publication.marketId());
      }
    }
    return changed;
  }

  /** Returns the holds of a market. */
  List<FallbackHold> of(MarketId marketId) {
    return held.getOrDefault(marketId, Held.NOTHING).all();
  }

  /** What is not known is taken to be as it was: nothing loosens blindly. */
  private LiveWarning warning(MarketPublication publication) {
    LiveWarning said = warnings.of(publication);
    if (said != LiveWarning.UNKNOWN) {
      return said;
    }
    return switch (publication.evaluation().input().loosenFreeze()) {
      case SAFE -> LiveWarning.SAFE;
      case DEGRADED -> LiveWarning.ALARM;
      default -> LiveWarning.NONE;
    };
  }

  private static Optional<FallbackHold> standingFor(
      MarketPublication publication, LiveWarning warning) {
    return switch (warning) {
      case ALARM -> hold(publication, LoosenFreeze.DEGRADED);
      case SAFE ->
          Optional.of(
              FallbackHold.safe(
                  publication.evaluation().decision().parameters().imf(),
                  ClassPrior.of(publication.market().assetClass()).terminalPpm(),
                  publication.evaluation().evaluatedAtMs()));
      case NONE, UNKNOWN -> Optional.empty();
    };
  }

  private static Optional<FallbackHold> hold(MarketPublication publication, LoosenFreeze freeze) {
    MarketEvaluation evaluation = publication.evaluation();
    return Optional.of(
        new FallbackHold(
            evaluation.decision().parameters().imf(), evaluation.evaluatedAtMs(), freeze));
  }

  private static boolean isHeld(MarketPublication publication) {
    return switch (publication.evaluation().input().loosenFreeze()) {
      case FALLBACK, DEGRADED, SAFE -> true;
      default -> false;
    };
  }

  private static boolean isGone(ChampionChoice choice, Editions now) {
    return choice.knownUntilMs().isPresent()
        && now.editions().stream()
            .noneMatch(edition -> edition.contentHash().equals(choice.contentHash()));
  }
}
