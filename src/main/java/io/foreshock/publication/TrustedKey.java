package io.foreshock.publication;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A public key that sets are signed with, as a JSON Web Key (RFC 7517; Ed25519 by RFC 8037,
 * secp256k1 by RFC 8812).
 *
 * @param curve the curve, which names the algorithm
 * @param x first coordinate, or the whole public key of Ed25519; 32 bytes in base64url
 * @param y second coordinate of secp256k1, 32 bytes in base64url
 * @param notBeforeMs from when it signs, epoch milliseconds
 * @param notAfterMs until when its signatures hold, epoch milliseconds; empty while it signs
 */
public record TrustedKey(
    Curve curve, String x, Optional<String> y, long notBeforeMs, OptionalLong notAfterMs) {

  private static final int COORDINATE_BYTES = 32;

  /** A curve with the algorithm that is used on it. */
  public enum Curve {
    /** For EdDSA. */
    ED25519("OKP", "Ed25519", SignatureAlgorithm.EDDSA),
    /** For EIP-712. */
    SECP256K1("EC", "secp256k1", SignatureAlgorithm.EIP712);

    private final String keyType;
    private final String label;
    private final SignatureAlgorithm algorithm;

    Curve(String keyType, String label, SignatureAlgorithm algorithm) {
      this.keyType = keyType;
      this.label = label;
      this.algorithm = algorithm;
    }

    /** Returns the {@code kty} of a key. */
    public String keyType() {
      return keyType;
    }

    /** Returns the {@code crv} of a key. */
    public String label() {
      return label;
    }

    /** Returns the algorithm of signatures. */
    public SignatureAlgorithm algorithm() {
      return algorithm;
    }
  }

  /** Checks the coordinates. */
  public TrustedKey {
    requireCoordinate("x", x);
    y.ifPresent(second -> requireCoordinate("y", second));
    if (y.isPresent() != (curve == Curve.SECP256K1)) {
      throw new IllegalArgumentException("y belongs to keys of secp256k1, was " + y);
    }
  }

  private static void requireCoordinate(String name, String text) {
    byte[] bytes = Base64.getUrlDecoder().decode(text);
    if (bytes.length != COORDINATE_BYTES || !base64(bytes).equals(text)) {
      throw new IllegalArgumentException(
          name + " must be 32 bytes in base64url, was '" + text + "'");
    }
  }

  /**
   * Returns the thumbprint by which the key is named: SHA-256 over the required members of the JSON
   * Web Key in order, in base64url (RFC 7638; RFC 8037, appendix A.3).
   */
  public String keyId() {
    String members =
        "{"
            + member("crv", curve.label)
            + ","
            + member("kty", curve.keyType)
            + ","
            + member("x", x);
    String last = y.map(second -> "," + member("y", second)).orElse("");
    return base64(ContentHash.bytes((members + last + "}").getBytes(StandardCharsets.UTF_8)));
  }

  private static String member(String name, String value) {
    return '"' + name + "\":\"" + value + '"';
  }

  /** Tells whether signatures of the key hold at a moment. */
  public boolean holdsAt(long atMs) {
    return atMs >= notBeforeMs && atMs <= notAfterMs.orElse(Long.MAX_VALUE);
  }

  /** Returns the key with a last moment of its signatures. */
  public TrustedKey until(long lastMs) {
    return new TrustedKey(curve, x, y, notBeforeMs, OptionalLong.of(lastMs));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
