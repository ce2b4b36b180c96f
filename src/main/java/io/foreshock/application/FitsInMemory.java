package io.foreshock.application;

import io.foreshock.forecast.FittedParameters;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A memory of fits that lasts as long as the process. Safe for threads. */
public final class FitsInMemory implements FittedParameters {

  private final Map<String, double[]> fits = new ConcurrentHashMap<>();

  @Override
  public double @Nullable [] find(String key) {
    double[] found = fits.get(key);
    return found == null ? null : found.clone();
  }

  @Override
  public void remember(String key, double[] parameters) {
    fits.put(key, parameters.clone());
  }

  @Override
  public void flush() {}
}
