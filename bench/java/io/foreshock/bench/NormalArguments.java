package io.foreshock.bench;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** The arguments at which forms of the normal distribution are compared: d₁ and d₂ of options. */
final class NormalArguments {

  static final int COUNT = 10_000;

  private NormalArguments() {}

  /** Returns numbers from the centre far into both tails. */
  static double[] draw() {
    return new Random(1).doubles(COUNT, -6.0, 6.0).toArray();
  }

  /** Returns the sum of Φ and of its logarithm, which shows errors in the tail. */
  static Map<String, Double> oracle(DoubleUnaryOperator cumulative) {
    double[] values = Arrays.stream(draw()).map(cumulative).toArray();
    return Map.of(
        "sum", Arrays.stream(values).sum(),
        "sumOfLogs", Arrays.stream(values).map(StrictMath::log).sum());
  }
}
