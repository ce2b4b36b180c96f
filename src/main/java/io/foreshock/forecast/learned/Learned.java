package io.foreshock.forecast.learned;

import io.foreshock.feature.FeatureSchema;
import io.foreshock.feature.VarianceFeatures;
import java.util.List;

/** Checks that learned models share. */
final class Learned {

  private static final int MOST_STEPS = 1_000;

  private Learned() {}

  static void requireInputs(String name, int inputs, FeatureSchema schema) {
    if (inputs != schema.size()) {
      throw new IllegalArgumentException(
          name + " must have " + schema.size() + " inputs, had " + inputs);
    }
  }

  static void requireNets(
      List<RecurrentNet> nets, int steps, FeatureScale scale, int outputs, FeatureSchema schema) {
    if (nets.isEmpty()) {
      throw new IllegalArgumentException("nets must hold at least one");
    }
    if (!(steps >= 1 && steps <= MOST_STEPS)) {
      throw new IllegalArgumentException("steps must be in [1, 1000], were " + steps);
    }
    requireInputs("scale", scale.size(), schema);
    for (RecurrentNet net : nets) {
      requireInputs("a net", net.inputs(), schema);
      if (net.outputs() != outputs) {
        throw new IllegalArgumentException(
            "a net must have " + outputs + " outputs, had " + net.outputs());
      }
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
