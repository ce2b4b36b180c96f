package io.foreshock.publication;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** SHA-256 (FIPS 180-4) of published bytes, as 64 lower-case hexadecimal digits. */
public final class ContentHash {

  /** What a first set names as the one before it: 64 zeros. */
  public static final String NONE = "0".repeat(64);

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  private ContentHash() {}

  /** Returns the hash of some bytes. */
  public static String of(byte[] content) {
    return HexFormat.of().formatHex(bytes(content));
  }

  /** Tells whether a text has the form of a hash. */
  public static boolean isHash(String text) {
    return FORM.matcher(text).matches();
  }

  /** Returns the 32 bytes of the hash of some bytes. */
  static byte[] bytes(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /**
   * Returns the text if it is a hash.
   *
   * @param name what the text is called in the message
   * @throws IllegalArgumentException if it is none
   */
  static String require(String name, String text) {
    if (!isHash(text)) {
      throw new IllegalArgumentException(
          name + " must be 64 lower-case hexadecimal digits, was '" + text + "'");
    }
    return text;
  }
}
