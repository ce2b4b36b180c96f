package io.foreshock.adapter.trainer;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Starts programs so that they get the processor only where nothing else wants it. */
final class LowPriority {

  private static final String LOWEST = "19";

  private LowPriority() {}

  /** Returns the words to put before a program's; none where the platform has no {@code nice}. */
  static List<String> words() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "nice"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(nice -> List.of(nice.toString(), "-n", LOWEST))
        .orElse(List.of());
  }
}
