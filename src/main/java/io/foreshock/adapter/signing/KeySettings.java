package io.foreshock.adapter.signing;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where keys are and what they are for.
 *
 * @param folder folder of the key set, and of the key that is made where none is configured
 * @param keyFile Ed25519 key of the operator's, PKCS#8 in PEM
 * @param overlapMs how long signatures of a key hold after the configuration named another,
 *     milliseconds, not negative
 * @param contract the contract that sets are signed for besides
 */
public record KeySettings(
    Path folder, Optional<Path> keyFile, long overlapMs, Optional<ContractKey> contract) {

  /** Checks the range. */
  public KeySettings {
    if (!(overlapMs >= 0)) {
      throw new IllegalArgumentException("overlap must not be negative, was " + overlapMs + " ms");
    }
  }
}
