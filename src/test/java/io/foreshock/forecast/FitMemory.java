package io.foreshock.forecast;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A memory of fits that counts what it did not know. */
public final class FitMemory implements FittedParameters {

  private final Map<String, double[]> fits = new HashMap<>();
  private int misses;
  private int flushes;

  @Override
  public synchronized double @Nullable [] find(String key) {
    double[] found = fits.get(key);
    if (found == null) {
      misses++;
      return null;
    }
    return found.clone();
  }

  @Override
  public synchronized void remember(String key, double[] parameters) {
    fits.put(key, parameters.clone());
  }

  @Override
  public synchronized void flush() {
    flushes++;
  }

  /** Returns how many fits were asked for in vain. */
  public synchronized int misses() {
    return misses;
  }

  /** Returns how often the memory was written. */
  public synchronized int flushes() {
    return flushes;
  }

  /** Returns how many fits are known. */
  public synchronized int size() {
    return fits.size();
  }
}
