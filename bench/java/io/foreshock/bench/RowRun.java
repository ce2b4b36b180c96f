package io.foreshock.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs one row: both sides in turn, then their ratios, if they agree. */
final class RowRun {

  /** Measures that a busy machine spoils. */
  private static final Set<String> WALL = Set.of("wall", "start", "p99");

  private static final Duration QUIET_WAIT =
      Duration.ofSeconds(Long.parseLong(System.getProperty("bench.wait", "60")));

  private final Row row;
  private final Side side;
  private final List<Map<String, Double>> ours = new ArrayList<>();
  private final List<Map<String, Double>> peer = new ArrayList<>();

  RowRun(Row row, Path home) {
    this.row = row;
    this.side = new Side(home, threads(row));
  }

  private static Map<String, String> threads(Row row) {
    Map<String, String> environment = new HashMap<>();
    row.get("threads")
        .ifPresent(count -> {
          environment.put("BENCH_THREADS", count);
          for (String library : List.of("OMP", "OPENBLAS", "MKL", "NUMEXPR")) {
            environment.put(library + "_NUM_THREADS", count);
          }
        });
    return environment;
  }

  /** Runs the row and returns what came of it. */
  Result run() throws IOException, InterruptedException {
    for (String who : List.of("ours", "peer")) {
      Optional<String> needs = row.get(who + ".needs");
      if (needs.isPresent() && !side.succeeds("{ " + needs.get() + "; } 2>/dev/null")) {
        return Result.notRun(row, "not run: no " + row.need(who + ".missing"));
      }
    }
    double before = Machine.loadAfterWaiting(QUIET_WAIT);
    try {
      start();
      alternate();
    } finally {
      stop();
    }
    return judge(before, Machine.load());
  }

  private void start() throws IOException, InterruptedException {
    Optional<String> start = row.get("start");
    if (start.isPresent() && !side.succeeds(start.get())) {
      throw new IllegalStateException("'" + start.get() + "' failed");
    }
  }

  private void stop() throws IOException, InterruptedException {
    Optional<String> stop = row.get("stop");
    if (stop.isPresent()) {
      side.succeeds(stop.get());
    }
  }

  private void alternate() throws IOException, InterruptedException {
    for (int pair = 1; pair <= row.pairs(); pair++) {
      ours.add(side.measure(row.need("ours")));
      peer.add(side.measure(row.need("peer")));
      System.out.printf("  pair %d: ours %s, peer %s%n", pair, ours.getLast(), peer.getLast());
    }
  }

  private Result judge(double loadBefore, double loadAfter) throws IOException {
    List<String> disagreements = disagreements();
    if (!disagreements.isEmpty()) {
      return Result.notRun(row, "no ratio: " + String.join("; ", disagreements));
    }
    // Our own processes are part of the load at the end; they may fill the cores, not more.
    boolean quiet = loadBefore <= Machine.cores() && loadAfter <= Machine.cores() + ownLoad();
    Map<String, Result.Measured> measured = new LinkedHashMap<>();
    for (String measure : row.measures()) {
      if (quiet || !WALL.contains(measure)) {
        measured.put(measure, measured(measure));
      }
    }
    return Result.of(row, measured, facts(), quiet, loadBefore, loadAfter);
  }

  private double ownLoad() {
    return Double.parseDouble(row.get("load").orElse("1"));
  }

  private Result.Measured measured(String measure) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      ratios.add(value(peer.get(i), measure) / value(ours.get(i), measure));
    }
    return new Result.Measured(Sample.of(ratios), of(ours, measure), of(peer, measure));
  }

  private static Sample of(List<Map<String, Double>> runs, String name) {
    return Sample.of(runs.stream().map(run -> value(run, name)).toList());
  }

  private static double value(Map<String, Double> run, String name) {
    Double value = run.get(name);
    if (value == null) {
      throw new IllegalStateException("a side printed no " + name + ": " + run);
    }
    return value;
  }

  /** The largest number of our side under each limit, told beside the ratio. */
  private Map<String, Double> facts() {
    Map<String, Double> facts = new LinkedHashMap<>();
    row.limits().keySet().forEach(name -> facts.put(name, of(ours, name).most()));
    return facts;
  }

  private List<String> disagreements() {
    List<String> found = new ArrayList<>();
    row.agreements()
        .forEach((name, tolerance) -> {
          for (int i = 0; i < ours.size(); i++) {
            double a = value(ours.get(i), name);
            double b = value(peer.get(i), name);
            compare(name, a, b, tolerance, found);
            Double known = row.expected().get(name);
            if (known != null) {
              compare(name, a, known, tolerance, found);
            }
          }
        });
    return found.stream().distinct().toList();
  }

  private static void compare(
      String name, double a, double b, double tolerance, List<String> found) {
    if (!(Math.abs(a - b) <= tolerance)) {
      found.add(name + " differs: " + a + " and " + b + ", allowed " + tolerance);
    }
  }
}
