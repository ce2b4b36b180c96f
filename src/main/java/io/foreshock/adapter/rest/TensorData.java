package io.foreshock.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads the numbers of a tensor, written row by row or nested as its shape says. */
final class TensorData {

  private final int[] shape;
  private final double[] numbers;
  private int filled;

  private TensorData(int[] shape) {
    this.shape = shape;
    int size = 1;
    for (int length : shape) {
      size = Math.multiplyExact(size, length);
    }
    this.numbers = new double[size];
  }

  /**
   * Returns the numbers, row by row.
   *
   * @param field its name, for messages
   * @param data the JSON
   * @param shape its dimensions, each at least 1
   * @throws InferenceException if there are more or fewer, one is not finite, or the nesting is
   *     another one
   */
  static double[] read(String field, JsonNode data, int[] shape) {
    TensorData tensor = new TensorData(shape);
    boolean nested = data.isArray() && !data.isEmpty() && data.get(0).isArray();
    if (nested) {
      tensor.nested(field, data, 0);
    } else {
      tensor.numbers(field, data, tensor.numbers.length);
    }
    return tensor.numbers;
  }

  private void nested(String at, JsonNode data, int dimension) {
    if (dimension == shape.length - 1) {
      numbers(at, data, shape[dimension]);
      return;
    }
    requireLength(at, data, shape[dimension]);
    for (int i = 0; i < shape[dimension]; i++) {
      nested(at + "[" + i + "]", data.get(i), dimension + 1);
    }
  }

  private void numbers(String at, JsonNode data, int count) {
    requireLength(at, data, count);
    for (int i = 0; i < count; i++) {
      JsonNode number = data.get(i);
      if (!number.isNumber() || !Double.isFinite(number.doubleValue())) {
        throw InferenceException.bad(
            at + "[" + i + "] must be a finite number, was " + InferenceRequest.shown(number));
      }
      numbers[filled] = number.doubleValue();
      filled++;
    }
  }

  private void requireLength(String at, JsonNode data, int length) {
    if (!data.isArray() || data.size() != length) {
      String was = data.isArray() ? "had " + data.size() : "was " + InferenceRequest.shown(data);
      throw InferenceException.bad(
          at + " must be an array of " + length + " as inputs[0].shape says, " + was);
    }
  }
}
