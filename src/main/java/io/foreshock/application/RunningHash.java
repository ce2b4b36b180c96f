package io.foreshock.application;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 over values one after the other, each with its length, and their number. */
final class RunningHash {

  private final MessageDigest hash = sha256();
  private long count;

  void add(String text) {
    add(text.getBytes(StandardCharsets.UTF_8));
  }

  void add(byte[] value) {
    addLength(value.length);
    hash.update(value);
    count++;
  }

  private void addLength(int length) {
    for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      hash.update((byte) (length >>> shift));
    }
  }

  /** Adds another hash as one value that counts as many as it holds; it cannot go on afterwards. */
  void addAll(RunningHash other) {
    hash.update(other.hash.digest());
    count += other.count;
  }

  /** Returns the digest; the hash begins anew afterwards. */
  ReplayDigest.Digest digest() {
    return new ReplayDigest.Digest(count, HexFormat.of().formatHex(hash.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
