package io.foreshock.publication;

import java.util.Optional;

/**
 * One signature of a published set.
 *
 * @param algorithm how it was made
 * @param keyId the key, by its RFC 7638 thumbprint
 * @param domain the contract it is for; with EIP712 alone
 * @param value EdDSA: 64 bytes in base64url without padding; EIP712: {@code 0x} and 65 bytes r, s,
 *     v in hexadecimal
 */
public record SetSignature(
    SignatureAlgorithm algorithm, String keyId, Optional<ContractDomain> domain, String value) {

  /** Checks that a contract is named exactly where one is needed. */
  public SetSignature {
    if (domain.isPresent() != (algorithm == SignatureAlgorithm.EIP712)) {
      throw new IllegalArgumentException(
          "chainId and verifyingContract belong to EIP712 alone, algorithm was "
              + algorithm.label());
    }
  }
}
