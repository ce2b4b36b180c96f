package io.foreshock.application;

import io.foreshock.market.AssetClass;
import io.foreshock.model.ClassGroup;
import io.foreshock.model.ModelReference;
import io.foreshock.model.ModelShelf;
import io.foreshock.model.ModelStage;
import io.foreshock.model.ShelvedModel;
import io.foreshock.model.StageMove;
import io.foreshock.training.DriftFindings;
import io.foreshock.training.LiveScorecard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What live scoring has found last of each edition and group, and what follows from it for
 * publications. Safe for threads.
 */
public final class LiveScorecards implements LiveWarnings {

  private final ModelShelf shelf;
  private final ActiveModels models;
  private final Map<ModelReference, Scored> cards = new ConcurrentHashMap<>();
  private final Map<ClassGroup, DriftFindings> drifts = new ConcurrentHashMap<>();

  /**
   * A scorecard and when it was made.
   *
   * @param card the scorecard
   * @param atMs epoch milliseconds
   */
  public record Scored(LiveScorecard card, long atMs) {}

  /**
   * Holds nothing yet.
   *
   * @param shelf where the editions are
   * @param models models in service
   */
  public LiveScorecards(ModelShelf shelf, ActiveModels models) {
    this.shelf = shelf;
    this.models = models;
  }

  /** Returns the scorecard of an edition, empty before it was scored. */
  public Optional<Scored> of(ModelReference reference) {
    return Optional.ofNullable(cards.get(reference));
  }

  /** Returns the drift from the edition that serves a group, empty before it was looked for. */
  public Optional<DriftFindings> drift(ClassGroup group) {
    return Optional.ofNullable(drifts.get(group));
  }

  /** Returns the scorecard of the newest edition in service of a group, empty without one. */
  public Optional<Scored> serving(ClassGroup group) {
    return models.loaded().editions().editions().reversed().stream()
        .filter(edition -> edition.group() == group)
        .findFirst()
        .flatMap(edition -> of(new ModelReference(edition.modelId(), edition.version())));
  }

  void put(Scored scored) {
    cards.put(scored.card().model(), scored);
  }

  void put(ClassGroup group, DriftFindings findings) {
    drifts.put(group, findings);
  }

  @Override
  public LiveWarning of(MarketPublication publication) {
    AssetClass assetClass = publication.market().assetClass();
    if (models.loaded().editions().newestKnownUntilMs(assetClass).isEmpty()) {
      return withoutEdition(ClassGroup.of(assetClass));
    }
    if (publication.evaluation().choice().knownUntilMs().isEmpty()) {
      return LiveWarning.NONE; // documented defaults of days before the oldest edition
    }
    return of(ModelReference.of(publication.evaluation().choice().reference()))
        .flatMap(scored -> warning(scored.card(), publication))
        .orElse(LiveWarning.UNKNOWN);
  }

  /** Empty where the market came after the scorecard was made. */
  private static Optional<LiveWarning> warning(LiveScorecard card, MarketPublication publication) {
    List<LiveScorecard.SideScore> sides =
        card.sides().stream().filter(side -> side.market().equals(publication.marketId())).toList();
    boolean alarming = sides.stream().anyMatch(LiveScorecard.SideScore::alarming);
    return sides.isEmpty()
        ? Optional.empty()
        : Optional.of(alarming ? LiveWarning.ALARM : LiveWarning.NONE);
  }

  private LiveWarning withoutEdition(ClassGroup group) {
    try {
      List<ShelvedModel> all =
          shelf.list().stream().filter(model -> model.group() == group).toList();
      boolean approved = all.stream().anyMatch(model -> model.stage() == ModelStage.APPROVED);
      boolean demoted =
          all.stream().anyMatch(model -> model.lastMove().cause() == StageMove.Cause.DEMOTED);
      return demoted && !approved ? LiveWarning.SAFE : LiveWarning.NONE;
    } catch (IllegalStateException unreadable) {
      return LiveWarning.UNKNOWN; // nobody knows which were demoted
    }
  }
}
