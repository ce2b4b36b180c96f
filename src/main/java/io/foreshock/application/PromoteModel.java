package io.foreshock.application;

import io.foreshock.model.ClassGroup;
import io.foreshock.model.GateReport;
import io.foreshock.model.ModelReference;
import io.foreshock.model.ModelShelf;
import io.foreshock.model.ModelShelf.StageChange;
import io.foreshock.model.ModelStage;
import io.foreshock.model.ShelvedModel;
import io.foreshock.model.StageMove;
import io.foreshock.model.StageMove.Cause;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Use case: takes editions from stage to stage. Whoever calls it, the rules are the same: nothing
 * is promoted that the gate did not let pass and that was not scored in the shadow, and nothing
 * that was demoted comes back. After each change the models in service are read again, whole. Where
 * one was taken out, what is published does not loosen for a dwell; see {@link PublishMargins}.
 */
public final class PromoteModel {

  private static final int LONGEST_REASON = 200;

  private final ModelShelf shelf;
  private final ShadowScores scores;
  private final ActiveModels models;
  private final RefreshRequests refresh;
  private final InstantSource clock;
  private final Object deciding = new Object();

  /**
   * Makes the use case.
   *
   * @param shelf the editions
   * @param scores how far shadow editions have been scored
   * @param models models in service
   * @param refresh brings what is published up to date afterwards
   * @param clock tells when a move is made
   */
  public PromoteModel(
      ModelShelf shelf,
      ShadowScores scores,
      ActiveModels models,
      RefreshRequests refresh,
      InstantSource clock) {
    this.shelf = shelf;
    this.scores = scores;
    this.models = models;
    this.refresh = refresh;
    this.clock = clock;
  }

