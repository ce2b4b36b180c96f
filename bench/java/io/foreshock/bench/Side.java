package io.foreshock.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the commands of a row in {@code bench/}. */
final class Side {

  private static final Duration LIMIT = Duration.ofMinutes(20);

  private final Path home;
  private final Map<String, String> environment;

  /**
   * @param home the folder {@code bench}
   * @param environment variables the commands see beside those of this process
   */
  Side(Path home, Map<String, String> environment) {
    this.home = home;
    this.environment = Map.copyOf(environment);
  }

  /** Tells whether a command ends with 0. */
  boolean succeeds(String command) throws IOException, InterruptedException {
    Process process =
        builder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return process.waitFor() == 0;
  }

  /**
   * Runs a command whose last line of output is a JSON object of numbers.
   *
   * @throws IllegalStateException if it fails or prints none
   */
  Map<String, Double> measure(String command) throws IOException, InterruptedException {
    Process process = builder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroy();
      throw new IllegalStateException("'" + command + "' failed:\n" + output);
    }
    List<String> lines = output.lines().filter(line -> line.startsWith("{")).toList();
    if (lines.isEmpty()) {
      throw new IllegalStateException("'" + command + "' printed no result:\n" + output);
    }
    return new ObjectMapper().readValue(lines.getLast(), new TypeReference<>() {});
  }

  private ProcessBuilder builder(String command) {
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", command).directory(home.toFile());
    builder.environment().putAll(environment);
    return builder;
  }
}
