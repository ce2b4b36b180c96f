package io.foreshock.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvalueWealthTest {

  private static final double ALPHA = 0.01;

  @ParameterizedTest
  @CsvSource({
    "1.0, 2.0, 2.5, 0.0", // no exceedance
    "2.0, 2.0, 2.5, 0.0", // at the value at risk
    "2.5, 2.0, 2.5, 100.0", // 0.5 ÷ (0.01·0.5)
    "2.1, 2.0, 2.0, 5000000.0" // 0.1 ÷ (0.01·2e-6): the least gap
  })
  void eValue_byHand(double loss, double valueAtRisk, double shortfall, double expected) {
    assertThat(ExpectedShortfallEValue.of(loss, valueAtRisk, shortfall, ALPHA))
        .isCloseTo(expected, within(1e-8 * expected));
    assertThat(ExpectedShortfallEValue.of(3 * loss, 3 * valueAtRisk, 3 * shortfall, ALPHA))
        .isCloseTo(expected, within(1e-8 * expected));
  }

  /** e = 3, 0, 0: stakes 0, min(2/4, ½), 1/5; wealth 1, ½, ½·4/5. */
  @Test
  void with_threeDays_followsHand() {
    EvalueWealth first = EvalueWealth.START.with(3.0);
    assertThat(first.wealth()).isEqualTo(1.0);
    assertThat(first.stake()).isEqualTo(0.5);
    EvalueWealth second = first.with(0.0);
    assertThat(second.wealth()).isCloseTo(0.5, within(1e-15));
    assertThat(second.stake()).isEqualTo(0.2);
    assertThat(second.with(0.0).wealth()).isCloseTo(0.4, within(1e-15));
    assertThat(second.with(0.0).stake()).isEqualTo(0.0);
  }

  @Test
  void with_tomorrow_cannotChangeTodaysStake() {
    EvalueWealth today = EvalueWealth.START.with(0.0).with(40.0).with(7.0);
    double stake = today.stake();
    assertThat(StrictMath.exp(today.with(90.0).logWealth() - today.logWealth()))
        .isCloseTo(1.0 + stake * 89.0, within(1e-12));
    assertThat(StrictMath.exp(today.with(0.0).logWealth() - today.logWealth()))
        .isCloseTo(1.0 - stake, within(1e-12));
  }

  /** Exponential losses: VaR = ln 100, ES = VaR + 1, so e = (L − VaR)⁺ ÷ α has mean 1. */
  @Test
  void wealth_trueForecast_isAtMostOneOnAverageAndSeldomTwenty() {
    Draws draws = new Draws(11);
    int paths = 20_000;
    int reached = 0;
    double sum = 0.0;
    double squares = 0.0;
    for (int path = 0; path < paths; path++) {
      EvalueWealth wealth = EvalueWealth.START;
      boolean twenty = false;
      for (int t = 0; t < 500; t++) {
        wealth = wealth.with(exponential(draws, 1.0));
        twenty |= wealth.wealth() >= EvalueWealth.DEMOTION;
      }
      sum += wealth.wealth();
      squares += wealth.wealth() * wealth.wealth();
      reached += twenty ? 1 : 0;
    }
    double mean = sum / paths;
    double error = Math.sqrt((squares / paths - mean * mean) / paths);
    assertThat(mean).isLessThanOrEqualTo(1.0 + 3.0 * error);
    assertThat(error).isLessThan(0.05);
    // Ville: at most 5 % of the paths ever reach 20.
    assertThat(reached).isLessThanOrEqualTo(paths / 20);
  }

  /** Losses a quarter larger than forecast are found out within four years, more often than not. */
  @Test
  void wealth_understatedRisk_grows() {
    Draws draws = new Draws(12);
    int found = 0;
    for (int path = 0; path < 500; path++) {
      EvalueWealth wealth = EvalueWealth.START;
      for (int t = 0; t < 1_000 && wealth.wealth() < EvalueWealth.DEMOTION; t++) {
        wealth = wealth.with(exponential(draws, 1.25));
      }
      found += wealth.wealth() >= EvalueWealth.DEMOTION ? 1 : 0;
    }
    assertThat(found).isGreaterThan(250);
  }

  @Test
  void meanWealth_overSides_isPlain() {
    EvalueWealth doubled = new EvalueWealth(1, StrictMath.log(39.0), 0.0, 0.0);
    assertThat(EvalueWealth.meanWealth(List.of(EvalueWealth.START, doubled)))
        .isCloseTo(EvalueWealth.DEMOTION, within(1e-12));
  }

  @Test
  void all_badInput_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExpectedShortfallEValue.of(Double.NaN, 1.0, 2.0, ALPHA));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExpectedShortfallEValue.of(1.0, 0.0, 2.0, ALPHA));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExpectedShortfallEValue.of(1.0, 2.0, 1.0, ALPHA));
    assertThatIllegalArgumentException().isThrownBy(() -> EvalueWealth.START.with(-1.0));
    assertThatIllegalArgumentException().isThrownBy(() -> EvalueWealth.START.with(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> EvalueWealth.meanWealth(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new EvalueWealth(-1, 0.0, 0.0, 0.0));
  }

  private static double exponential(Draws draws, double scale) {
    double valueAtRisk = -StrictMath.log(ALPHA);
    double loss = -scale * StrictMath.log(draws.nextUniform());
    return ExpectedShortfallEValue.of(loss, valueAtRisk, valueAtRisk + 1.0, ALPHA);
  }
}
