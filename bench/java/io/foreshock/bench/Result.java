package io.foreshock.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of a row.
 *
 * @param id name of the row
 * @param status {@code measured}, or why there is no ratio
 * @param measures ratio and both sides of each measure
 * @param facts numbers of our side that have a limit
 * @param quiet whether the load allowed wall figures
 * @param loadBefore load average before the row
 * @param loadAfter load average after it
 * @param machine cores, memory, processor, Java
 * @param date UTC day of the run
 */
record Result(
    String id,
    String status,
    Map<String, Measured> measures,
    Map<String, Double> facts,
    boolean quiet,
    double loadBefore,
    double loadAfter,
    String machine,
    String date) {

  /**
   * One measure.
   *
   * @param ratio of each pair, peer ÷ ours: above 1, ours needs less
   * @param ours our side, seconds an operation where it is time
   * @param peer the other side
   */
  record Measured(Sample ratio, Sample ours, Sample peer) {}

  private static final String MEASURED = "measured";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  static Result of(
      Row row,
      Map<String, Measured> measures,
      Map<String, Double> facts,
      boolean quiet,
      double loadBefore,
      double loadAfter)
      throws IOException {
    return new Result(
        row.id(),
        MEASURED,
        measures,
        facts,
        quiet,
        loadBefore,
        loadAfter,
        Machine.describe(),
        LocalDate.now(ZoneOffset.UTC).toString());
  }

  static Result notRun(Row row, String why) throws IOException {
    return new Result(
        row.id(),
        why,
        Map.of(),
        Map.of(),
        false,
        Machine.load(),
        Machine.load(),
        Machine.describe(),
        LocalDate.now(ZoneOffset.UTC).toString());
  }

  boolean isMeasured() {
    return status.equals(MEASURED);
  }

  void write(Path folder) throws IOException {
    JSON.writeValue(folder.resolve(id + ".json").toFile(), this);
  }

  static Result read(Path file) throws IOException {
    return JSON.readValue(file.toFile(), Result.class);
  }

  /** Returns what is printed after a run. */
  String text(Row row) {
    StringBuilder text = new StringBuilder();
    if (!isMeasured()) {
      return text.append("  ").append(status).append('\n').toString();
    }
    measures.forEach((name, measured) ->
        text.append("  ")
            .append(name)
            .append(": ")
            .append(measured.ratio().text())
            .append(verdict(row, name))
            .append("; ours ")
            .append(measured.ours().text())
            .append(", peer ")
            .append(measured.peer().text())
            .append('\n'));
    new TreeMap<>(facts)
        .forEach((name, value) ->
            text.append(String.format("  %s: %s%n", name, limit(row, name, value))));
    if (!quiet) {
      text.append("  wall figures withheld: the load exceeds the cores\n");
    }
    text.append(String.format("  load %.2f before, %.2f after%n", loadBefore, loadAfter));
    return text.toString();
  }

  /** Returns how a ratio stands against its goal. */
  String verdict(Row row, String measure) {
    return row.goal(measure)
        .map(goal ->
            " goal "
                + Sample.digits(goal)
                + (measures.get(measure).ratio().median() >= goal ? " met" : " MISSED"))
        .orElse("");
  }

  static String limit(Row row, String name, double value) {
    double limit = row.limits().get(name);
    return Sample.digits(value) + (value <= limit ? " within " : " ABOVE ") + Sample.digits(limit);
  }
}
