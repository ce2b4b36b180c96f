package io.foreshock.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PpmTest {

  @Test
  void multiplyAndRatio_randomValues_matchUnlimitedArithmetic() {
    SplittableRandom random = new SplittableRandom(11);
    BigDecimal million = BigDecimal.valueOf(1_000_000);
    for (int i = 0; i < 100_000; i++) {
      long a = random.nextLong(1_000_000_000L);
      long b = 1 + random.nextLong(1_000_000_000L);
      BigDecimal product = BigDecimal.valueOf(a).multiply(BigDecimal.valueOf(b)).divide(million);
      BigDecimal scaled = BigDecimal.valueOf(a).multiply(million);
      BigDecimal divisor = BigDecimal.valueOf(b);
      boolean same =
          Ppm.multiplyRoundedUp(a, b) == product.setScale(0, RoundingMode.CEILING).longValue()
              && Ppm.multiplyRoundedDown(a, b)
                  == product.setScale(0, RoundingMode.FLOOR).longValue()
              && Ppm.ratioRoundedUp(a, b)
                  == scaled.divide(divisor, 0, RoundingMode.CEILING).longValue()
              && Ppm.ratioRoundedDown(a, b)
                  == scaled.divide(divisor, 0, RoundingMode.FLOOR).longValue();
      assertThat(same).as(a + " and " + b).isTrue();
    }
  }

  @Test
  void squareRootRoundedUp_randomValues_isTheLeastRootNotBelow() {
    SplittableRandom random = new SplittableRandom(12);
    for (int i = 0; i < 100_000; i++) {
      long value = random.nextLong(1L << (1 + random.nextInt(39)));
      BigInteger square = BigInteger.valueOf(value).multiply(BigInteger.valueOf(1_000_000));
      BigInteger root = square.sqrt();
      long expected = root.multiply(root).equals(square) ? root.longValue() : root.longValue() + 1;
      assertThat(Ppm.squareRootRoundedUp(value)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1e-9, 1", "0.0625, 62500", "0.06250000001, 62501", "1, 1000000"})
  void ofFractionRoundedUp_knownFraction_roundsUp(double fraction, long expected) {
    assertThat(Ppm.ofFractionRoundedUp(fraction)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-12, Double.NaN, Double.POSITIVE_INFINITY, 1.1e6})
  void ofFractionRoundedUp_outside_isRefused(double fraction) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ppm.ofFractionRoundedUp(fraction))
        .withMessage("fraction must be in [0, 1e6], was " + fraction);
  }

  @Test
  void levelRoundedUp_extremes_areClampedAndNaNRefused() {
    assertThat(Ppm.levelRoundedUp(0.0)).isEqualTo(1);
    assertThat(Ppm.levelRoundedUp(Double.POSITIVE_INFINITY)).isEqualTo(4_000_000);
    assertThatIllegalArgumentException().isThrownBy(() -> Ppm.levelRoundedUp(Double.NaN));
  }

  @ParameterizedTest
  @CsvSource({"61000, 6.10 %", "61049, 6.10 %", "61050, 6.11 %", "0, 0.00 %", "1000000, 100.00 %"})
  void percent_knownValue_showsTwoDecimals(long ppm, String expected) {
    assertThat(Ppm.percent(ppm)).isEqualTo(expected);
  }

  @Test
  void regimeProbabilities_ofFractions_sumToOneAndRoundSevereUp() {
    SplittableRandom random = new SplittableRandom(13);
    for (int i = 0; i < 100_000; i++) {
      double stressed = random.nextDouble();
      double elevated = (1 - stressed) * random.nextDouble();
      RegimeProbabilities p =
          RegimeProbabilities.ofFractions(1 - stressed - elevated, elevated, stressed);
      assertThat(p.stressedPpm() >= stressed * 1e6 && p.stressedPpm() < stressed * 1e6 + 1)
          .isTrue();
      assertThat(p.calmPpm() + p.elevatedPpm() + p.stressedPpm()).isEqualTo(1_000_000);
    }
  }
}
