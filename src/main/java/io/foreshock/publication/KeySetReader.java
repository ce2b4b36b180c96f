package io.foreshock.publication;

/** Port: reads a JSON Web Key Set, as {@code GET /v1/keys} gives it. */
public interface KeySetReader {

  /**
   * Reads a key set.
   *
   * @param document JSON in UTF-8
   * @throws IllegalArgumentException if it is none, or a key is not what its {@code kid} says
   */
  TrustedKeys read(byte[] document);
}
