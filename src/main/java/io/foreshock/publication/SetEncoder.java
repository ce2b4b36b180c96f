package io.foreshock.publication;

/** Port: the canonical bytes of a set, the same for the same set on every machine. */
public interface SetEncoder {

  /**
   * Returns the set in canonical JSON (RFC 8785) with its identity and without signatures.
   *
   * @param set content
   * @param setId identity
   */
  byte[] encode(MarginSet set, String setId);
}
