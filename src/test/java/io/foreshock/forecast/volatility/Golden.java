package io.foreshock.forecast.volatility;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Reads golden tables of numbers; lines that begin with # name the source. */
final class Golden {

  private Golden() {}

  static double[] column(String name) {
    return lines(name).stream().mapToDouble(Double::parseDouble).toArray();
  }

  /** Reads the rows of a table whose first line names its columns. */
  static List<double[]> rows(String name) {
    return lines(name).stream()
        .skip(1)
        .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
        .toList();
  }

  static List<String> lines(String name) {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name)) {
      String text =
          new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
