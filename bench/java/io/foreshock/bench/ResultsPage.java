package io.foreshock.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes the tables of a page of results from {@code report.json} of some backtests. A table stands
 * between the marks {@code <!-- NAME: begin -->} and {@code <!-- NAME: end -->}; what stands
 * outside is left as it is, and a page without the marks of a table does without it.
 */
public final class ResultsPage {

  private ResultsPage() {}

  /**
   * Writes the tables.
   *
   * @param args the page, then {@code NAME=FOLDER} for each backtest in the order of the tables
   */
  public static void main(String[] args) throws IOException {
    Path page = Path.of(args[0]);
    Map<String, JsonNode> reports = new LinkedHashMap<>();
    for (int i = 1; i < args.length; i++) {
      int split = args[i].lastIndexOf('=');
      Path report = Path.of(args[i].substring(split + 1)).resolve("report.json");
      reports.put(args[i].substring(0, split), new ObjectMapper().readTree(report.toFile()));
    }
    String text = Files.readString(page);
    for (Map.Entry<String, Function<Map<String, JsonNode>, String>> table : tables().entrySet()) {
      text = replaced(text, table.getKey(), table.getValue().apply(reports));
    }
    Files.writeString(page, text);
  }

  private static Map<String, Function<Map<String, JsonNode>, String>> tables() {
    Map<String, Function<Map<String, JsonNode>, String>> tables = new LinkedHashMap<>();
    tables.put("margins", ResultsPage::margins);
    tables.put("eq differences", ResultsPage::eqDifferences);
    tables.put("forecasts", ResultsPage::forecasts);
    tables.put("comparisons", ResultsPage::comparisons);
    tables.put("coverage", ResultsPage::coverage);
    tables.put("regimes", ResultsPage::regimes);
    return tables;
  }

  static String replaced(String text, String name, String table) {
    String begin = "<!-- " + name + ": begin -->";
    int from = text.indexOf(begin);
    int to = text.indexOf("<!-- " + name + ": end -->");
    return from < 0 || to < from
        ? text
        : text.substring(0, from + begin.length()) + "\n\n" + table + "\n" + text.substring(to);
  }

  private static String margins(Map<String, JsonNode> reports) {
    StringBuilder table =
        new StringBuilder(
            "| markets (sides) | margin | coverage | mean | eq | peak ÷ low | 1 day | 5 days | 30"
                + " days | cost |\n|---|---|---|---|---|---|---|---|---|---|\n");
    reports.forEach((name, report) -> {
      String first = name;
      for (JsonNode mean : report.at("/outOfSample/margins/means")) {
        table.append(
            row(
                first.isEmpty() ? "" : first + " (" + mean.path("marketSides").asInt() + ")",
                model(mean),
                percent(mean, "coverage", 2),
                percent(mean, "meanMargin", 2),
                number(mean, "eq", 3),
                number(mean, "peakToTrough", 2),
                percent(mean, "rise1Day", 0),
                percent(mean, "rise5Days", 0),
                percent(mean, "rise30Days", 0),
                percent(mean, "cost", 0)));
        first = "";
      }
    });
    return table.toString();
  }

  private static String eqDifferences(Map<String, JsonNode> reports) {
    StringBuilder table =
        new StringBuilder("| markets | reference | difference | 90 % |\n|---|---|---|---|\n");
    reports.forEach((name, report) -> {
      String first = name;
      for (JsonNode difference : report.at("/outOfSample/margins/eqDifferences")) {
        table.append(
            row(
                first,
                "`" + difference.path("reference").asText() + "`",
                signed(difference, "difference"),
                signed(difference, "lower90") + " to " + signed(difference, "upper90")));
        first = "";
      }
    });
    return table.toString();
  }

  private static String forecasts(Map<String, JsonNode> reports) {
    Map<String, String[]> cells = new LinkedHashMap<>();
    List<String> head = new ArrayList<>(List.of("model"));
    int columns = 3 * reports.size();
    int column = 0;
    for (Map.Entry<String, JsonNode> report : reports.entrySet()) {
      head.addAll(List.of(report.getKey() + ": FZ0 1 %", "2.5 %", "QLIKE"));
      JsonNode forecasts = report.getValue().at("/outOfSample/forecasts");
      for (JsonNode mean : forecasts.path("tailMeans")) {
        double alpha = mean.path("alpha").asDouble();
        if (alpha > 0.005) {
          cells(cells, mean, columns)[column + (alpha > 0.01 ? 1 : 0)] = number(mean, "fz0", 3);
        }
      }
      for (JsonNode mean : forecasts.path("varianceMeans")) {
        cells(cells, mean, columns)[column + 2] = number(mean, "qlike", 3);
      }
      column += 3;
    }
    StringBuilder table = new StringBuilder(row(head.toArray(String[]::new)));
    table.append("|---".repeat(columns + 1)).append("|\n");
    cells.forEach((model, numbers) -> table.append(row(model, String.join(" | ", numbers))));
    return table.toString();
  }

