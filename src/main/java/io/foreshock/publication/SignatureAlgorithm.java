package io.foreshock.publication;

import java.util.Arrays;
import java.util.Optional;

/** How a set is signed. */
public enum SignatureAlgorithm {
  /** Ed25519 (RFC 8032) over the canonical bytes (RFC 8785) of the set without signatures. */
  EDDSA("EdDSA"),
  /** secp256k1 ECDSA over the EIP-712 hash of {@link ContractTerms}, for contracts. */
  EIP712("EIP712");

  private final String label;

  SignatureAlgorithm(String label) {
    this.label = label;
  }

  /** Returns the name in a set's {@code alg}. */
  public String label() {
    return label;
  }

  /** Returns the algorithm of a name, empty where there is none. */
  public static Optional<SignatureAlgorithm> labelled(String label) {
    return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
  }
}
