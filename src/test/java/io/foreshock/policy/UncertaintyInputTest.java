package io.foreshock.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foreshock.market.Side;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UncertaintyInputTest {

  private static final int WALKS = 100;
  private static final int DAYS = 60;

  @ParameterizedTest
  @CsvSource({
    "0, 0, 1000000",
    "1000000, 1000000, 1000000",
    "1400000, 0, 1100000",
    "2000000, 0, 1250000",
    "0, 1100000, 1100000",
    "1400000, 1100000, 1200000",
    "1000001, 0, 1000001",
    "1000000000, 1000000000, 1250000"
  })
  void factorPpm_ratios_isWhatTheFormulaSays(long spread, long novelty, long factor) {
    assertThat(new UncertaintyInput(spread, novelty).factorPpm()).isEqualTo(factor);
  }

  @Test
  void ofRatios_anyNumbers_areReadAndNeverRefused() {
    assertThat(UncertaintyInput.ofRatios(0.0, 0.0)).isEqualTo(UncertaintyInput.NONE);
    assertThat(UncertaintyInput.ofRatios(1.2, 0.5))
        .isEqualTo(new UncertaintyInput(1_200_000, 500_000));
    assertThat(UncertaintyInput.ofRatios(1e300, 1.0).spreadPpm())
        .isEqualTo(UncertaintyInput.MAXIMUM_PPM);
  }

  @Test
  void new_negativeRatio_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UncertaintyInput(-1, 0))
        .withMessage("spreadPpm must be in [0, 1000000000], was -1");
  }

  /** From any state: more uncertainty of either kind never brings a lower margin on either side. */
  @Test
  void decide_moreUncertainty_neverNarrows() {
    Random random = new Random(11);
    int widened = 0;
    for (int seed = 0; seed < WALKS; seed++) {
      PolicyWalk walk = new PolicyWalk(5_000 + seed);
      MarginProfile profile = walk.profile();
      PolicyState state = PolicyState.initial();
      for (int day = 0; day < DAYS; day++) {
        PolicyInput input = walk.next();
        UncertaintyInput less = ratios(random, 1_500_000);
        UncertaintyInput more =
            new UncertaintyInput(
                less.spreadPpm() + random.nextLong(2_000_000),
                less.noveltyPpm() + random.nextLong(500_000));
        PolicyDecision none = decide(profile, state, input, UncertaintyInput.NONE);
        PolicyDecision low = decide(profile, state, input, less);
        PolicyDecision high = decide(profile, state, input, more);
        for (Side side : Side.values()) {
          long without = none.parameters().imf().of(side);
          assertThat(low.parameters().imf().of(side)).isGreaterThanOrEqualTo(without);
          assertThat(high.parameters().imf().of(side))
              .isGreaterThanOrEqualTo(low.parameters().imf().of(side));
          widened += high.parameters().imf().of(side) > without ? 1 : 0;
        }
        state = low.nextState();
      }
    }
    assertThat(widened).as("decisions that were widened").isGreaterThan(1_000);
  }

  /** Within what training saw the decision is the same as where nothing is known. */
  @Test
  void decide_withinTraining_changesNothing() {
    Random random = new Random(12);
    PolicyWalk walk = new PolicyWalk(6_000);
    MarginProfile profile = walk.profile();
    PolicyState state = PolicyState.initial();
    for (int day = 0; day < DAYS; day++) {
      PolicyInput input = walk.next();
      PolicyDecision none = decide(profile, state, input, UncertaintyInput.NONE);
      assertThat(decide(profile, state, input, ratios(random, 1_000_001))).isEqualTo(none);
      state = none.nextState();
    }
  }

  @Test
  void decide_beyondTraining_isAStepOfTheAttribution() {
    PolicyInput input =
        PolicyWalk.withUncertainty(
            PolicyExamples.at(0, 60_000), new UncertaintyInput(1_400_000, 0));
    PolicyDecision decision =
        MarginPolicy.decide(PolicyExamples.INDEX, PolicyState.initial(), input);
    AttributionStep step =
        decision.longAttribution().steps().stream()
            .filter(one -> one.code().equals("uncertainty"))
            .findFirst()
            .orElseThrow();
    // 60,000 × 1.1
    assertThat(step.beforePpm()).isEqualTo(60_000);
    assertThat(step.afterPpm()).isEqualTo(66_000);
    assertThat(step.factorPpm()).isEqualTo(1_100_000);
    assertThat(step.text()).contains("140.00 %").contains("6.60 %");
    assertThat(decision.longAttribution().reconciles()).isTrue();
    assertThat(decision.parameters().imfLongPpm()).isEqualTo(66_000);
  }

  private static PolicyDecision decide(
      MarginProfile profile, PolicyState state, PolicyInput input, UncertaintyInput uncertainty) {
    return MarginPolicy.decide(profile, state, PolicyWalk.withUncertainty(input, uncertainty));
  }

  private static UncertaintyInput ratios(Random random, long most) {
    return new UncertaintyInput(random.nextLong(most), random.nextLong(most));
  }
}