  private static String[] cells(Map<String, String[]> cells, JsonNode mean, int columns) {
    return cells.computeIfAbsent(
        model(mean),
        _ -> {
          String[] none = new String[columns];
          Arrays.fill(none, "–");
          return none;
        });
  }

  private static String comparisons(Map<String, JsonNode> reports) {
    StringBuilder table =
        new StringBuilder(
            "| markets | reference | FZ0 1 % (p) | FZ0 2.5 % (p) | QLIKE (p) |\n"
                + "|---|---|---|---|---|\n");
    reports.forEach((name, report) -> {
      Map<String, String[]> cells = new LinkedHashMap<>();
      for (JsonNode comparison : report.at("/outOfSample/forecasts/comparisons")) {
        boolean variance = comparison.path("loss").asText().equals("qlike");
        int column = variance ? 2 : comparison.path("alpha").asDouble() > 0.01 ? 1 : 0;
        cells
                .computeIfAbsent(
                    comparison.path("reference").asText(), _ -> new String[] {"–", "–", "–"})[
                column] =
            signed(comparison, "meanDifference") + " (" + number(comparison, "p", 3) + ")";
      }
      String[] first = {name};
      cells.forEach((reference, numbers) -> {
        table.append(row(first[0], "`" + reference + "`", String.join(" | ", numbers)));
        first[0] = "";
      });
    });
    return table.toString();
  }

  private static String coverage(Map<String, JsonNode> reports) {
    StringBuilder table =
        new StringBuilder(
            "| markets | model | coverage | Kupiec | Christoffersen | DQ | Acerbi-Szekely Z2 |"
                + " excess |\n|---|---|---|---|---|---|---|---|\n");
    reports.forEach((name, report) -> {
      String first = name;
      for (JsonNode mean : report.at("/outOfSample/forecasts/tailMeans")) {
        if (mean.path("alpha").asDouble() != 0.01) {
          continue;
        }
        table.append(
            row(
                first,
                model(mean),
                percent(mean, "coverage", 2),
                percent(mean, "kupiecAccepted", 0),
                percent(mean, "christoffersenAccepted", 0),
                percent(mean, "dynamicQuantileAccepted", 0),
                percent(mean, "shortfallAccepted", 0),
                number(mean, "fz0Excess", 3)));
        first = "";
      }
    });
    return table.toString();
  }

  private static String regimes(Map<String, JsonNode> reports) {
    StringBuilder table =
        new StringBuilder(
            "| markets | market | scored days | stressed | Brier skill | switches a year | false"
                + " alarms in two months | drawdowns warned of, of ten | median lead |\n"
                + "|---|---|---|---|---|---|---|---|---|\n");
    reports.forEach((name, report) -> {
      String first = name;
      for (JsonNode market : report.at("/outOfSample/forecasts/regimes")) {
        int warned = 0;
        for (JsonNode lead : market.path("leadDays")) {
          warned += lead.isNull() ? 0 : 1;
        }
        table.append(
            row(
                first,
                market.path("symbol").asText(),
                market.path("scoredDays").asText(),
                market.path("outcomeDays").asText(),
                number(market, "brierSkill", 2),
                number(market, "switchesPerYear", 1),
                number(market, "falseAlarmsPerTwoMonths", 2),
                Integer.toString(warned),
                number(market, "medianLeadDays", 0)));
        first = "";
      }
    });
    return table.toString();
  }

  private static String model(JsonNode of) {
    String model = of.path("model").asText();
    return model.equals("champion") ? "**champion**" : "`" + model + "`";
  }

  private static String number(JsonNode of, String field, int digits) {
    JsonNode value = of.path(field);
    return value.isNumber() ? minus(String.format("%." + digits + "f", value.asDouble())) : "–";
  }

  private static String signed(JsonNode of, String field) {
    return minus(String.format("%+.3f", of.path(field).asDouble()));
  }

  private static String percent(JsonNode of, String field, int digits) {
    return minus(String.format("%." + digits + "f %%", 100.0 * of.path(field).asDouble()));
  }

  private static String minus(String number) {
    return number.replace('-', '−');
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
