package io.foreshock.adapter.trainer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The folder of one training: its models, and what it said on its error stream. Nothing in it is
 * ever served from there.
 *
 * @param path where it is
 */
record WorkFolder(Path path) {

  private static final Logger LOG = Logger.getLogger(WorkFolder.class);
  private static final int LAST_BYTES = 8192;

  /** Returns the folder of models. */
  Path models() {
    return path.resolve("models");
  }

  /** Returns the file of the error stream. */
  Path errors() {
    return path.resolve("errors.txt");
  }

  /** Returns the last line of the error stream, empty where there is none. */
  String lastError() {
    try (Stream<String> lines = tail().lines()) {
      return lines.filter(line -> !line.isBlank()).reduce("", (before, line) -> line.strip());
    } catch (IOException _) {
      return "";
    }
  }

  private String tail() throws IOException {
    try (SeekableByteChannel in = Files.newByteChannel(errors())) {
      in.position(Math.max(0, in.size() - LAST_BYTES));
      ByteBuffer bytes = ByteBuffer.allocate(LAST_BYTES);
      while (bytes.hasRemaining() && in.read(bytes) >= 0) {
        // reads on
      }
      return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }
  }

  /** Deletes the folder with all there is in it; what cannot be deleted is told and left. */
  void delete() {
    try {
      for (Path each : contents()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException failure) {
      LOG.warnf("folder of a training left behind: %s", failure);
    }
  }

  /** Everything, what is inside a folder before it; links are not followed. */
  private List<Path> contents() throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(path)) {
      return all.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }
}
