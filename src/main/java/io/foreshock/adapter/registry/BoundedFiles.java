package io.foreshock.adapter.registry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/** Reads files no further than a limit, so that a damaged or planted one cannot fill memory. */
final class BoundedFiles {

  private static final int PIECE_BYTES = 1 << 14;

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
    return opened(file, artifact, in -> limited(in, artifact, mostBytes));
  }

  /**
   * Returns the SHA-256 of a file, which is read a piece at a time: where the content is known
   * already, large arrays of it would be garbage at once.
   *
   * @param file path of a regular file
   * @param artifact its name for messages
   * @param mostBytes largest size allowed
   * @throws RejectedArtifactException if it is missing, empty, too large or cannot be read
   */
  static String sha256(Path file, String artifact, int mostBytes) throws RejectedArtifactException {
    return opened(
        file,
        artifact,
        in -> {
          MessageDigest digest = Sha256.digest();
          byte[] piece = new byte[PIECE_BYTES];
          int size = 0;
          for (int read = in.read(piece); read >= 0 && size <= mostBytes; read = in.read(piece)) {
            digest.update(piece, 0, read);
            size += read;
          }
          requireSize(size, artifact, mostBytes);
          return HexFormat.of().formatHex(digest.digest());
        });
  }

  private static <T> T opened(Path file, String artifact, Reading<T> reading)
      throws RejectedArtifactException {
    if (!Files.isRegularFile(file)) {
      throw new RejectedArtifactException(artifact, file.getFileName() + " is missing");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return reading.read(in);
    } catch (IOException e) {
      throw new RejectedArtifactException(artifact, "cannot be read: " + e.getMessage());
    }
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read(InputStream in) throws IOException, RejectedArtifactException;
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
    requireSize(bytes.length, artifact, mostBytes);
    return bytes;
  }

  private static void requireSize(int size, String artifact, int mostBytes)
      throws RejectedArtifactException {
    if (size == 0) {
      throw new RejectedArtifactException(artifact, "is empty");
    }
    if (size > mostBytes) {
      throw new RejectedArtifactException(artifact, "is larger than " + mostBytes + " bytes");
    }
  }
}
