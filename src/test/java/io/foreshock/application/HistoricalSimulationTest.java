package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.feature.DailyObservations;
import io.foreshock.market.Side;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HistoricalSimulationTest {

  private static MarketHistory index;

  @BeforeAll
  static void read() throws IOException {
    index = BacktestExamples.standardAndPoor(800);
  }

  /**
   * Type 7 at 99 % of 500 numbers lies at place 494.01 from below: five losses are larger than the
   * one it begins at. Counted here from above, without sorting.
   */
  @ParameterizedTest
  @EnumSource(Side.class)
  void valueAtRisk_isBetweenTheFifthAndSixthLargestLoss(Side side) {
    DailyObservations days = index.days();
    double level = HistoricalSimulation.valueAtRisk(days, 700, side, 0.01);
    int above = 0;
    double next = Double.POSITIVE_INFINITY;
    double below = Double.NEGATIVE_INFINITY;
    for (int day = 200; day < 700; day++) {
      double move = Math.exp(days.logReturn(day)) - 1;
      double loss = side == Side.LONG ? -move : move;
      above += loss > level ? 1 : 0;
      next = loss > level ? Math.min(next, loss) : next;
      below = loss > level ? below : Math.max(below, loss);
    }
    assertThat(above).isEqualTo(5);
    // Math.exp and StrictMath.expm1 differ in the last bits only.
    assertThat(level).isCloseTo(below + 0.01 * (next - below), within(1e-12));
  }

  @Test
  void valueAtRisk_laterDaysCutOff_isTheSame() {
    DailyObservations cut = index.until(index.days().closeTimeMs(649)).days();
    assertThat(cut.size()).isEqualTo(650);
    assertThat(HistoricalSimulation.valueAtRisk(cut, 650, Side.LONG, 0.01))
        .isEqualTo(HistoricalSimulation.valueAtRisk(index.days(), 650, Side.LONG, 0.01));
  }

  @Test
  void valueAtRisk_tooFewDays_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HistoricalSimulation.valueAtRisk(index.days(), 499, Side.LONG, 0.01))
        .withMessage("day must be at least 500, was 499");
  }
}
