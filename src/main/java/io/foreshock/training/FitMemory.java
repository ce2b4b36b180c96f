package io.foreshock.training;

import io.foreshock.forecast.FittedParameters;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Keeps fits in memory, on top of those another memory has. Safe for threads. */
public final class FitMemory implements FittedParameters {

  private final FittedParameters below;
  private final ConcurrentMap<String, double[]> seen = new ConcurrentHashMap<>();

  /**
   * Makes an empty memory.
   *
   * @param below memory asked where this one does not know, and told what is new
   */
  public FitMemory(FittedParameters below) {
    this.below = below;
  }

  @Override
  public double @Nullable [] find(String key) {
    double[] own = seen.get(key);
    if (own != null) {
      return own.clone();
    }
    double[] found = below.find(key);
    if (found != null) {
      seen.put(key, found.clone());
    }
    return found;
  }

  @Override
  public void remember(String key, double[] parameters) {
    seen.put(key, parameters.clone());
    below.remember(key, parameters);
  }

  @Override
  public void flush() {
    below.flush();
  }

  /** Returns every fit that was asked for and found, or remembered, by key. */
  public SortedMap<String, double[]> seen() {
    return new TreeMap<>(seen);
  }
}
