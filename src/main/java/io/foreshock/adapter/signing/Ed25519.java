package io.foreshock.adapter.signing;

import io.foreshock.publication.TrustedKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Ed25519 (RFC 8032) as the JDK has it, on keys of 32 bytes. */
final class Ed25519 {

  static final int KEY_BYTES = 32;
  static final int SIGNATURE_BYTES = 64;

  private static final String NAME = "Ed25519";

  /** What stands before the 32 bytes of a public key in its X.509 form (RFC 8410). */
  private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private Ed25519() {}

  /** Returns a new key. */
  static KeyPair generate() {
    return generate(new SecureRandom());
  }

  private static KeyPair generate(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(NAME);
      generator.initialize(NamedParameterSpec.ED25519, random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /**
   * Returns the public key of a private one. The generator draws the 32 bytes of the private key
   * and nothing else, so with those bytes drawn it makes the pair; a signature proves it.
   */
  static byte[] publicBytes(PrivateKey privateKey) {
    byte[] seed =
        ((EdECPrivateKey) privateKey)
            .getBytes()
            .orElseThrow(() -> new IllegalArgumentException("the private key has no bytes"));
    byte[] publicBytes = rawBytes(generate(new Drawn(seed)).getPublic());
    byte[] proof = sign(privateKey, publicBytes);
    if (!verifies(publicBytes, publicBytes, proof)) {
      throw new IllegalStateException("the public key could not be made from the private one");
    }
    return publicBytes;
  }

  /** Returns the 32 bytes of a public key. */
  static byte[] rawBytes(PublicKey key) {
    byte[] encoded = key.getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
  }

  /** Returns the signature of a message, the same each time. */
  static byte[] sign(PrivateKey key, byte[] message) {
    try {
      Signature signature = Signature.getInstance(NAME);
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /** Tells whether a signature is that of a message; one that cannot be decoded is not. */
  static boolean verifies(byte[] publicBytes, byte[] message, byte[] signed) {
    if (signed.length != SIGNATURE_BYTES) {
      return false;
    }
    try {
      Signature signature = Signature.getInstance(NAME);
      signature.initVerify(publicKey(publicBytes));
      signature.update(message);
      return signature.verify(signed);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  private static PublicKey publicKey(byte[] raw) throws GeneralSecurityException {
    byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + raw.length);
    System.arraycopy(raw, 0, encoded, X509_PREFIX.length, raw.length);
    return KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(encoded));
  }

  /** Returns the public key of a JSON Web Key. */
  static byte[] publicBytes(TrustedKey key) {
    return Base64.getUrlDecoder().decode(key.x());
  }

  private static IllegalStateException missing(GeneralSecurityException e) {
    return new IllegalStateException("Ed25519 failed, which every Java platform has", e);
  }

  /** Draws given bytes. */
  private static final class Drawn extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final byte[] seed;

    Drawn(byte[] seed) {
      this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      if (bytes.length != seed.length) {
        throw new IllegalStateException("asked for " + bytes.length + " bytes of a key");
      }
      System.arraycopy(seed, 0, bytes, 0, seed.length);
    }
  }
}
