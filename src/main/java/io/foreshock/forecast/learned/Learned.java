package io.foreshock.forecast.learned;

import io.foreshock.feature.FeatureSchema;
import io.foreshock.feature.VarianceFeatures;

/** Checks that learned models share. */
final class Learned {

  private Learned() {}

  static void requireInputs(String name, int inputs, FeatureSchema schema) {
    if (inputs != schema.size()) {
      throw new IllegalArgumentException(
          name + " must have " + schema.size() + " inputs, had " + inputs);
    }
  }

  static void requireResidualVariance(double value) {
    if (!(value > 0.0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "residualVariance must be positive and finite, was " + value);
    }
  }

  static void requireSchema(FeatureSchema schema, VarianceFeatures features) {
    if (!features.schema().equals(schema)) {
      throw new IllegalArgumentException(
          "features must be of schema " + schema.id() + ", were " + features.schema().id());
    }
  }
}
