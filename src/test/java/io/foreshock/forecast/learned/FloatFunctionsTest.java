package io.foreshock.forecast.learned;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Against the platform's functions in double precision. */
class FloatFunctionsTest {

  private static final double RELATIVE = 3e-7; // as FloatFunctions states
  private static final double LOGISTIC = 2e-7;
  private static final double TANH = 4e-7;

  @Test
  void exp_overItsWholeRange_isWithinItsBound() {
    for (float x = -87.0f; x <= 88.0f; x += 0.0007f) {
      double expected = StrictMath.exp(x);
      assertThat(Math.abs(FloatFunctions.exp(x) - expected) / expected)
          .as("x %s", x)
          .isLessThan(RELATIVE);
    }
  }

  @Test
  void exp_beyondItsRange_isHeldAtTheEnds() {
    assertThat(FloatFunctions.exp(-1e9f)).isEqualTo(FloatFunctions.exp(-87.0f)).isPositive();
    assertThat(FloatFunctions.exp(1e9f)).isEqualTo(FloatFunctions.exp(88.0f)).isFinite();
    assertThat(FloatFunctions.exp(0.0f)).isEqualTo(1.0f);
  }

  @Test
  void logisticAndTanh_areWithinTheirBounds() {
    for (float x = -30.0f; x <= 30.0f; x += 0.00031f) {
      assertThat(Math.abs(FloatFunctions.logistic(x) - 1.0 / (1.0 + StrictMath.exp(-x))))
          .as("logistic of %s", x)
          .isLessThan(LOGISTIC);
      assertThat(Math.abs(FloatFunctions.tanh(x) - StrictMath.tanh(x)))
          .as("tanh of %s", x)
          .isLessThan(TANH);
    }
  }
}
