package io.foreshock.adapter.rest;

import io.foreshock.market.PriceBar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** The length of posted bars: stated, or the most frequent time between them. */
final class PostedBarLength {

  private static final long MINUTE_MS = 60_000;

  /** Minutes to one day; each divides the day, so that no bar belongs to two days. */
  private static final Set<Long> KNOWN_MINUTES =
      Set.of(1L, 3L, 5L, 10L, 15L, 30L, 60L, 120L, 240L, 360L, 480L, 720L, 1440L);

  private PostedBarLength() {}

  /** Tells whether bars have such a length. */
  static boolean isKnown(long lengthMs) {
    return lengthMs % MINUTE_MS == 0 && KNOWN_MINUTES.contains(lengthMs / MINUTE_MS);
  }

  /**
   * Returns the most frequent step between the times in milliseconds, of equally frequent ones the
   * shortest; empty where there is none, where bars have no such length, or where less than half of
   * the steps have it.
   */
  static OptionalLong infer(List<PriceBar> bars) {
    long[] times = bars.stream().mapToLong(PriceBar::openTimeMs).sorted().distinct().toArray();
    Map<Long, Integer> counts = new HashMap<>();
    for (int i = 1; i < times.length; i++) {
      counts.merge(times[i] - times[i - 1], 1, Integer::sum);
    }
    long best = 0;
    int most = 0;
    for (Map.Entry<Long, Integer> step : counts.entrySet()) {
      int count = step.getValue();
      if (count > most || (count == most && step.getKey() < best)) {
        best = step.getKey();
        most = count;
      }
    }
    return isKnown(best) && 2 * most >= times.length - 1
        ? OptionalLong.of(best)
        : OptionalLong.empty();
  }
}
