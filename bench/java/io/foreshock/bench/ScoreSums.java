package io.foreshock.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * What two scorers must agree on: scores weighted by sines of different frequency, so that no two
 * differences cancel in all of them, and the largest score.
 */
final class ScoreSums {

  private ScoreSums() {}

  /**
   * Returns the numbers.
   *
   * @param rows how many rows there are
   * @param score the score of a row
   */
  static Map<String, Double> of(int rows, IntToDoubleFunction score) {
    double plain = 0.0;
    double weighted = 0.0;
    double largest = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < rows; row++) {
      double value = score.applyAsDouble(row);
      plain += value / rows;
      weighted += StrictMath.sin(row + 1.0) * value / rows;
      largest = Math.max(largest, value);
    }
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("mean", plain);
    numbers.put("weighted", weighted);
    numbers.put("largest", largest);
    return numbers;
  }
}
