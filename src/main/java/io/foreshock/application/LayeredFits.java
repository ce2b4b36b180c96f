package io.foreshock.application;

import io.foreshock.forecast.FittedParameters;
import org.jspecify.annotations.Nullable;

/**
 * Two memories of fits as one: found in the first or the second, remembered in the second.
 *
 * @param shipped fits that came with the models, never written to
 * @param own fits this installation has made
 */
public record LayeredFits(FittedParameters shipped, FittedParameters own)
    implements FittedParameters {

  @Override
  public double @Nullable [] find(String key) {
    double[] found = shipped.find(key);
    return found == null ? own.find(key) : found;
  }

  @Override
  public void remember(String key, double[] parameters) {
    own.remember(key, parameters);
  }

  @Override
  public void flush() {
    own.flush();
  }
}
