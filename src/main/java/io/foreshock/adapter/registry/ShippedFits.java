package io.foreshock.adapter.registry;

import io.foreshock.forecast.FittedParameters;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fits that came with the models. Nothing can be added. */
final class ShippedFits implements FittedParameters {

  private final Map<String, double[]> fits;

  ShippedFits(Map<String, double[]> fits) {
    this.fits = Map.copyOf(fits);
  }

  @Override
  public double @Nullable [] find(String key) {
    double[] found = fits.get(key);
    return found == null ? null : found.clone();
  }

  /** Returns how many fits there are. */
  int size() {
    return fits.size();
  }

  @Override
  public void remember(String key, double[] parameters) {
    throw new UnsupportedOperationException("fits that came with the models are not added to");
  }

  @Override
  public void flush() {}
}
