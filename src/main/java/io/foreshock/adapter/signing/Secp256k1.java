package io.foreshock.adapter.signing;

import io.foreshock.publication.TrustedKey;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.crypto.digests.KeccakDigest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.custom.sec.SecP256K1Curve;

/**
 * ECDSA on secp256k1 (SEC 2, version 2.0) as Ethereum uses it: deterministic (RFC 6979), s in the
 * lower half (EIP-2), and a last byte v of 27 or 28 from which the key can be recovered.
 */
final class Secp256k1 {

  static final int SIGNATURE_BYTES = 65;

  private static final int WORD = 32;
  private static final int FIRST_RECOVERY = 27;
  private static final SecP256K1Curve CURVE = new SecP256K1Curve();
  private static final ECPoint GENERATOR =
      CURVE.decodePoint(
          HexFormat.of()
              .parseHex("0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"));
  private static final ECDomainParameters DOMAIN =
      new ECDomainParameters(CURVE, GENERATOR, CURVE.getOrder(), CURVE.getCofactor());
  private static final BigInteger ORDER = CURVE.getOrder();
  private static final BigInteger HALF = ORDER.shiftRight(1);

  private Secp256k1() {}

  /**
   * Returns a private key.
   *
   * @param hex 64 hexadecimal digits, with or without {@code 0x}
   * @throws IllegalArgumentException if it is none; the message does not show it
   */
  static BigInteger privateKey(String hex) {
    String digits = hex.strip().replaceFirst("^0x", "");
    if (digits.matches("[0-9a-fA-F]{64}")) {
      BigInteger key = new BigInteger(digits, 16);
      if (key.signum() > 0 && key.compareTo(ORDER) < 0) {
        return key;
      }
    }
    throw new IllegalArgumentException("must hold a secp256k1 key of 64 hexadecimal digits");
  }

  /** Returns the public key of a private one. */
  static ECPoint publicKey(BigInteger privateKey) {
    return GENERATOR.multiply(privateKey).normalize();
  }

  /** Returns the public key of a JSON Web Key, empty where it lies beside the curve. */
  static Optional<ECPoint> publicKey(TrustedKey key) {
    try {
      return Optional.of(
          CURVE.validatePoint(coordinate(key.x()), coordinate(key.y().orElseThrow())));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static BigInteger coordinate(String base64) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(base64));
  }

  /** Returns the 32 bytes of a number below 2^256. */
  static byte[] word(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] word = new byte[WORD];
    int length = Math.min(bytes.length, WORD);
    System.arraycopy(bytes, bytes.length - length, word, WORD - length, length);
    return word;
  }

  /** Returns Keccak-256 of some bytes, which is not SHA3-256: the padding differs. */
  static byte[] keccak(byte[]... parts) {
    KeccakDigest digest = new KeccakDigest(256);
    for (byte[] part : parts) {
      digest.update(part, 0, part.length);
    }
    byte[] hash = new byte[WORD];
    digest.doFinal(hash, 0);
    return hash;
  }

  /** Returns the address of a public key: the last 20 bytes of Keccak-256 over x and y. */
  static String address(ECPoint key) {
    byte[] hash = keccak(key.getAffineXCoord().getEncoded(), key.getAffineYCoord().getEncoded());
    return "0x" + HexFormat.of().formatHex(hash, 12, WORD);
  }

  /** Returns r, s and v of a digest. */
  static byte[] sign(BigInteger privateKey, byte[] digest) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(privateKey, DOMAIN));
    BigInteger[] pair = signer.generateSignature(digest);
    BigInteger s = pair[1].compareTo(HALF) > 0 ? ORDER.subtract(pair[1]) : pair[1];
    byte[] signature = new byte[SIGNATURE_BYTES];
    System.arraycopy(word(pair[0]), 0, signature, 0, WORD);
    System.arraycopy(word(s), 0, signature, WORD, WORD);
    ECPoint key = publicKey(privateKey);
    signature[2 * WORD] = FIRST_RECOVERY;
    if (!recovered(digest, signature).filter(key::equals).isPresent()) {
      signature[2 * WORD] = FIRST_RECOVERY + 1;
    }
    return signature;
  }

  /** Tells whether a key signed a digest; only the lower s counts, so there is one signature. */
  static boolean verifies(ECPoint key, byte[] digest, byte[] signature) {
    return signature.length == SIGNATURE_BYTES
        && recovered(digest, signature).filter(key::equals).isPresent();
  }

  /** Returns the key that signed, by SEC 1, version 2.0, section 4.1.6. */
  static Optional<ECPoint> recovered(byte[] digest, byte[] signature) {
    BigInteger r = new BigInteger(1, Arrays.copyOf(signature, WORD));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, WORD, 2 * WORD));
    int odd = signature[2 * WORD] - FIRST_RECOVERY;
    if (!inRange(r, ORDER.subtract(BigInteger.ONE)) || !inRange(s, HALF) || odd < 0 || odd > 1) {
      return Optional.empty();
    }
    return point(r, odd).map(at -> combined(digest, r, s, at)).filter(key -> !key.isInfinity());
  }

  private static boolean inRange(BigInteger number, BigInteger largest) {
    return number.signum() > 0 && number.compareTo(largest) <= 0;
  }

  private static Optional<ECPoint> point(BigInteger x, int odd) {
    byte[] compressed = new byte[WORD + 1];
    compressed[0] = (byte) (2 + odd);
    System.arraycopy(word(x), 0, compressed, 1, WORD);
    try {
      return Optional.of(CURVE.decodePoint(compressed));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static ECPoint combined(byte[] digest, BigInteger r, BigInteger s, ECPoint at) {
    BigInteger inverse = r.modInverse(ORDER);
    BigInteger ofGenerator = new BigInteger(1, digest).negate().multiply(inverse).mod(ORDER);
    BigInteger ofPoint = s.multiply(inverse).mod(ORDER);
    return ECAlgorithms.sumOfTwoMultiplies(GENERATOR, ofGenerator, at, ofPoint).normalize();
  }
}
