package io.foreshock.adapter.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * A folder for results. A file appears under its name when it is whole.
 *
 * @param path the folder
 */
record ResultFolder(Path path) {

  /**
   * Makes the folder where it is missing.
   *
   * @throws IOException if there is a file in its place, or it cannot be made
   */
  static ResultFolder make(Path path) throws IOException {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new IOException(path + ": is a file, not a folder");
    }
    try {
      return new ResultFolder(Files.createDirectories(path));
    } catch (IOException e) {
      throw new IOException(path + ": cannot be made: " + e, e);
    }
  }

  /** Writes a file of lines, UTF-8, each ended by a line feed. */
  void write(String name, Stream<String> lines) throws IOException {
    Path part = path.resolve(name + ".part");
    try (BufferedWriter writer = Files.newBufferedWriter(part)) {
      for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
        writer.write(each.next());
        writer.write('\n');
      }
    }
    Files.move(part, path.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }
}
