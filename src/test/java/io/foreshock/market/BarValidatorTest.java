package io.foreshock.market;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarValidatorTest {

  @ParameterizedTest
  @CsvSource({
    "10, 12, 9, 11, 5",
    "10, 10, 10, 10, 0", // one trade
    "NaN, NaN, NaN, 11, NaN", // only the close is known
    "NaN, 12, 9, 12, NaN",
    "10, NaN, 9, 10, 5",
    "100, 100, 1, 1, 5" // a crash is not impossible
  })
  void judge_possibleBar_findsNothing(
      double open, double high, double low, double close, double volume) {
    assertThat(BarValidator.judge(new PriceBar(0, open, high, low, close, volume))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10, 12, 9, NaN, 5, NOT_A_NUMBER",
    "10, 12, 9, Infinity, 5, NOT_A_NUMBER",
    "10, Infinity, 9, 11, 5, NOT_A_NUMBER",
    "-Infinity, 12, 9, 11, 5, NOT_A_NUMBER",
    "NaN, NaN, NaN, 0, NaN, NOT_POSITIVE",
    "10, 12, -9, 11, 5, NOT_POSITIVE",
    "0, 12, 9, 11, 5, NOT_POSITIVE",
    "10, 9, 12, 10, 5, INCONSISTENT_RANGE",
    "NaN, 12, 9, 12.01, 5, INCONSISTENT_RANGE",
    "NaN, 12, 9, 8.99, 5, INCONSISTENT_RANGE",
    "12.01, 12, 9, 11, 5, INCONSISTENT_RANGE",
    "8.99, 12, 9, 11, 5, INCONSISTENT_RANGE",
    "NaN, 10, NaN, 11, NaN, INCONSISTENT_RANGE", // one known bound is enough
    "10, 12, 9, 11, -1, IMPOSSIBLE_VOLUME",
    "10, 12, 9, 11, Infinity, IMPOSSIBLE_VOLUME"
  })
  void judge_impossibleBar_namesReason(
      double open,
      double high,
      double low,
      double close,
      double volume,
      QuarantineReason expected) {
    assertThat(BarValidator.judge(new PriceBar(0, open, high, low, close, volume)))
        .contains(expected);
  }
}
