package io.foreshock.forecast.volatility;

import io.foreshock.feature.FeatureSchema;
import io.foreshock.feature.VarianceFeatures;

/**
 * A model of the logarithm of tomorrow's variance, learned from many markets. Immutable and safe
 * for threads; equal models give equal forecasts.
 */
public interface LogVarianceModel {

  /** Returns the inputs. */
  FeatureSchema schema();

  /**
   * Returns the forecast of a variance whose logarithm is expected to be {@code logForecast},
   * squared log return.
   */
  double variance(double logForecast);

  /** Returns a scorer with room of its own, for one thread. */
  Scorer scorer();

  /** Forecasts one market day after day. Not safe for threads. */
  interface Scorer {

    /**
     * Returns the expected logarithm of the variance of day {@code t} + 1 from days up to {@code
     * t}, NaN where these do not suffice.
     *
     * @throws IllegalArgumentException if the features are of another schema
     */
    double logForecast(VarianceFeatures features, int t);
  }
}
