package io.foreshock.model;

import org.jspecify.annotations.Nullable;

/**
 * Port: a memory of fits, so that the same model on the same data is fitted once. Parameters come
 * back bit for bit.
 */
public interface FittedParameters {

  /**
   * Returns the parameters remembered under a key, or null where there are none.
   *
   * @param key hash of the model and the data it was fitted to, 1 to 128 characters
   */
  double @Nullable [] find(String key);

  /**
   * Remembers the parameters of a fit in place of any before. They may be lost in a crash until
   * {@link #flush()} returns; a lost fit is fitted again.
   *
   * @param key hash of the model and the data it was fitted to, 1 to 128 characters
   * @param parameters fitted values in the model's own order; may hold NaN
   * @throws IllegalArgumentException if {@code key} is blank or too long
   */
  void remember(String key, double[] parameters);

  /** Writes what has been remembered, so that it survives a crash. */
  void flush();
}
