package io.foreshock.forecast;

import org.jspecify.annotations.Nullable;

/**
 * Port: a memory of finished fits, so that nothing is fitted twice. A fit is a pure function of its
 * inputs, and the key is a hash of all of them, so remembering changes no result, only its cost.
 */
public interface FittedParameters {

  /** A memory that forgets at once. */
  FittedParameters NONE =
      new FittedParameters() {
        @Override
        public double @Nullable [] find(String key) {
          return null;
        }

        @Override
        public void remember(String key, double[] parameters) {}

        @Override
        public void flush() {}
      };

  /**
   * Returns the parameters of a finished fit, or null where it is not known.
   *
   * @param key hash of the model, its settings and its data; see {@link FitKey}
   */
  double @Nullable [] find(String key);

  /**
   * Keeps the parameters of a finished fit, to the bit. They may be lost in a crash until {@link
   * #flush} returns; a lost fit is made again.
   *
   * @param key hash of the model, its settings and its data
   * @param parameters result of the fit
   */
  void remember(String key, double[] parameters);

  /** Writes what has been remembered, so that it survives a crash. */
  void flush();
}
