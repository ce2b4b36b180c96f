package io.foreshock.publication;

/** Port: the keys of this service. */
public interface SigningKeys {

  /** Returns the public keys there are, and those taken back. */
  TrustedKeys published();

  /**
   * Makes a new Ed25519 key that signs from now on. Signatures of the one before hold for a while.
   *
   * @param atMs now, epoch milliseconds
   * @param overlapMs how long signatures of the key before hold, milliseconds, not negative
   * @return thumbprint of the new key
   * @throws IllegalArgumentException if the key is named by configuration, where another file makes
   *     the change
   */
  String rotate(long atMs, long overlapMs);

  /**
   * Takes a key back. One that signs now is replaced first.
   *
   * @param keyId thumbprint of a published key
   * @param atMs now, epoch milliseconds
   * @param reason why, one line
   * @throws IllegalArgumentException if no such key is published, or it signs and is named by
   *     configuration
   */
  void revoke(String keyId, long atMs, String reason);
}
