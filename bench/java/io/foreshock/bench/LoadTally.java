package io.foreshock.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** What a load found: answers by kind, and how long they took. */
final class LoadTally {

  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;
  private static final double MILLISECOND = 1e6;

  private final long limitNanos;
  private final Histogram good = new Histogram(3);
  private final Histogram shed = new Histogram(3);
  private long late;
  private long failed;
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

  Map<String, Double> numbers(double seconds, double cpuSeconds) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("wall", seconds / good.getTotalCount());
    numbers.put("cpu", cpuSeconds / good.getTotalCount());
    numbers.put("rate", good.getTotalCount() / seconds);
    numbers.put("good", (double) good.getTotalCount());
    numbers.put("shed", (double) shed.getTotalCount());
    numbers.put("late", (double) late);
    numbers.put("failed", (double) failed);
    numbers.put("bodySum", bodySum);
    numbers.put("p50Ms", good.getValueAtPercentile(50) / MILLISECOND);
    numbers.put("p99Ms", good.getValueAtPercentile(99) / MILLISECOND);
    numbers.put("maxMs", good.getMaxValue() / MILLISECOND);
    numbers.put("shedP99Ms", shed.getValueAtPercentile(99) / MILLISECOND);
    return numbers;
  }
}
