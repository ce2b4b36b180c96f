package io.foreshock.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Collects scores: a judge that is not defined on a series says so, and the others still speak. */
final class Judgements {

  private final List<String> notScored = new ArrayList<>();

  /** Returns the score, or notes why there is none. */
  <T> Optional<T> ask(String name, Supplier<T> judge) {
    try {
      return Optional.of(judge.get());
    } catch (IllegalArgumentException undefined) {
      notScored.add(name + ": " + undefined.getMessage());
      return Optional.empty();
    }
  }

  /** Returns the reasons noted so far. */
  List<String> notScored() {
    return List.copyOf(notScored);
  }

  /** Returns the means of groups of scores, in the order of their first scores. */
  static <T, M> List<M> means(List<T> scores, Function<T, String> key, Function<List<T>, M> mean) {
    LinkedHashMap<String, List<T>> groups = new LinkedHashMap<>();
    for (T score : scores) {
      groups.computeIfAbsent(key.apply(score), unseen -> new ArrayList<>()).add(score);
    }
    return groups.values().stream().map(mean).toList();
  }
}
