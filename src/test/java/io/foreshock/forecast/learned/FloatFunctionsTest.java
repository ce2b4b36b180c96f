package io.foreshock.forecast.learned;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Against the platform's functions in double precision. */
class FloatFunctionsTest {

  private static final double LOGISTIC = 3e-7; // as FloatFunctions states
  private static final double TANH = 4e-7;
  private static final int NUMBERS = 200_000;
  private static final float SPAN = 30.0f;

  private static float[] numbers() {
    float[] numbers = new float[NUMBERS];
    for (int j = 0; j < NUMBERS; j++) {
      numbers[j] = SPAN * (2.0f * j / (NUMBERS - 1) - 1.0f);
    }
    return numbers;
  }

  @Test
  void tanh_isWithinItsBoundAndNeverBeyondOne() {
    float[] x = numbers();
    float[] y = new float[NUMBERS];
    FloatFunctions.tanh(x, y);
    for (int j = 0; j < NUMBERS; j++) {
      assertThat(Math.abs(y[j] - StrictMath.tanh(x[j]))).as("tanh of %s", x[j]).isLessThan(TANH);
      assertThat(y[j]).isBetween(-1.0f, 1.0f);
    }
  }

  @Test
  void squash_ofHalfASlope_isTheLogisticFunctionWithinItsBoundAndNeverBeyondOne() {
    float[] x = numbers();
    float[] y = x.clone();
    float[] halves = new float[NUMBERS];
    Arrays.fill(halves, 0.5f);
    FloatFunctions.squash(y, halves);
    for (int j = 0; j < NUMBERS; j++) {
      assertThat(Math.abs(y[j] - 1.0 / (1.0 + StrictMath.exp(-x[j]))))
          .as("logistic of %s", x[j])
          .isLessThan(LOGISTIC);
      assertThat(y[j]).isBetween(0.0f, 1.0f);
    }
  }

  @Test
  void squash_ofSlopeOne_isTheHyperbolicTangent() {
    float[] x = numbers();
    float[] expected = new float[NUMBERS];
    FloatFunctions.tanh(x, expected);
    float[] ones = new float[NUMBERS];
    Arrays.fill(ones, 1.0f);
    FloatFunctions.squash(x, ones);
    assertThat(x).containsExactly(expected);
  }

  @Test
  void tanh_ofTheEnds_isOneAndOfNothingIsNothing() {
    float[] numbers = {
      0.0f, -0.0f, 1e9f, -1e9f, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1e-30f
    };
    FloatFunctions.tanh(numbers, numbers);
    assertThat(numbers).containsExactly(0.0f, -0.0f, 1.0f, -1.0f, 1.0f, -1.0f, 1e-30f);
  }
}
