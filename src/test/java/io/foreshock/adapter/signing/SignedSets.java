package io.foreshock.adapter.signing;

import io.foreshock.adapter.document.CanonicalSetEncoder;
import io.foreshock.adapter.document.RandomSets;
import io.foreshock.adapter.document.SetDocumentReader;
import io.foreshock.market.ClockMode;
import io.foreshock.publication.ContentHash;
import io.foreshock.publication.ContractDomain;
import io.foreshock.publication.MarginSet;
import io.foreshock.publication.ReceivedSet;
import io.foreshock.publication.Seal;
import io.foreshock.publication.SetSignature;
import io.foreshock.publication.SignatureAlgorithm;
import io.foreshock.publication.TrustedKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bouncycastle.math.ec.ECPoint;

/** Makes signed documents from keys that everybody knows: bytes that count up. */
final class SignedSets {

  static final long VALID_FROM = 1_795_000_000_000L;
  static final ContractDomain DOMAIN =
      new ContractDomain(42161, "0xcccccccccccccccccccccccccccccccccccccccc");
  static final BigInteger CONTRACT_KEY = BigInteger.valueOf(712);

  private static final CanonicalSetEncoder ENCODER = new CanonicalSetEncoder();

  private SignedSets() {}

  /** Returns the private key that consists of one byte over and over. */
  static PrivateKey key(int fill) throws Exception {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) fill);
    return KeyFactory.getInstance("Ed25519")
        .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
  }

  /** Returns its public key, which signs from a day before the sets on. */
  static TrustedKey publicKey(PrivateKey key) {
    return new TrustedKey(
        TrustedKey.Curve.ED25519,
        KeyRing.base64(Ed25519.publicBytes(key)),
        Optional.empty(),
        VALID_FROM - 86_400_000L,
        OptionalLong.empty());
  }

  /** Returns the public key for contracts. */
  static TrustedKey contractKey() {
    ECPoint point = Secp256k1.publicKey(CONTRACT_KEY);
    return new TrustedKey(
        TrustedKey.Curve.SECP256K1,
        KeyRing.base64(point.getAffineXCoord().getEncoded()),
        Optional.of(KeyRing.base64(point.getAffineYCoord().getEncoded())),
        VALID_FROM - 86_400_000L,
        OptionalLong.empty());
  }

  /** Returns a set of a clock, always the same. */
  static MarginSet set(ClockMode clock) {
    return new RandomSets(42).next(clock, VALID_FROM);
  }

  /** Returns the document of a set at a place in its chain. */
  static String document(MarginSet set, PrivateKey key, long sequence, String prevHash)
      throws Exception {
    Seal place = Seal.unsigned(sequence, prevHash);
    ReceivedSet content = read(encoded(set, place));
    List<SetSignature> signatures = new ArrayList<>();
    signatures.add(
        new SetSignature(
            SignatureAlgorithm.EDDSA,
            publicKey(key).keyId(),
            Optional.empty(),
            KeyRing.base64(Ed25519.sign(key, content.signedBytes()))));
    if (set.clock() == ClockMode.LIVE) {
      signatures.add(forContract(content));
    }
    return encoded(set, place.signed(content.terms().contentHash(), signatures));
  }

  private static SetSignature forContract(ReceivedSet content) {
    byte[] value = Secp256k1.sign(CONTRACT_KEY, Eip712.digest(DOMAIN, content.terms()));
    return new SetSignature(
        SignatureAlgorithm.EIP712,
        contractKey().keyId(),
        Optional.of(DOMAIN),
        "0x" + HexFormat.of().formatHex(value));
  }

  private static String encoded(MarginSet set, Seal seal) {
    return new String(ENCODER.encode(set, "ID-1", Optional.of(seal)), StandardCharsets.UTF_8);
  }

  static ReceivedSet read(String document) throws Exception {
    return new SetDocumentReader().read(document.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the first document of a chain. */
  static String first(ClockMode clock, PrivateKey key) throws Exception {
    return document(set(clock), key, 7, ContentHash.NONE);
  }

  /** Returns the document that follows the first. */
  static String second(ClockMode clock, PrivateKey key) throws Exception {
    return document(set(clock), key, 8, read(first(clock, key)).terms().contentHash());
  }
}
