package io.foreshock.bench;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;

/** What a load found: answers by kind, and how long they took. */
final class LoadTally {

  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;
  private static final double MILLISECOND = 1e6;
  private static final double SECOND = 1e9;

  private final long limitNanos;
  private final Histogram good = new Histogram(3);
  private final Histogram shed = new Histogram(3);
  private final Set<String> versions = new HashSet<>();
  private long late;
  private long failed;
  private long mixed;
  private double bodySum;

  /**
   * @param limitNanos longest time from the due moment for an answer to count as good
   */
  LoadTally(long limitNanos) {
    this.limitNanos = limitNanos;
  }

  void count(LoadConnection connection, long now) {
    long nanos = now - connection.dueNanos();
    if (connection.status() == OK) {
      if (bodySum == 0) {
        bodySum = connection.bodySum();
      }
      countVersion(connection);
      if (nanos <= limitNanos) {
        good.recordValue(nanos);
      } else {
        late++;
      }
    } else if (connection.status() == UNAVAILABLE && connection.hasRetryAfter()) {
      // From the moment of sending: how long the service took to say no.
      shed.recordValue(now - connection.sentNanos());
    } else {
      failed++;
    }
  }

  /** An answer is of one version where its headers name the set and the model of its body. */
  private void countVersion(LoadConnection connection) {
    String model = connection.header("foreshock-model: ");
    if (!model.isEmpty()) {
      versions.add(model);
      String[] parts = model.split("/");
      // What follows the identity in the tag is a hash of the body.
      String setId = connection.header("etag: ").replaceFirst("-[0-9a-f]{16}\"$", "\"");
      boolean one =
          connection.bodyHas("\"setId\":" + setId)
              && connection.bodyHas("\"modelId\":\"" + parts[0] + '"')
              && connection.bodyHas("\"modelVersion\":\"" + parts[1] + '"');
      mixed += one ? 0 : 1;
    }
  }

  Map<String, Double> numbers(double seconds, double cpuSeconds) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("wall", seconds / good.getTotalCount());
    numbers.put("cpu", cpuSeconds / good.getTotalCount());
    numbers.put("rate", good.getTotalCount() / seconds);
    numbers.put("good", (double) good.getTotalCount());
    numbers.put("shed", (double) shed.getTotalCount());
    numbers.put("late", (double) late);
    numbers.put("failed", (double) failed);
    numbers.put("mixed", (double) mixed);
    numbers.put("versions", (double) versions.size());
    numbers.put("bodySum", bodySum);
    numbers.put("p99", good.getValueAtPercentile(99) / SECOND);
    numbers.put("p50Ms", good.getValueAtPercentile(50) / MILLISECOND);
    numbers.put("p99Ms", good.getValueAtPercentile(99) / MILLISECOND);
    numbers.put("maxMs", good.getMaxValue() / MILLISECOND);
    numbers.put("shedP99Ms", shed.getValueAtPercentile(99) / MILLISECOND);
    return numbers;
  }
}
