package io.foreshock.adapter.signing;

import io.foreshock.publication.ContractDomain;
import io.foreshock.publication.ContractTerms;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The digest of typed data that a contract can compute too: keccak(0x1901 ‖ domain ‖ struct).
 *
 * <p>Reference: R. Bloemen, L. Logvinov, J. Evans, "EIP-712: Typed structured data hashing and
 * signing", Ethereum Improvement Proposals 712 (2017).
 */
final class Eip712 {

  static final String DOMAIN_TYPE =
      "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)";

  static final String TERMS_TYPE =
      "MarginSet(bytes32 marketId,uint64 sequence,bytes32 prevHash,uint64 observedAt,"
          + "uint64 validFrom,uint64 expiresAt,uint32 imfPpm,uint32 mmfPpm,uint32 haircutPpm,"
          + "uint32 imMultiplierPpm,uint32 mmMultiplierPpm,uint8 regime,uint8 health,"
          + "bytes32 fallbackHash,bytes32 modelHash,bytes32 inputsHash,bytes32 contentHash)";

  private static final String NAME = "Foreshock";
  private static final String VERSION = "1";
  private static final byte[] PREFIX = {0x19, 0x01};
  private static final int HASH_DIGITS = 64;
  private static final long LARGEST_UINT32 = 0xFFFF_FFFFL;

  private Eip712() {}

  /**
   * Returns what is signed for a contract.
   *
   * @throws IllegalArgumentException if a value does not fit its type
   */
  static byte[] digest(ContractDomain domain, ContractTerms terms) {
    return digest(
        domain(NAME, VERSION, domain.chainId(), domain.verifyingContract()), struct(terms));
  }

  /** Returns the digest of a domain and a struct. */
  static byte[] digest(byte[] domain, byte[] struct) {
    return Secp256k1.keccak(PREFIX, domain, struct);
  }

  /** Returns the hash of a domain. */
  static byte[] domain(String name, String version, long chainId, String contract) {
    return struct(DOMAIN_TYPE, text(name), text(version), number(chainId), address(contract));
  }

  /** Returns the hash of a struct. */
  static byte[] struct(String type, byte[]... words) {
    byte[][] parts = new byte[words.length + 1][];
    parts[0] = text(type);
    System.arraycopy(words, 0, parts, 1, words.length);
    return Secp256k1.keccak(parts);
  }

  private static byte[] struct(ContractTerms terms) {
    return struct(
        TERMS_TYPE,
        text(terms.marketId()),
        number(terms.sequence()),
        hash(terms.prevHash()),
        number(terms.observedAtMs()),
        number(terms.validFromMs()),
        number(terms.expiresAtMs()),
        uint32("imfPpm", terms.imfPpm()),
        uint32("mmfPpm", terms.mmfPpm()),
        uint32("haircutPpm", terms.haircutPpm()),
        uint32("imMultiplierPpm", terms.imMultiplierPpm()),
        uint32("mmMultiplierPpm", terms.mmMultiplierPpm()),
        number(terms.regime().ordinal()),
        number(terms.health().ordinal()),
        hash(terms.fallbackHash()),
        hash(terms.modelHash()),
        hash(terms.inputsHash()),
        hash(terms.contentHash()));
  }

  /** Returns the word of a text: its hash. */
  static byte[] text(String text) {
    return Secp256k1.keccak(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the word of a number. */
  static byte[] number(long number) {
    if (!(number >= 0)) {
      throw new IllegalArgumentException("a number must not be negative, was " + number);
    }
    return Secp256k1.word(BigInteger.valueOf(number));
  }

  private static byte[] uint32(String name, long number) {
    if (!(number <= LARGEST_UINT32)) {
      throw new IllegalArgumentException(name + " must be below 2^32, was " + number);
    }
    return number(number);
  }

  private static byte[] hash(String hex) {
    if (hex.length() != HASH_DIGITS) {
      throw new IllegalArgumentException("a hash has 64 digits, was '" + hex + "'");
    }
    return HexFormat.of().parseHex(hex);
  }

  /** Returns the word of an address. */
  static byte[] address(String address) {
    return Secp256k1.word(new BigInteger(address.substring(2), 16));
  }
}
