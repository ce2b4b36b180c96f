package io.foreshock.forecast.tail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Reads golden tables: comma-separated lines, # for comments. */
final class Golden {

  private Golden() {}

  static List<String> lines(String name) {
    InputStream stream =
        Objects.requireNonNull(Golden.class.getResourceAsStream("/golden/" + name), name);
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> rows(String name) {
    return lines(name).stream().filter(line -> !line.startsWith("#")).toList();
  }

  /** Rebuilds a sample of losses whose lower part, which no tail fit sees, is filled up flat. */
  static double[] losses(String name) {
    double[] upper = rows(name).stream().mapToDouble(Double::parseDouble).toArray();
    String count =
        lines(name).stream().filter(l -> l.startsWith("# observations=")).findFirst().orElseThrow();
    int observations = Integer.parseInt(count.substring(count.indexOf('=') + 1));
    double[] losses = new double[observations];
    Arrays.fill(losses, upper[0]);
    System.arraycopy(upper, 0, losses, observations - upper.length, upper.length);
    return losses;
  }
}
