package io.foreshock.market.verification;

import java.util.List;

/**
 * Finds a source that repeats one price for longer than it may while most of the others move. A
 * source alone, and sources that rest together, are not stuck: a market may be closed. It takes
 * more than half of the others, so a minority that moves cannot push out those that are right.
 */
final class StuckRule {

  /** A source has moved if its highest price since then is so much above its lowest. */
  private static final double MOVED = 1e-4;

  private StuckRule() {}

  /**
   * Tells whether a source is stuck.
   *
   * @param source the source
   * @param fresh sources whose newest price could be used, itself among them
   */
  static boolean isStuck(SourceHistory source, List<SourceHistory> fresh) {
    long sinceMs = unchangedSinceMs(source);
    if (source.newest().observedAtMs() - sinceMs < source.source().stuckAfterMs()) {
      return false;
    }
    long others = fresh.stream().filter(other -> !other.equals(source)).count();
    long moved =
        fresh.stream().filter(other -> !other.equals(source) && moved(other, sinceMs)).count();
    return 2 * moved > others;
  }

  private static long unchangedSinceMs(SourceHistory source) {
    List<PriceReport> reports = source.reports();
    int first = reports.size() - 1;
    while (first > 0 && reports.get(first - 1).price() == source.price()) {
      first--;
    }
    return reports.get(first).observedAtMs();
  }

  private static boolean moved(SourceHistory other, long sinceMs) {
    double lowest = Double.POSITIVE_INFINITY;
    double highest = 0.0;
    long fromMs = other.at(sinceMs).map(PriceReport::observedAtMs).orElse(sinceMs);
    for (PriceReport report : other.reports()) {
      if (report.observedAtMs() >= fromMs) {
        lowest = Math.min(lowest, report.price());
        highest = Math.max(highest, report.price());
      }
    }
    return highest > lowest * (1.0 + MOVED);
  }
}
