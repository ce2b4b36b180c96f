package io.foreshock.market.verification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The newest observations of one source that were known at some moment.
 *
 * @param source the source
 * @param reports its reports in the order of observation, at most {@link PriceReportStore#KEPT}
 */
record SourceHistory(PriceSource source, List<PriceReport> reports) {

  /**
   * Gathers what a source had said.
   *
   * @param known reports of the market that had arrived, in any order
   */
  static SourceHistory of(PriceSource source, List<PriceReport> known) {
    List<PriceReport> own = new ArrayList<>();
    for (PriceReport report : known) {
      if (report.sourceId().equals(source.id())) {
        own.add(report);
      }
    }
    own.sort(Comparator.comparingLong(PriceReport::observedAtMs));
    int first = Math.max(0, own.size() - PriceReportStore.KEPT);
    return new SourceHistory(source, List.copyOf(own.subList(first, own.size())));
  }

  /** Returns the newest observation; only where there is one. */
  PriceReport newest() {
    return reports.getLast();
  }

  /** Returns the newest price; only where there is one. */
  double price() {
    return newest().price();
  }

  /** Returns the newest observation made by a moment, empty where there is none. */
  Optional<PriceReport> at(long momentMs) {
    int from = 0;
    int to = reports.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (reports.get(middle).observedAtMs() <= momentMs) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from == 0 ? Optional.empty() : Optional.of(reports.get(from - 1));
  }

  /** Tells whether nothing was observed within the heartbeat. */
  boolean isOverdue(long nowMs) {
    return reports.isEmpty() || newest().ageMs(nowMs) > source.heartbeatMs();
  }
}
