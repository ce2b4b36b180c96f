package io.foreshock.application;

import io.foreshock.market.Side;
import io.foreshock.model.ModelShelf;
import io.foreshock.model.ShelvedModel;
import io.foreshock.training.LiveScorecard;
import io.foreshock.training.LiveScorecard.Day;
import io.foreshock.training.LiveScorecard.SideScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Use case: the live scorecard of an edition, over the stored markets of its group and the days
 * since it first served; for one in the shadow, since its {@code knownUntil}. Which other editions
 * serve has no part in it. It belongs on a worker thread.
 */
public final class ScoreLive {

  private static final double ALPHA = 0.01;
  private static final long DAY_MS = 86_400_000L;

  private final ModelShelf shelf;
  private final EditionWalks walks;

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

  /**
   * Returns the scorecard of an edition, empty where no market of its group is stored.
   *
   * @param model the edition, in any stage
   */
  public Optional<LiveScorecard> of(ShelvedModel model) {
    long fromMs = model.firstApprovedAtMs().orElse(model.knownUntilMs());
    List<SideScore> sides = new ArrayList<>();
    for (EditionWalks.Walked walked : walks.of(shelf.load(model.reference()), model.group())) {
      for (Side side : Side.values()) {
        String symbol = walked.market().market().symbol();
        sides.add(SideScore.of(symbol, side, days(walked.rows(), side, fromMs)));
      }
    }
    return sides.isEmpty()
        ? Optional.empty()
        : Optional.of(new LiveScorecard(model.reference(), sides));
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
