package io.foreshock.training;

import io.foreshock.feature.VarianceFeatures;
import io.foreshock.training.DriftMonitor.Shift;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * Compares the inputs of variance models of the last {@value DriftMonitor#RECENT_DAYS} days with
 * those of the days an edition was trained on, pooled over markets.
 *
 * <p>Only inputs of a single day are looked at, in units of the month before: the month itself
 * moves with the regime, which a model is there to follow, and inputs that overlap by weeks would
 * call their own persistence a shift.
 */
public final class InputDrift {

  /** Days of training that a market must have to be compared with. */
  static final int LEAST_REFERENCE_DAYS = 250;

  private static final long DAY_MS = 86_400_000L;
  private static final String DAY = "logVarianceDay";
  private static final String MONTH = "logVarianceMonth";
  private static final List<String> OF_ONE_DAY =
      List.of("returnDay", "fallDay", "absoluteReturnDay", "logTurnoverDay");

  private InputDrift() {}

  /**
   * Returns the shift of each input, by name; none where no market has days enough.
   *
   * @param markets features of the markets
   * @param knownUntilMs last moment that touched the edition, epoch milliseconds
   */
  public static List<Shift> of(List<VarianceFeatures> markets, long knownUntilMs) {
    SortedMap<String, Pair> pooled = new TreeMap<>();
    for (VarianceFeatures market : markets) {
      List<Integer> before = new ArrayList<>();
      List<Integer> after = new ArrayList<>();
      split(market, knownUntilMs, before, after);
      int recent = after.size() - DriftMonitor.RECENT_DAYS;
      if (before.size() >= LEAST_REFERENCE_DAYS && recent >= 0) {
        add(pooled, market, before, after.subList(recent, after.size()));
      }
    }
    List<Shift> shifts = new ArrayList<>();
    pooled.forEach((name, pair) -> shifts.add(pair.shift(name)));
    return shifts;
  }

  private static void split(
      VarianceFeatures market, long knownUntilMs, List<Integer> before, List<Integer> after) {
    for (int t = 0; t < market.size(); t++) {
      if (market.hasRow(t) && market.recentlyMeasured(t)) {
        long startMs = market.epochDay(t) * DAY_MS;
        (startMs > knownUntilMs ? after : before).add(t);
      }
    }
  }

  private static void add(
      SortedMap<String, Pair> pooled,
      VarianceFeatures market,
      List<Integer> before,
      List<Integer> after) {
    List<String> names = market.schema().names();
    int day = names.indexOf(DAY);
    int month = names.indexOf(MONTH);
    pooled
        .computeIfAbsent(market.schema().id() + " " + DAY + " over month", name -> new Pair())
        .add(market, before, after, row -> row[day] - row[month]);
    for (String name : OF_ONE_DAY) {
      int column = names.indexOf(name);
      if (column >= 0) {
        pooled
            .computeIfAbsent(market.schema().id() + " " + name, each -> new Pair())
            .add(market, before, after, row -> row[column]);
      }
    }
  }

  @FunctionalInterface
  private interface Input {
    double of(double[] row);
  }

  private static final class Pair {
    private final DoubleStream.Builder before = DoubleStream.builder();
    private final DoubleStream.Builder after = DoubleStream.builder();

    void add(VarianceFeatures market, List<Integer> earlier, List<Integer> later, Input input) {
      earlier.forEach(t -> before.add(input.of(market.row(t))));
      later.forEach(t -> after.add(input.of(market.row(t))));
    }

    Shift shift(String name) {
      return DriftMonitor.shift(name, before.build().toArray(), after.build().toArray());
    }
  }
}
