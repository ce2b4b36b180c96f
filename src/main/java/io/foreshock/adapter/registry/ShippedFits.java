package io.foreshock.adapter.registry;

import io.foreshock.forecast.FittedParameters;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fits that came with the models. Nothing can be added. */
final class ShippedFits implements FittedParameters {

  private final List<Map<String, double[]>> fits;

  /**
   * Makes one memory of several.
   *
   * @param fits fits of each model; never written to, and of two of the same key the later counts
   */
  ShippedFits(List<Map<String, double[]>> fits) {
    this.fits = List.copyOf(fits.reversed());
  }

  @Override
  public double @Nullable [] find(String key) {
    for (Map<String, double[]> ofOne : fits) {
      double[] found = ofOne.get(key);
      if (found != null) {
        return found.clone();
      }
    }
    return null;
  }

  @Override
  public void remember(String key, double[] parameters) {
    throw new UnsupportedOperationException("fits that came with the models are not added to");
  }

  @Override
  public void flush() {}
}
