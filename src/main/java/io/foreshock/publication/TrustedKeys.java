package io.foreshock.publication;

import java.util.List;
import java.util.Optional;

/**
 * Public keys and those of them that must be believed no longer.
 *
 * @param keys keys whose signatures hold, each in its time
 * @param revocations keys that were taken back, by their thumbprints
 */
public record TrustedKeys(List<TrustedKey> keys, List<Revocation> revocations) {

  /** No key at all. */
  public static final TrustedKeys NONE = new TrustedKeys(List.of(), List.of());

  /** Copies the lists. */
  public TrustedKeys {
    keys = List.copyOf(keys);
    revocations = List.copyOf(revocations);
  }

  /**
   * A key taken back: nothing that it signed holds, whenever that was.
   *
   * @param keyId its thumbprint
   * @param revokedAtMs when it was taken back, epoch milliseconds
   * @param reason why
   */
  public record Revocation(String keyId, long revokedAtMs, String reason) {}

  /** Returns a key by its thumbprint. */
  public Optional<TrustedKey> key(String keyId) {
    return keys.stream().filter(key -> key.keyId().equals(keyId)).findFirst();
  }

  /** Returns the revocation of a key, empty where it was not taken back. */
  public Optional<Revocation> revocation(String keyId) {
    return revocations.stream().filter(each -> each.keyId().equals(keyId)).findFirst();
  }
}