  /** A move that the rules forbid; the message says which and with what numbers. */
  public static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says why. */
    public RefusedException(String message) {
      super(message);
    }
  }

  /** No edition of that name is on the shelf. */
  public static final class UnknownModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Names the edition. */
    public UnknownModelException(ModelReference reference) {
      super("no model is called '" + reference + "'");
    }
  }

  /**
   * Returns the reason of a promotion or rollback.
   *
   * @param reason why, for people
   * @throws IllegalArgumentException if it is blank, longer than 200 characters, of more than one
   *     line, or no text that can be written down
   */
  public static String requireReason(String reason) {
    if (reason.isBlank()
        || reason.length() > LONGEST_REASON
        || reason.chars().anyMatch(PromoteModel::breaksLine)
        || !StandardCharsets.UTF_8.newEncoder().canEncode(reason)) {
      throw new IllegalArgumentException(
          "reason must be one line of 1 to "
              + LONGEST_REASON
              + " characters, was '"
              + reason
              + "'");
    }
    return reason;
  }

  private static boolean breaksLine(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  /**
   * Puts a challenger that passed the gate into the shadow. One that did not is not kept; its
   * report is.
   *
   * @param artifactFolder folder that holds its {@code manifest.json} and other files
   * @param report what the gate found of it
   * @return the edition in {@link ModelStage#SHADOW}
   * @throws RefusedException with the report's summary and file, if it did not pass
   * @throws IllegalArgumentException if the artifact is not whole, or its name is taken
   */
  public ShelvedModel shelve(String artifactFolder, GateReport report) {
    if (!report.passed()) {
      throw new RefusedException(report.summary() + " (" + shelf.keep(report) + ")");
    }
    ShelvedModel added = shelf.add(artifactFolder, report, nowMs());
    if (added.stage() == ModelStage.CANDIDATE) {
      shelf.move(List.of(change(added, ModelStage.SHADOW, Cause.JUDGED, "the gate let it pass")));
    }
    return find(added.reference());
  }

  /**
   * Lets a shadow edition serve. An approved edition of the same group and {@code knownUntil} is
   * retired in the same step; older ones go on serving the days before.
   *
   * @param reference an edition in {@link ModelStage#SHADOW}, or one that served before
   * @param reason why, see {@link #requireReason}
   * @return the edition in {@link ModelStage#APPROVED}
   * @throws IllegalArgumentException if the reason is none
   * @throws RefusedException if the rules forbid it
   * @throws UnknownModelException if there is no such edition
   */
  public ShelvedModel promote(ModelReference reference, String reason) {
    requireReason(reason);
    requireShadowTime(requirePromotable(reference)); // walks markets, and nothing waits for it
    synchronized (deciding) {
      return moved(promotion(requirePromotable(reference), reason), reference);
    }
  }

  private List<StageChange> promotion(ShelvedModel model, String reason) {
    List<StageChange> changes = new ArrayList<>();
    for (ShelvedModel other : approved(model.group())) {
      if (other.knownUntilMs() == model.knownUntilMs()) {
        changes.add(
            change(
                other, ModelStage.RETIRED, Cause.SUPERSEDED, "superseded by " + model.reference()));
      }
    }
    changes.add(change(model, ModelStage.APPROVED, Cause.PROMOTED, reason));
    return changes;
  }

  private ShelvedModel requirePromotable(ModelReference reference) {
    ShelvedModel model = find(reference);
    if (model.demoted()) {
      throw new RefusedException(reference + " was demoted and is never promoted again");
    }
    if (model.stage() != ModelStage.SHADOW && !mayReturn(model)) {
      throw new RefusedException(reference + " is " + model.stage() + ", not SHADOW");
    }
    return model;
  }

  /** One that served before needs no shadow time: its bets go on where they stood. */
  private static boolean mayReturn(ShelvedModel model) {
    return model.stage() == ModelStage.RETIRED && model.firstApprovedAtMs().isPresent();
  }

  private void requireShadowTime(ShelvedModel model) {
    if (mayReturn(model)) {
      return;
    }
    ShadowScores.Scored scored = scores.of(model);
    if (!scored.enough()) {
      throw new RefusedException(
          model.reference()
              + " has been scored on "
              + scored.days()
              + " days and "
              + scored.marketDays()
              + " market-days since its knownUntil; it takes "
              + ShadowScores.LEAST_DAYS
              + " or "
              + ShadowScores.LEAST_MARKET_DAYS);
    }
  }

  /**
   * Takes an approved edition out and puts the previous one back: the one it superseded, or the
   * group's next older edition, which is approved already.
   *
   * @param reference an edition in {@link ModelStage#APPROVED}
   * @param reason why, see {@link #requireReason}
   * @return the edition that serves in its place
   * @throws IllegalArgumentException if the reason is none
   * @throws RefusedException if it does not serve, or no previous one is left
   * @throws UnknownModelException if there is no such edition
   */
  public ShelvedModel rollback(ModelReference reference, String reason) {
    requireReason(reason);
    synchronized (deciding) {
      return rolledBack(requireApproved(reference), reason);
    }
  }

  private ShelvedModel rolledBack(ShelvedModel model, String reason) {
    ModelReference reference = model.reference();
    List<StageChange> changes = new ArrayList<>();
    changes.add(change(model, ModelStage.RETIRED, Cause.ROLLED_BACK, reason));
    Optional<ShelvedModel> superseded = superseded(model);
    superseded.ifPresent(previous ->
        changes.add(
            change(
                previous,
                ModelStage.APPROVED,
                Cause.ROLLED_BACK,
                "back for " + reference + ": " + reason)));
    ShelvedModel previous =
        superseded
            .or(() ->
                approved(model.group()).stream().filter(other -> isOlder(other, model)).findFirst())
            .orElseThrow(
                () -> new RefusedException("no approved edition is left before " + reference));
    return moved(changes, previous.reference());
  }

  private static boolean isOlder(ShelvedModel other, ShelvedModel model) {
    return other.knownUntilMs() < model.knownUntilMs();
  }

  /** Returns the edition that one took the place of, the latest if there were several. */
  private Optional<ShelvedModel> superseded(ShelvedModel model) {
    return shelf.list().stream()
        .filter(other ->
            other.group() == model.group()
                && other.knownUntilMs() == model.knownUntilMs()
                && other.lastMove().cause() == Cause.SUPERSEDED
                && !other.demoted())
        .max(Comparator.comparingLong(ShelvedModel::stagedAtMs));
  }

  /**
   * Takes an edition out of whatever stage it is in.
   *
   * @param reference the edition
   * @param reason why, one line
   * @return the edition in {@link ModelStage#RETIRED}
   * @throws RefusedException if it is retired already
   * @throws UnknownModelException if there is no such edition
   */
  public ShelvedModel retire(ModelReference reference, String reason) {
    return out(find(reference), Cause.WITHDRAWN, reason);
  }

  /**
   * Takes an edition out for good, because its forecasts proved too low.
   *
   * @param reference an edition in {@link ModelStage#APPROVED} or {@link ModelStage#SHADOW}
   * @param reason why, one line with the numbers
   * @return what serves its group from now on; empty if no approved edition is left
   * @throws RefusedException if it is retired already
   * @throws UnknownModelException if there is no such edition
   */
  public Optional<ShelvedModel> demote(ModelReference reference, String reason) {
    ShelvedModel model = find(reference);
    out(model, Cause.DEMOTED, reason);
    return serving(model.group());
  }

  private ShelvedModel out(ShelvedModel model, Cause cause, String reason) {
    if (model.stage() == ModelStage.RETIRED) {
      throw new RefusedException(model.reference() + " is RETIRED already");
    }
    return moved(List.of(change(model, ModelStage.RETIRED, cause, reason)), model.reference());
  }

  /** Returns the edition that serves a group now, the newest approved; empty without one. */
  public Optional<ShelvedModel> serving(ClassGroup group) {
    return approved(group).stream().findFirst();
  }

  /** Returns the approved editions of a group, the newest first. */
  private List<ShelvedModel> approved(ClassGroup group) {
    return shelf.list().stream()
        .filter(model -> model.group() == group && model.stage() == ModelStage.APPROVED)
        .sorted(Comparator.comparingLong(ShelvedModel::knownUntilMs).reversed())
        .toList();
  }

  private ShelvedModel requireApproved(ModelReference reference) {
    ShelvedModel model = find(reference);
    if (model.stage() != ModelStage.APPROVED) {
      throw new RefusedException(reference + " is " + model.stage() + ", not APPROVED");
    }
    return model;
  }

  private ShelvedModel moved(List<StageChange> changes, ModelReference result) {
    try {
      shelf.move(changes);
    } catch (IllegalArgumentException overtaken) { // by another process, since it was looked at
      throw new RefusedException(String.valueOf(overtaken.getMessage()));
    }
    models.reload();
    refresh.request();
    return find(result);
  }

  private ShelvedModel find(ModelReference reference) {
    return shelf.list().stream()
        .filter(model -> model.reference().equals(reference))
        .findFirst()
        .orElseThrow(() -> new UnknownModelException(reference));
  }

  private StageChange change(ShelvedModel model, ModelStage stage, Cause cause, String reason) {
    return new StageChange(model.reference(), new StageMove(stage, cause, nowMs(), reason));
  }

  private long nowMs() {
    return clock.millis();
  }
}
