package io.foreshock.publication;

import java.util.List;

/**
 * What publication adds to a set: its place in the chain of its market, and signatures. A set that
 * was evaluated for a past moment on request has none, since it was not published.
 *
 * @param sequence number of the publication in its market, greater than every one before
 * @param prevHash content hash of the set published before, {@link ContentHash#NONE} for the first
 * @param contentHash SHA-256 of the canonical bytes that are signed
 * @param signatures signatures of those bytes
 */
public record Seal(
    long sequence, String prevHash, String contentHash, List<SetSignature> signatures) {

  /** Checks the ranges and copies the list. */
  public Seal {
    if (!(sequence >= 1)) {
      throw new IllegalArgumentException("sequence must be at least 1, was " + sequence);
    }
    ContentHash.require("prevHash", prevHash);
    ContentHash.require("contentHash", contentHash);
    signatures = List.copyOf(signatures);
  }

  /** Returns the place in the chain alone, as it stands in the bytes that are signed. */
  public static Seal unsigned(long sequence, String prevHash) {
    return new Seal(sequence, prevHash, ContentHash.NONE, List.of());
  }

  /** Returns the seal with the hash and signatures of the content. */
  public Seal signed(String hash, List<SetSignature> by) {
    return new Seal(sequence, prevHash, hash, by);
  }

  /** Returns which keys signed, in order. */
  public List<String> keyIds() {
    return signatures.stream().map(SetSignature::keyId).toList();
  }
}
