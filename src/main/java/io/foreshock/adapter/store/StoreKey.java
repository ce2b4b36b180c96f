package io.foreshock.adapter.store;

/** The form of a key in a key-value table. */
final class StoreKey {

  private static final int MAXIMUM_LENGTH = 128;

  private StoreKey() {}

  /**
   * Returns the key.
   *
   * @throws IllegalArgumentException if it is blank or longer than 128 characters
   */
  static String require(String key) {
    if (!(!key.isBlank() && key.length() <= MAXIMUM_LENGTH)) {
      throw new IllegalArgumentException("key must have 1 to 128 characters, was '" + key + "'");
    }
    return key;
  }
}
