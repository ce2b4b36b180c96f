package io.foreshock.application;

import io.foreshock.feature.DailyObservations;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of daily observations: day, return, realised and range variance, bit by bit. */
final class InputsHash {

  private static final int BYTES_A_DAY = 4 * Long.BYTES;

  private InputsHash() {}

  /**
   * Returns the hash of the first days, 64 hexadecimal digits.
   *
   * @param days observations
   * @param count how many of them
   */
  static String of(DailyObservations days, int count) {
    ByteBuffer buffer = ByteBuffer.allocate(count * BYTES_A_DAY);
    for (int day = 0; day < count; day++) {
      buffer.putLong(days.epochDay(day));
      buffer.putDouble(days.logReturn(day));
      buffer.putDouble(days.realizedVariance(day));
      buffer.putDouble(days.hasRange(day) ? days.rangeVariance(day) : 0.0);
    }
    return HexFormat.of().formatHex(sha256(buffer.array()));
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
