package io.foreshock.forecast;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The name of a fit: a SHA-256 over everything that can change its result. */
final class FitKey {

  /**
   * Half the digest: 128 bits are enough against an accident, and keys are kept by the thousand.
   */
  private static final int KEPT_BYTES = 16;

  private FitKey() {}

  /**
   * Returns the key of a fit.
   *
   * @param model name of the model and of the version of its estimator
   * @param data array the fit reads
   * @param from first index read
   * @param to one past the last index read
   * @param warmStart parameters the search starts from, or null
   */
  static String of(String model, double[] data, int from, int to, double @Nullable [] warmStart) {
    MessageDigest digest = sha256();
    byte[] name = model.getBytes(StandardCharsets.UTF_8);
    digest.update(lengths(name.length, to - from, warmStart == null ? -1 : warmStart.length));
    digest.update(name);
    digest.update(bytes(data, from, to));
    if (warmStart != null) {
      digest.update(bytes(warmStart, 0, warmStart.length));
    }
    return HexFormat.of().formatHex(digest.digest(), 0, KEPT_BYTES);
  }

  /** The lengths go first, so that no part can be taken for the beginning of the next. */
  private static ByteBuffer lengths(int name, int data, int warmStart) {
    return ByteBuffer.allocate(3 * Integer.BYTES)
        .putInt(name)
        .putInt(data)
        .putInt(warmStart)
        .flip();
  }

  private static ByteBuffer bytes(double[] values, int from, int to) {
    ByteBuffer buffer = ByteBuffer.allocate((to - from) * Double.BYTES);
    for (int i = from; i < to; i++) {
      buffer.putDouble(values[i]);
    }
    return buffer.flip();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
