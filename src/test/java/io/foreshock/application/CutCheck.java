package io.foreshock.application;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The check against knowledge of the future: cuts a history and compares what is said of it, line
 * by line, up to the cut. A line begins with the day it speaks of, as {@code YYYY-MM-DD}.
 */
final class CutCheck {

  private CutCheck() {}

  /** Returns the history of the first days. */
  static MarketHistory firstDays(MarketHistory history, int days) {
    return history.until(history.days().closeTimeMs(days - 1));
  }

  /**
   * Returns the first line up to a cut in which the history cut there and the whole one differ: one
   * of other numbers, a missing one, or one too many.
   */
  static Optional<String> difference(
      Function<MarketHistory, List<String>> told, MarketHistory whole, MarketHistory cut) {
    return difference(told.apply(whole), told.apply(cut));
  }

  /** The same of lines that have been told already; they are compared to the cut's last day. */
  static Optional<String> difference(List<String> whole, List<String> cut) {
    Set<String> part = new LinkedHashSet<>(cut);
    String lastDay = part.stream().map(CutCheck::day).max(String::compareTo).orElse("");
    Set<String> all = new LinkedHashSet<>(whole);
    all.removeIf(line -> day(line).compareTo(lastDay) > 0);
    return Stream.concat(
            part.stream().filter(line -> !all.contains(line)),
            all.stream().filter(line -> !part.contains(line)))
        .findFirst();
  }

  static String day(String line) {
    return line.substring(0, 10);
  }
}
