package io.foreshock.forecast.learned;

import io.foreshock.feature.FeatureSchema;

/**
 * What training saw: how strange its days were, and how far its members stood apart on them. Beyond
 * it a forecast is one of a kind that nobody has checked.
 *
 * @param schema inputs of the forest
 * @param forest tells how strange a day is
 * @param novelty 99th percentile of the forest's scores on the days of training, in (0, 1)
 * @param spread 99th percentile of the spread of the members, logarithm, positive
 */
public record TrainedRange(
    FeatureSchema schema, IsolationForest forest, double novelty, double spread) {

  /** Percentile up to which training counts as having seen something. */
  public static final double PERCENTILE = 0.99;

  /** Checks the numbers. */
  public TrainedRange {
    Learned.requireInputs("forest", forest.paths().inputs(), schema);
    if (!(novelty > 0.0 && novelty < 1.0)) {
      throw new IllegalArgumentException("novelty must be in (0, 1), was " + novelty);
    }
    if (!(spread > 0.0 && spread < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("spread must be positive and finite, was " + spread);
    }
  }
}
