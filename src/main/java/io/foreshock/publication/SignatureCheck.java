package io.foreshock.publication;

/** Port: checks a signature by a key. */
@FunctionalInterface
public interface SignatureCheck {

  /**
   * Tells whether a key made a signature of a set.
   *
   * @param key the key, of the signature's algorithm
   * @param set the set
   * @param signature one of its signatures
   */
  boolean holds(TrustedKey key, ReceivedSet set, SetSignature signature);
}
