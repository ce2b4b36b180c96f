package io.foreshock.portfolio.collateral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepegJumpTest {

  private static final PeggedAsset TENTH =
      new PeggedAsset("X", "USD", 100_000, 500_000, PegBasis.PRIOR);

  /** 1 − 0.9^T by hand; √0.9 = 0.9486833. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "0.5, 51317, 25659",
    "1, 100000, 50000",
    "2, 190000, 95000",
    "3, 271000, 135500"
  })
  void of_days_isChanceOfNotStayingTimesDepth(double days, long chance, long haircut) {
    DepegJump jump = DepegJump.of(Optional.of(TENTH), days);
    // the chance may be rounded up from a last bit too much
    assertThat(jump.chancePpm()).isBetween(chance, chance + 1);
    assertThat(jump.haircutPpm()).isBetween(haircut, haircut + 1);
  }

  @Test
  void of_longerTime_neverFallsAndStaysBelowDepth() {
    for (PeggedAsset peg : PeggedAsset.all()) {
      long previous = 0;
      for (int hours = 0; hours < 24 * 3_000; hours += 7) {
        long haircut = DepegJump.of(Optional.of(peg), hours / 24.0).haircutPpm();
        assertThat(haircut >= previous && haircut <= peg.depthPpm()).isTrue();
        previous = haircut;
      }
    }
  }

  @Test
  void of_noPeg_isNothing() {
    assertThat(DepegJump.of(Optional.empty(), 5.0).haircutPpm()).isZero();
    assertThat(PeggedAsset.of("BTC")).isEmpty();
    assertThat(PeggedAsset.of("usdt")).isEmpty();
    assertThat(PeggedAsset.of("")).isEmpty();
  }

  @Test
  void jump_badArguments_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DepegJump.of(Optional.of(TENTH), Double.NaN))
        .withMessage("liquidationDays must be non-negative and finite, was NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PeggedAsset("X", "USD", 1_000_000, 1, PegBasis.PRIOR))
        .withMessage("chancePpm must be in [0, 999999], was 1000000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PeggedAsset("X", "USD", 1, -1, PegBasis.PRIOR))
        .withMessage("depthPpm must be in [0, 1000000], was -1");
  }
}
