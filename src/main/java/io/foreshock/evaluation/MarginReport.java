package io.foreshock.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Margins judged for coverage and steadiness, those of references beside the published one.
 *
 * @param scores margin scores by market-side and model
 * @param differences {@code eq} of the champion against each reference
 * @param years breaches by market-side, model and year
 * @param impulses answers to a doubled volatility by market-side and model
 */
public record MarginReport(
    List<MarginScore> scores,
    List<EqualCoverageDifference> differences,
    List<YearScore> years,
    List<ImpulseScore> impulses) {

  /** Copies the lists. */
  public MarginReport {
    scores = List.copyOf(scores);
    differences = List.copyOf(differences);
    years = List.copyOf(years);
    impulses = List.copyOf(impulses);
  }

  static MarginReport of(
      List<MarginSeries> margins,
      List<ImpulseSeries> impulses,
      String champion,
      Judgements judges) {
    List<MarginScore> scores = new ArrayList<>();
    List<YearScore> years = new ArrayList<>();
    for (MarginSeries series : margins) {
      String name = series.symbol() + " " + series.side() + " margin of " + series.model();
      judges.ask(name, () -> MarginScore.of(series)).ifPresent(scores::add);
      years.addAll(YearScore.ofMargins(series));
    }
    List<ImpulseScore> answers = new ArrayList<>();
    for (ImpulseSeries series : impulses) {
      judges.ask(series.name(), series::score).ifPresent(answers::add);
    }
    return new MarginReport(scores, differences(margins, champion, judges), years, answers);
  }

  private static List<EqualCoverageDifference> differences(
      List<MarginSeries> margins, String champion, Judgements judges) {
    Set<String> references = new LinkedHashSet<>();
    margins.forEach(series -> references.add(series.model()));
    boolean margined = references.remove(champion);
    List<EqualCoverageDifference> differences = new ArrayList<>();
    for (String reference : margined ? references : Set.<String>of()) {
      judges
          .ask(
              "eq of " + champion + " against " + reference,
              () -> EqualCoverageDifference.of(champion, reference, margins))
          .ifPresent(differences::add);
    }
    return differences;
  }

  /** Returns the means of margin scores by model. */
  public List<MarginSummary> means() {
    return meansOf(scores);
  }

  /**
   * Returns the means by model over some markets.
   *
   * @param symbols the markets, as their source names them
   */
  public List<MarginSummary> means(Set<String> symbols) {
    return meansOf(scores.stream().filter(score -> symbols.contains(score.symbol())).toList());
  }

  private static List<MarginSummary> meansOf(List<MarginScore> scores) {
    return Judgements.means(scores, MarginScore::model, MarginSummary::of);
  }
}
