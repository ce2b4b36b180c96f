package io.foreshock.adapter.registry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Reads files no further than a limit, so that a damaged or planted one cannot fill memory. */
final class BoundedFiles {

  private BoundedFiles() {}

  /**
   * Returns the content of a file.
   *
   * @param file path of a regular file
   * @param artifact its name for messages
   * @param mostBytes largest size allowed
   * @throws RejectedArtifactException if it is missing, empty, too large or cannot be read
   */
  static byte[] read(Path file, String artifact, int mostBytes) throws RejectedArtifactException {
    if (!Files.isRegularFile(file)) {
      throw new RejectedArtifactException(artifact, file.getFileName() + " is missing");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return limited(in, artifact, mostBytes);
    } catch (IOException e) {
      throw new RejectedArtifactException(artifact, "cannot be read: " + e.getMessage());
    }
  }

  /**
   * Returns what gzip bytes hold.
   *
   * @param compressed gzip bytes
   * @param artifact name for messages
   * @param mostBytes largest size allowed once inflated
   * @throws RejectedArtifactException if they are damaged or inflate to nothing or too much
   */
  static byte[] inflate(byte[] compressed, String artifact, int mostBytes)
      throws RejectedArtifactException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      return limited(in, artifact, mostBytes);
    } catch (IOException e) {
      throw new RejectedArtifactException(artifact, "not readable as gzip: " + e.getMessage());
    }
  }

  private static byte[] limited(InputStream in, String artifact, int mostBytes)
      throws IOException, RejectedArtifactException {
    byte[] bytes = in.readNBytes(mostBytes + 1);
    if (bytes.length == 0) {
      throw new RejectedArtifactException(artifact, "is empty");
    }
    if (bytes.length > mostBytes) {
      throw new RejectedArtifactException(artifact, "is larger than " + mostBytes + " bytes");
    }
    return bytes;
  }
}
