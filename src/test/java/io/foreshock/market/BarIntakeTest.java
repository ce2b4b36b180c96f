package io.foreshock.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BarIntakeTest {

  private static final MarketId ID = new MarketId("X");
  private static final long HOUR = 3_600_000;

  private static BarIntake intake(PriceBar... bars) {
    return BarIntake.of(ID, HOUR, List.of(bars), 100 * HOUR);
  }

  @Test
  void of_barsOutOfOrder_sortsThem() {
    BarIntake intake = intake(PriceBar.ofClose(2 * HOUR, 3), PriceBar.ofClose(HOUR, 2));
    assertThat(intake.accepted().openTimeMs(0)).isEqualTo(HOUR);
    assertThat(intake.accepted().close(1)).isEqualTo(3);
    assertThat(intake.quarantined()).isEmpty();
  }

  @Test
  void of_sameBarTwice_countsItOnce() {
    BarIntake intake = intake(PriceBar.ofClose(HOUR, 2), PriceBar.ofClose(HOUR, 2));
    assertThat(intake.accepted().size()).isEqualTo(1);
    assertThat(intake.unchanged()).isEqualTo(1);
    assertThat(intake.quarantined()).isEmpty();
  }

  @Test
  void of_conflictingBar_keepsTheFirstReported() {
    BarIntake intake = intake(PriceBar.ofClose(HOUR, 2), PriceBar.ofClose(HOUR, 9));
    assertThat(intake.accepted().close(0)).isEqualTo(2);
    assertThat(intake.quarantined())
        .extracting(QuarantinedBar::reason)
        .containsExactly(QuarantineReason.CONFLICTING_DUPLICATE);
  }

  @Test
  void of_impossibleBarThenGoodOne_acceptsTheGoodOne() {
    BarIntake intake = intake(PriceBar.ofClose(HOUR, -2), PriceBar.ofClose(HOUR, 2));
    assertThat(intake.accepted().close(0)).isEqualTo(2);
    assertThat(intake.quarantined())
        .extracting(QuarantinedBar::reason)
        .containsExactly(QuarantineReason.NOT_POSITIVE);
  }

  @Test
  void of_misalignedOrFutureBar_setsItAsideWithTheTimeOfTheDecision() {
    BarIntake intake =
        intake(
            PriceBar.ofClose(HOUR, 2),
            PriceBar.ofClose(HOUR + 1, 2),
            PriceBar.ofClose(101 * HOUR, 2));
    assertThat(intake.accepted().size()).isOne();
    assertThat(intake.quarantined())
        .extracting(QuarantinedBar::reason)
        .containsExactly(QuarantineReason.MISALIGNED_TIME, QuarantineReason.FUTURE_TIME);
    assertThat(intake.quarantined().getFirst().decidedAtMs()).isEqualTo(100 * HOUR);
  }
}
