package io.foreshock.adapter.registry;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What bytes were decoded to before, by their SHA-256. Bytes are read and hashed every time, so
 * that damage is found; what is saved is the decoding, which is most of the time and nearly all of
 * the garbage of loading models anew. What was refused is not remembered. Safe for threads.
 *
 * @param <T> what they are decoded to; immutable, because it is shared
 */
final class Decoded<T> {

  private final int most;
  private final SequencedMap<String, T> bySha256 = new LinkedHashMap<>();

  /**
   * Remembers nothing yet.
   *
   * @param most how many are remembered; the one asked for longest ago goes first
   */
  Decoded(int most) {
    this.most = most;
  }

  /** Makes something of bytes, or refuses them. */
  @FunctionalInterface
  interface Decoding<T> {
    T decode() throws RejectedArtifactException;
  }

  /**
   * Returns what the bytes of a hash are decoded to.
   *
   * @param sha256 hash of the bytes
   * @param decoding decodes them; called where they are not remembered
   * @throws RejectedArtifactException if the decoding refuses them
   */
  synchronized T of(String sha256, Decoding<T> decoding) throws RejectedArtifactException {
    T known = bySha256.remove(sha256);
    T decoded = known == null ? decoding.decode() : known;
    bySha256.put(sha256, decoded);
    if (bySha256.size() > most) {
      bySha256.pollFirstEntry();
    }
    return decoded;
  }
}
