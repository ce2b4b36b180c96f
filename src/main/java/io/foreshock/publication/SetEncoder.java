package io.foreshock.publication;

import java.util.Optional;

/** Port: the canonical bytes of a set, the same for the same set on every machine. */
@FunctionalInterface
public interface SetEncoder {

  /**
   * Returns the set in canonical JSON (RFC 8785). With a seal the sequence is that of the
   * publication, and {@code prevHash} and the seal's signatures, where it has any, are in it.
   *
   * @param set content
   * @param setId identity; empty leaves it out
   * @param seal what publication adds; empty for a set that was not published
   */
  byte[] encode(MarginSet set, String setId, Optional<Seal> seal);

  /**
   * Returns the set without what publication adds.
   *
   * @param set content
   * @param setId identity; empty leaves it out
   */
  default byte[] encode(MarginSet set, String setId) {
    return encode(set, setId, Optional.empty());
  }
}
