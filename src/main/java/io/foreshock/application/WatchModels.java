package io.foreshock.application;

import io.foreshock.model.ClassGroup;
import io.foreshock.model.ModelShelf;
import io.foreshock.model.ModelStage;
import io.foreshock.model.ShelvedModel;
import io.foreshock.training.DriftFindings;
import io.foreshock.training.LiveScorecard;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Use case: scores every edition that serves or is in the shadow, and does what the scores ask for.
 * An edition in service is demoted where the bets against it are won; a market in which they are
 * won alone is tightened by {@link PublishMargins}; drift asks for a training. An edition that
 * cannot be scored keeps the scorecard it had, and nothing that serves changes.
 */
public final class WatchModels {

  private final ModelShelf shelf;
  private final LiveScores scores;
  private final DriftWatch drift;
  private final LiveScorecards live;
  private final PromoteModel promote;
  private final RefreshRequests refresh;
  private final InstantSource clock;
  private final Map<ClassGroup, LiveScorecard> lookedAt = new EnumMap<>(ClassGroup.class);
  private SortedSet<String> alarms = new TreeSet<>();
  private boolean scoredBefore;

  /**
   * Makes the use case.
   *
   * @param shelf the editions
   * @param scores makes scorecards
   * @param drift looks for drift
   * @param live takes what was found
   * @param promote demotes
   * @param refresh brings what is published up to date when alarms change
   * @param clock tells when scorecards were made
   */
  public WatchModels(
      ModelShelf shelf,
      LiveScores scores,
      DriftWatch drift,
      LiveScorecards live,
      PromoteModel promote,
      RefreshRequests refresh,
      InstantSource clock) {
    this.shelf = shelf;
    this.scores = scores;
    this.drift = drift;
    this.live = live;
    this.promote = promote;
    this.refresh = refresh;
    this.clock = clock;
  }

  /**
   * What came of a round.
   *
   * @param scored editions that were scored
   * @param demoted one line for each edition that was demoted
   * @param newAlarms market-sides whose bets are won since the round before, a line each
   * @param drifted what has drifted, by group
   * @param failures one line for each thing that could not be done
   */
  public record Round(
      int scored,
      List<String> demoted,
      List<String> newAlarms,
      Map<ClassGroup, List<String>> drifted,
      List<String> failures) {}

  /**
   * Scores once.
   *
   * @return what came of it
   * @throws IllegalStateException if the shelf cannot be read; nothing has changed then
   */
  public synchronized Round run() {
    List<String> failures = new ArrayList<>();
    Map<ShelvedModel, LiveScorecard> cards = scored(failures);
    List<String> demoted = demoted(cards, failures);
    List<String> newAlarms = newAlarms(cards);
    return new Round(cards.size(), demoted, newAlarms, drifted(cards, failures), failures);
  }

  private Map<ShelvedModel, LiveScorecard> scored(List<String> failures) {
    Map<ShelvedModel, LiveScorecard> cards = new LinkedHashMap<>();
    for (ShelvedModel model : shelf.list()) {
      if (model.stage() == ModelStage.APPROVED || model.stage() == ModelStage.SHADOW) {
        attempt(model.reference() + " was not scored", failures, () -> scores.of(model))
            .flatMap(card -> card)
            .ifPresent(card -> cards.put(model, card));
      }
    }
    cards.values().forEach(card -> live.put(new LiveScorecards.Scored(card, clock.millis())));
    return cards;
  }

  private List<String> demoted(Map<ShelvedModel, LiveScorecard> cards, List<String> failures) {
    List<String> demoted = new ArrayList<>();
    cards.forEach((model, card) -> {
      if (model.stage() == ModelStage.APPROVED && card.lost()) {
        attempt(
                model.reference() + " was not demoted",
                failures,
                () -> promote.demote(model.reference(), card.reason()))
            .ifPresent(next -> demoted.add(demotion(card, next)));
      }
    });
    return demoted;
  }

  private static String demotion(LiveScorecard card, Optional<ShelvedModel> next) {
    return card.model()
        + " demoted, "
        + card.reason()
        + next.map(serving -> "; its group is served by " + serving.reference())
            .orElse("; no approved edition is left, terminal values are in force");
  }

  /** An alarm that ends matters to publications as much as one that begins. */
  private List<String> newAlarms(Map<ShelvedModel, LiveScorecard> cards) {
    SortedSet<String> now = new TreeSet<>();
    cards.forEach((model, card) -> {
      if (model.stage() == ModelStage.APPROVED) {
        card.alarms().forEach(side -> now.add(alarm(card, side)));
      }
    });
    if (!scoredBefore || !now.equals(alarms)) {
      refresh.request();
    }
    List<String> begun = now.stream().filter(alarm -> !alarms.contains(alarm)).toList();
    scoredBefore = true;
    alarms = now;
    return begun;
  }

  private static String alarm(LiveScorecard card, LiveScorecard.SideScore side) {
    return card.model() + " in " + side.market() + " " + side.side();
  }

  private Map<ClassGroup, List<String>> drifted(
      Map<ShelvedModel, LiveScorecard> cards, List<String> failures) {
    Map<ClassGroup, List<String>> drifted = new EnumMap<>(ClassGroup.class);
    for (ClassGroup group : ClassGroup.values()) {
      cards.keySet().stream()
          .filter(model -> model.group() == group && model.stage() == ModelStage.APPROVED)
          .max(Comparator.comparingLong(ShelvedModel::knownUntilMs))
          .flatMap(serving -> findings(serving, cards, failures))
          .filter(DriftFindings::drifted)
          .ifPresent(findings -> drifted.put(group, findings.reasons()));
    }
    return drifted;
  }

  /** The same scorecard is of the same days, so it is looked for drift once. */
  private Optional<DriftFindings> findings(
      ShelvedModel serving, Map<ShelvedModel, LiveScorecard> cards, List<String> failures) {
    LiveScorecard card = Objects.requireNonNull(cards.get(serving));
    if (!card.equals(lookedAt.get(serving.group()))) {
      attempt(
              serving.reference() + " was not looked at for drift",
              failures,
              () -> drift.of(serving, card))
          .ifPresent(findings -> {
            live.put(serving.group(), findings);
            lookedAt.put(serving.group(), card);
          });
    }
    return live.drift(serving.group());
  }

  private static <T> Optional<T> attempt(
      String failed, List<String> failures, Supplier<T> attempt) {
    try {
      return Optional.of(attempt.get());
    } catch (RuntimeException failure) {
      failures.add(failed + ": " + failure);
      return Optional.empty();
    }
  }
}
