package io.foreshock.publication;

import java.util.Optional;

/** Port: small facts the service keeps across restarts. */
public interface ServiceState {

  /**
   * Returns the value last put under a key.
   *
   * @param key name of the fact, 1 to 128 characters
   */
  Optional<String> get(String key);

  /**
   * Keeps a value in place of the one before. When the method returns, it survives a crash.
   *
   * @param key name of the fact, 1 to 128 characters
   * @param value any text
   * @throws IllegalArgumentException if {@code key} is blank or too long
   */
  void put(String key, String value);
}
