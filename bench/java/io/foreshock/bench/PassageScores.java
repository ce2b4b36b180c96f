package io.foreshock.bench;

import io.foreshock.evaluation.ProbabilityScore;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Scores of probabilities that levels are touched, gathered row by row. */
final class PassageScores {

  private final Map<Integer, Map<Method, ProbabilityScore>> byHorizon = new LinkedHashMap<>();
  private final SortedMap<Level, Means> byLevel =
      new TreeMap<>(
          Comparator.comparingInt(Level::horizonDays).thenComparingDouble(Level::distance));
  private final double[] edges;

  PassageScores(double... edges) {
    this.edges = edges.clone();
  }

  /** Who speaks. */
  enum Method {
    SIMULATION("simulation", PassageWalk.Row::simulated),
    CLOSED_FORM("closed form", PassageWalk.Row::closedForm),
    STATIC("static", PassageWalk.Row::constant);

    final String label;
    private final ToDoubleFunction<PassageWalk.Row> probability;

    Method(String label, ToDoubleFunction<PassageWalk.Row> probability) {
      this.label = label;
      this.probability = probability;
    }
  }

  /**
   * Levels equally far away.
   *
   * @param horizonDays days in which they may be touched
   * @param distance in volatilities forecast for the horizon
   */
  record Level(int horizonDays, double distance) {}

  /**
   * What was said and what came, on average.
   *
   * @param count number of levels
   * @param simulated mean probability by simulation
   * @param closedForm the same in closed form
   * @param touched share that was touched
   */
  record Means(long count, double simulated, double closedForm, double touched) {

    private Means with(PassageWalk.Row row) {
      double share = 1.0 / (count + 1);
      return new Means(
          count + 1,
          simulated + share * (row.simulated() - simulated),
          closedForm + share * (row.closedForm() - closedForm),
          touched + share * ((row.touched() ? 1.0 : 0.0) - touched));
    }
  }

  void add(PassageWalk.Row row) {
    if (row.unit() == PassageWalk.Unit.FORECAST) {
      Level level = new Level(row.horizonDays(), row.distance());
      Means before = byLevel.getOrDefault(level, new Means(0, 0.0, 0.0, 0.0));
      byLevel.put(level, before.with(row));
    } else {
      byHorizon
          .computeIfAbsent(row.horizonDays(), _ -> scores())
          .forEach(
              (method, score) ->
                  score.add(row.month(), method.probability.applyAsDouble(row), row.touched()));
    }
  }

  private Map<Method, ProbabilityScore> scores() {
    Map<Method, ProbabilityScore> scores = new EnumMap<>(Method.class);
    for (Method method : Method.values()) {
      scores.put(method, new ProbabilityScore(edges));
    }
    return scores;
  }

  /** Returns the score of a method over levels whose distance is measured in long-run volatility. */
  ProbabilityScore of(int horizonDays, Method method) {
    return Objects.requireNonNull(byHorizon.get(horizonDays)).get(method);
  }

  /** Returns the means over levels whose distance is measured in forecast volatility. */
  SortedMap<Level, Means> distances() {
    return byLevel;
  }
}
