package io.foreshock.policy;

import static io.foreshock.policy.PolicyExamples.CALM;
import static io.foreshock.policy.PolicyExamples.INDEX;
import static io.foreshock.policy.PolicyExamples.STRESS;
import static io.foreshock.policy.PolicyExamples.after;
import static io.foreshock.policy.PolicyExamples.input;
import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.policy.HeldParameter.HeldBy;
import io.foreshock.policy.ScheduledParameter.Parameter;
import org.junit.jupiter.api.Test;

/** Examples of an index: fees of 600 ppm, a share of 0.9, a dead band of 1 %. */
class HeldParametersTest {

  private static PolicyInput cover(double days, long coverPpm) {
    return cover(days, coverPpm, CALM, LoosenFreeze.NONE);
  }

  private static PolicyInput cover(
      double days, long coverPpm, RegimeProbabilities regime, LoosenFreeze freeze) {
    SideInput side = new SideInput(100_000, 60_000, 60_000, 60_000, 100_000, coverPpm, 0);
    return input(days, side, regime, freeze);
  }

  /** Returns what holds maintenance margin of longs on the day after one of 20,000 ppm. */
  private static HeldBy held(PolicyInput next) {
    MarginParameters set =
        MarginPolicy.step(INDEX, after(INDEX, cover(0, 19_400)), next).parameters();
    return HeldParameters.of(INDEX, next, set).stream()
        .filter(one -> one.parameter() == Parameter.MMF_LONG)
        .findFirst()
        .orElseThrow()
        .reason();
  }

  @Test
  void of_eachRail_isToldByItsReason() {
    assertThat(held(cover(1, 19_500))).isEqualTo(HeldBy.DEAD_BAND); // 20,100 is 0.5 % away
    assertThat(held(cover(1, 24_400))).isEqualTo(HeldBy.NOTICE);
    assertThat(held(cover(1, 9_400))).isEqualTo(HeldBy.STEP); // a step in three days
    assertThat(held(cover(1, 9_400, CALM, LoosenFreeze.DEGRADED))).isEqualTo(HeldBy.FROZEN);
    assertThat(held(cover(1, 9_400, STRESS, LoosenFreeze.NONE))).isEqualTo(HeldBy.STRESSED);
  }

  @Test
  void of_shareOfInitialReached_isToldAsSuch() {
    PolicyInput first = cover(0, 99_400); // 100,000 needed, and 0.9 × 60,000 = 54,000 allowed
    MarginParameters set = MarginPolicy.step(INDEX, PolicyState.initial(), first).parameters();
    assertThat(HeldParameters.of(INDEX, first, set))
        .containsExactly(
            new HeldParameter(Parameter.MMF_LONG, 100_000, 54_000, HeldBy.SHARE_OF_INITIAL),
            new HeldParameter(Parameter.MMF_SHORT, 100_000, 54_000, HeldBy.SHARE_OF_INITIAL));
  }

  @Test
  void of_everythingInPlace_isEmpty() {
    PolicyInput first = cover(0, 19_400);
    MarginParameters set = MarginPolicy.step(INDEX, PolicyState.initial(), first).parameters();
    assertThat(HeldParameters.of(INDEX, first, set)).isEmpty();
    assertThat(set.flags()).containsExactly(PolicyFlag.FIRST_EVALUATION);
  }

  /** Degraded on day 1; on day 2 the dwell of 24 hours has just ended, on day 3 it falls. */
  @Test
  void step_afterDoubt_holdsForOneDwell() {
    PolicyState state = after(INDEX, PolicyExamples.at(-1, 60_000));
    long[] expected = {60_000, 60_000, 60_000, 58_800};
    for (int day = 0; day < expected.length; day++) {
      LoosenFreeze freeze = day == 1 ? LoosenFreeze.DEGRADED : LoosenFreeze.NONE;
      PolicyStep step =
          MarginPolicy.step(INDEX, state, PolicyExamples.at(day, 40_000, CALM, freeze));
      assertThat(step.parameters().imfLongPpm()).as("day " + day).isEqualTo(expected[day]);
      state = step.nextState();
    }
  }
}
