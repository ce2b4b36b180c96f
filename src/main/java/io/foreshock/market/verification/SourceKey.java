package io.foreshock.market.verification;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * The Ed25519 public key of a source (RFC 8032). A signature is over the UTF-8 bytes of six lines
 * joined by line feeds, without one at the end:
 *
 * <pre>
 * foreshock-price-report/1
 * source
 * market id
 * price
 * confidence
 * time of observation, epoch milliseconds
 * </pre>
 *
 * <p>Numbers are written as {@link #decimal} does, so that 65000, 65000.0 and 6.5e4 are the same.
 *
 * @param base64 X.509 SubjectPublicKeyInfo (RFC 8410), Base64
 */
public record SourceKey(String base64) {

  private static final String ALGORITHM = "Ed25519";
  private static final String HEADER = "foreshock-price-report/1";

  /**
   * Checks that the text is a key.
   *
   * @throws IllegalArgumentException showing the text
   */
  public SourceKey {
    publicKey(base64);
  }

  private static PublicKey publicKey(String base64) {
    try {
      return KeyFactory.getInstance(ALGORITHM)
          .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    } catch (IllegalArgumentException | GeneralSecurityException notAKey) {
      throw new IllegalArgumentException(
          "publicKey must be an Ed25519 SubjectPublicKeyInfo in Base64, was '" + base64 + "'",
          notAKey);
    }
  }

  /**
   * Tells whether a signature over a report was made with the private key.
   *
   * @param signatureBase64 signature of 64 bytes, Base64; anything else is no signature
   */
  public boolean verifies(PriceReport report, String signatureBase64) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(publicKey(base64));
      signature.update(message(report));
      return signature.verify(Base64.getDecoder().decode(signatureBase64));
    } catch (IllegalArgumentException | GeneralSecurityException _) {
      return false;
    }
  }

  /** Returns the bytes that are signed. */
  public static byte[] message(PriceReport report) {
    return String.join(
            "\n",
            HEADER,
            report.sourceId(),
            report.marketId().value(),
            decimal(report.price()),
            decimal(report.confidence()),
            Long.toString(report.observedAtMs()))
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Writes a number as the shortest decimal that reads back the same, without exponent and without
   * zeros at the end.
   */
  static String decimal(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }
}
