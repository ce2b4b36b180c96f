package io.foreshock.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the table of {@code docs/benchmarks.md} from the result files. */
final class BenchmarksPage {

  private static final String BEGIN = "<!-- ledger: begin; written by bench/run report -->\n";
  private static final String END = "<!-- ledger: end -->";
  private static final Map<String, String> NAMES =
      Map.of("cpu", "CPU", "wall", "wall", "start", "start", "memory", "memory");

  private BenchmarksPage() {}

  /** Replaces what stands between the marks. */
  static void write(Path home, List<Row> rows) throws IOException {
    Path page = home.resolve("../docs/benchmarks.md");
    String text = Files.readString(page);
    int from = text.indexOf(BEGIN) + BEGIN.length();
    int to = text.indexOf(END);
    Files.writeString(page, text.substring(0, from) + table(home, rows) + text.substring(to));
  }

  private static String table(Path home, List<Row> rows) throws IOException {
    StringBuilder table =
        new StringBuilder(
            "\n| row | against | measure | ratio, median (range) | goal | ours | peer | load | day |\n"
                + "|---|---|---|---|---|---|---|---|---|\n");
    for (Row row : rows) {
      Path file = home.resolve("results").resolve(row.id() + ".json");
      table.append(
          Files.exists(file) ? lines(row, Result.read(file)) : line(row, "not run yet", ""));
    }
    return table.append('\n').toString();
  }

  private static String lines(Row row, Result result) {
    if (!result.isMeasured()) {
      return line(row, result.status(), result.date());
    }
    return row.measures().stream()
            .map(measure -> measureLine(row, result, measure))
            .collect(Collectors.joining())
        + result.facts().entrySet().stream()
            .map(fact -> factLine(row, result, fact.getKey(), fact.getValue()))
            .collect(Collectors.joining());
  }

  private static String measureLine(Row row, Result result, String measure) {
    Result.Measured measured = result.measures().get(measure);
    String name = NAMES.getOrDefault(measure, measure);
    return measured == null
        ? cells(
            row,
            name,
            "withheld: machine busy",
            goal(row, measure),
            "",
            "",
            load(result),
            result.date())
        : cells(
            row,
            name,
            "**"
                + Sample.digits(measured.ratio().median())
                + "** ("
                + range(measured.ratio())
                + ")",
            goal(row, measure) + (row.goal(measure).isEmpty() ? "" : verdict(row, result, measure)),
            unit(measure, measured.ours().median()),
            unit(measure, measured.peer().median()),
            load(result),
            result.date());
  }

  private static String factLine(Row row, Result result, String name, double value) {
    return cells(
        row,
        name,
        Sample.digits(value),
        "≤ "
            + Sample.digits(row.limits().get(name))
            + (value <= row.limits().get(name) ? ": met" : ": **missed**"),
        "",
        "",
        load(result),
        result.date());
  }

  private static String goal(Row row, String measure) {
    return row.goal(measure).map(goal -> "≥ " + Sample.digits(goal)).orElse("none set");
  }

  private static String verdict(Row row, Result result, String measure) {
    return result.verdict(row, measure).endsWith(" met") ? ": met" : ": **missed**";
  }

  private static String range(Sample sample) {
    return Sample.digits(sample.least()) + "–" + Sample.digits(sample.most());
  }

  private static String load(Result result) {
    return String.format("%.1f, %.1f", result.loadBefore(), result.loadAfter());
  }

  private static String unit(String measure, double value) {
    if (measure.equals("memory")) {
      return Sample.digits(value) + " MB";
    }
    return value >= 1.0
        ? Sample.digits(value) + " s"
        : value >= 1e-3 ? Sample.digits(value * 1e3) + " ms" : Sample.digits(value * 1e6) + " µs";
  }

  private static String line(Row row, String status, String date) {
    return cells(row, "", status, "", "", "", "", date);
  }

  private static String cells(Row row, String... cells) {
    return "| `"
        + row.id()
        + "` | "
        + row.need("against")
        + " | "
        + String.join(" | ", cells)
        + " |\n";
  }
}
