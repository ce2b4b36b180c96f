package io.foreshock.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** Columns of a reference table, by name. */
record Golden(List<String> names, double[][] columns) {

  /** Reads a column of numbers without a name. */
  static double[] numbers(String file) {
    return lines(file).stream().mapToDouble(Double::parseDouble).toArray();
  }

  /** Reads a table whose first line names the columns. */
  static Golden table(String file) {
    List<String> lines = lines(file);
    List<String> names = List.of(lines.get(0).split(","));
    double[][] columns = new double[names.size()][lines.size() - 1];
    for (int row = 1; row < lines.size(); row++) {
      double[] cells =
          Arrays.stream(lines.get(row).split(",")).mapToDouble(Double::parseDouble).toArray();
      for (int column = 0; column < cells.length; column++) {
        columns[column][row - 1] = cells[column];
      }
    }
    return new Golden(names, columns);
  }

  double[] column(String name) {
    return columns[names.indexOf(name)];
  }

  /** Returns a column with its sign turned: references keep returns, we keep losses. */
  double[] loss(String name) {
    return Arrays.stream(column(name)).map(value -> -value).toArray();
  }

  private static List<String> lines(String file) {
    try (InputStream raw = Golden.class.getResourceAsStream("/golden/" + file)) {
      InputStream present = Objects.requireNonNull(raw, file);
      InputStream plain = file.endsWith(".gz") ? new GZIPInputStream(present) : present;
      return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
