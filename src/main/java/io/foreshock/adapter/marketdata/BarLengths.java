package io.foreshock.adapter.marketdata;

import io.foreshock.market.PriceBar;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Infers the length of bars from the times between them: the most frequent one, which must be a
 * length that bars have. Gaps are longer, so they do not mislead; a length that holds for less than
 * half of the steps is refused as ambiguous.
 */
final class BarLengths {

  private static final long MINUTE_MS = 60_000;

  /** Minutes to one day; each divides the day, so that no bar belongs to two days. */
  private static final Set<Long> KNOWN_MINUTES =
      new TreeSet<>(List.of(1L, 3L, 5L, 10L, 15L, 30L, 60L, 120L, 240L, 360L, 480L, 720L, 1440L));

  private BarLengths() {}

  /**
   * Returns the bar length in milliseconds.
   *
   * @param symbol whose bars they are, for messages
   * @param bars bars in any order
   * @throws IllegalArgumentException if the times do not tell
   */
  static long infer(String symbol, List<PriceBar> bars) {
    long[] times = bars.stream().mapToLong(PriceBar::openTimeMs).sorted().distinct().toArray();
    if (times.length < 2) {
      throw new IllegalArgumentException(
          "the bar length of '" + symbol + "' cannot be told from one time; state it");
    }
    Map<Long, Integer> counts = new HashMap<>();
    for (int i = 1; i < times.length; i++) {
      counts.merge(times[i] - times[i - 1], 1, Integer::sum);
    }
    long step = mostFrequent(counts);
    requireClear(symbol, step, counts, times.length - 1);
    return step;
  }

  /** Of equally frequent steps the shortest, so that the answer does not depend on hashing. */
  private static long mostFrequent(Map<Long, Integer> counts) {
    long[] steps = counts.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
    long best = steps[0];
    for (long step : Arrays.copyOfRange(steps, 1, steps.length)) {
      if (counts.getOrDefault(step, 0) > counts.getOrDefault(best, 0)) {
        best = step;
      }
    }
    return best;
  }

  private static void requireClear(
      String symbol, long step, Map<Long, Integer> counts, int steps) {
    if (!KNOWN_MINUTES.contains(step / MINUTE_MS) || step % MINUTE_MS != 0) {
      throw new IllegalArgumentException(
          "bars of '" + symbol + "' are mostly " + step + " ms apart, which is no bar length of "
              + KNOWN_MINUTES + " minutes");
    }
    if (!(2 * counts.getOrDefault(step, 0) >= steps)) {
      throw new IllegalArgumentException(
          "the bar length of '" + symbol + "' is ambiguous: " + step + " ms is the most frequent"
              + " step, but only " + counts.get(step) + " of " + steps + " have it; state it");
    }
  }
}
