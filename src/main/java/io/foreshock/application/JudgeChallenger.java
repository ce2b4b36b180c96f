package io.foreshock.application;

import io.foreshock.forecast.regime.RegimeProbabilities;
import io.foreshock.forecast.tail.TailForecast;
import io.foreshock.market.Side;
import io.foreshock.model.ClassGroup;
import io.foreshock.model.Edition;
import io.foreshock.model.GateReport;
import io.foreshock.model.LoadedModels;
import io.foreshock.model.ModelReference;
import io.foreshock.policy.MarginParameters;
import io.foreshock.policy.Ppm;
import io.foreshock.training.GateEvidence;
import io.foreshock.training.GateEvidence.GateDay;
import io.foreshock.training.GateEvidence.GateMarket;
import io.foreshock.training.GateEvidence.Level;
import io.foreshock.training.GateEvidence.Margin;
import io.foreshock.training.GateEvidence.Said;
import io.foreshock.training.GateEvidence.Tail;
import io.foreshock.training.PromotionGate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Use case: puts a challenger and the champion before the gate. Both are walked over the stored
 * markets of their group, and judged on the days that each forecast by an edition that knew nothing
 * of them: a challenger brings editions cut at earlier moments to be judged by, and the newest of
 * them is the one that asks to serve.
 */
public final class JudgeChallenger {

  private static final Margin NO_MARGIN = new Margin(Double.NaN, Double.NaN);

  private final ActiveModels champions;
  private final EditionWalks walks;

  /**
   * Makes the use case.
   *
   * @param champions models in service
   * @param walks walks stored markets
   */
  public JudgeChallenger(ActiveModels champions, EditionWalks walks) {
    this.champions = champions;
    this.walks = walks;
  }

  /**
   * Judges a challenger.
   *
   * @param challenger its editions, all of one group, at least one, with the fits they bring along
   * @param fitsNotConverged fits of its training that did not converge
   * @throws IllegalArgumentException if it has no edition or editions of several groups, or no
   *     champion of the group is in service
   */
  public GateReport judge(LoadedModels challenger, int fitsNotConverged) {
    ClassGroup group = group(challenger);
    LoadedModels champion = champions.loaded();
    Map<String, Map<LocalDate, EditionWalks.Row>> said = new HashMap<>();
    for (EditionWalks.Walked walked : walks.of(champion, group)) {
      Map<LocalDate, EditionWalks.Row> days = new HashMap<>();
      walked.rows().forEach(row -> days.put(row.forecast().date(), row));
      said.put(walked.market().market().symbol(), days);
    }
    List<GateMarket> markets = new ArrayList<>();
    for (EditionWalks.Walked walked : walks.of(challenger, group)) {
      String symbol = walked.market().market().symbol();
      market(symbol, walked.rows(), said.getOrDefault(symbol, Map.of())).ifPresent(markets::add);
    }
    return PromotionGate.judge(
        new GateEvidence(
            newest(challenger, group), newest(champion, group), fitsNotConverged, markets));
  }

  private static ClassGroup group(LoadedModels challenger) {
    List<ClassGroup> groups =
        challenger.editions().editions().stream().map(Edition::group).distinct().toList();
    if (groups.size() != 1) {
      throw new IllegalArgumentException(
          "challenger must have editions of one group, had those of "
              + groups
              + ", problems "
              + challenger.problems());
    }
    return groups.getFirst();
  }

  private static ModelReference newest(LoadedModels models, ClassGroup group) {
    return models.editions().editions().stream()
        .filter(edition -> edition.group() == group)
        .reduce((older, newer) -> newer)
        .map(edition -> new ModelReference(edition.modelId(), edition.version()))
        .orElseThrow(() ->
            new IllegalArgumentException("no champion of the group " + group.code() + " serves"));
  }

  /** Joins the days of two models; a market on which they have none in common says nothing. */
  private static Optional<GateMarket> market(
      String symbol, List<EditionWalks.Row> challenger, Map<LocalDate, EditionWalks.Row> champion) {
    List<GateDay> days = new ArrayList<>();
    Margin challengerMargin = NO_MARGIN;
    Margin championMargin = NO_MARGIN;
    for (EditionWalks.Row row : challenger) {
      EditionWalks.Row other = champion.get(row.forecast().date());
      if (other != null) {
        days.add(day(row, other));
        challengerMargin = margin(row);
        championMargin = margin(other);
      }
    }
    return days.isEmpty()
        ? Optional.empty()
        : Optional.of(new GateMarket(symbol, days, challengerMargin, championMargin));
  }

  private static GateDay day(EditionWalks.Row challenger, EditionWalks.Row champion) {
    ForecastRow row = challenger.forecast();
    return new GateDay(
        row.date().toEpochDay(),
        row.logReturn(),
        row.realizedVariance(),
        said(challenger),
        said(champion));
  }

  private static Said said(EditionWalks.Row row) {
    ForecastRow forecast = row.forecast();
    return new Said(
        row.knownUntilMs(),
        forecast.sigma(),
        tail(forecast.tail(), Side.LONG),
        tail(forecast.tail(), Side.SHORT),
        forecast.regime().map(RegimeProbabilities::mostLikely));
  }

  private static Tail tail(TailForecast tail, Side side) {
    return new Tail(level(tail, side, 0.01), level(tail, side, 0.025));
  }

  private static Level level(TailForecast tail, Side side, double alpha) {
    return new Level(tail.valueAtRisk(side, alpha), tail.expectedShortfall(side, alpha));
  }

  /** The margin in force on a day; none is not a number and fails the gate. */
  private static Margin margin(EditionWalks.Row row) {
    Optional<MarginParameters> margins = row.forecast().margins();
    return margins
        .map(one -> new Margin(fraction(one.imf().longPpm()), fraction(one.imf().shortPpm())))
        .orElse(NO_MARGIN);
  }

  private static double fraction(long ppm) {
    return (double) ppm / Ppm.ONE;
  }
}
