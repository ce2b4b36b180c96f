package io.foreshock.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One row of the ledger, as its file in {@code bench/rows} tells it; the keys are explained in
 * {@code CONTRIBUTING.md}.
 *
 * @param id name of the file without its ending
 * @param keys what the file says
 */
record Row(String id, Map<String, String> keys) {

  private static final String ENDING = ".properties";

  Row {
    keys = Map.copyOf(keys);
  }

  /** Reads a row file. */
  static Row read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    String name = file.getFileName().toString();
    Map<String, String> keys =
        properties.stringPropertyNames().stream()
            .collect(Collectors.toMap(key -> key, key -> properties.getProperty(key).strip()));
    return new Row(name.substring(0, name.length() - ENDING.length()), keys);
  }

  /** Reads every row of a folder, ordered by name. */
  static List<Row> readAll(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      List<Path> sorted = files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
      List<Row> rows = new java.util.ArrayList<>();
      for (Path file : sorted) {
        rows.add(read(file));
      }
      return rows;
    }
  }

  /** Returns what the file says under a key. */
  Optional<String> get(String key) {
    return Optional.ofNullable(keys.get(key));
  }

  /** Returns what the file must say under a key. */
  String need(String key) {
    return get(key)
        .orElseThrow(() -> new IllegalArgumentException(id + ": the row has no key " + key));
  }

  /** Returns the names of what is measured; each is a number of both sides, less being better. */
  List<String> measures() {
    return List.of(get("measures").orElse("cpu wall").split(" +"));
  }

  /** Returns how often each side runs. */
  int pairs() {
    return Integer.parseInt(get("pairs").orElse("5"));
  }

  /** Returns the least ratio asked for, empty where the row only reports. */
  Optional<Double> goal(String measure) {
    return get("goal." + measure).map(Double::valueOf);
  }

  /** Returns what both sides must agree on: name and largest absolute difference. */
  Map<String, Double> agreements() {
    return numbers("oracle.");
  }

  /** Returns known values of those names. */
  Map<String, Double> expected() {
    return numbers("expected.");
  }

  /** Returns limits on numbers of our side: name and largest value. */
  Map<String, Double> limits() {
    return numbers("limit.");
  }

  private Map<String, Double> numbers(String prefix) {
    Map<String, Double> result = new TreeMap<>();
    keys.forEach((key, value) -> {
      if (key.startsWith(prefix)) {
        result.put(key.substring(prefix.length()), Double.valueOf(value));
      }
    });
    return result;
  }
}
