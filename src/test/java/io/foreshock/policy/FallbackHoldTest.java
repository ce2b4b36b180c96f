package io.foreshock.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foreshock.market.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class FallbackHoldTest {

  private static final MarginProfile PROFILE = PolicyExamples.INDEX;
  private static final int CHANGE = 30;
  private static final long SINCE_MS = PolicyExamples.START + CHANGE * PolicyWalk.DAY;
  private static final FallbackHold HOLD =
      new FallbackHold(new SidedPpm(300_000, 250_000), SINCE_MS, LoosenFreeze.FALLBACK);

  /** Walks targets day by day, with the hold or without. */
  private static List<SidedPpm> walk(int days, IntToLongFunction target, boolean held) {
    return walk(days, target, held ? List.of(HOLD) : List.of());
  }

  private static List<SidedPpm> walk(int days, IntToLongFunction target, List<FallbackHold> holds) {
    List<SidedPpm> published = new ArrayList<>();
    PolicyState state = PolicyState.initial();
    for (int day = 0; day < days; day++) {
      PolicyInput input = PolicyExamples.at(day, target.applyAsLong(day));
      PolicyState before = FallbackHold.entered(holds, state, input);
      for (FallbackHold hold : holds) {
        input = hold.frozen(PROFILE, input);
      }
      state = MarginPolicy.decide(PROFILE, before, input).nextState();
      published.add(state.last().imf());
    }
    return published;
  }

  @Test
  void hold_lowerModel_publishesTheLastValueForTheDwellAndThenStepsDown() {
    List<SidedPpm> free = walk(120, day -> 100_000, false);
    List<SidedPpm> held = walk(120, day -> 100_000, true);
    int dwellDays = (int) (PROFILE.hysteresis().dwellHours() / 24);
    assertThat(held.subList(0, CHANGE)).isEqualTo(free.subList(0, CHANGE));
    for (int day = CHANGE; day <= CHANGE + dwellDays; day++) {
      assertThat(held.get(day)).isEqualTo(new SidedPpm(300_000, 250_000));
    }
    for (int day = CHANGE + 1; day < 120; day++) {
      for (Side side : Side.values()) {
        long least =
            Ppm.multiplyRoundedUp(
                held.get(day - 1).of(side), Ppm.ONE - PROFILE.steps().stepDownPpmPerDay());
        assertThat(held.get(day).of(side)).isBetween(least, held.get(day - 1).of(side));
      }
    }
    assertThat(held.getLast().longPpm()).isLessThan(300_000);
  }

  @Test
  void hold_higherTarget_tightensMeanwhile() {
    List<SidedPpm> held = walk(40, day -> day < CHANGE ? 100_000 : 500_000, true);
    assertThat(held.get(CHANGE).longPpm()).isGreaterThanOrEqualTo(300_000);
    assertThat(held.getLast().longPpm()).isGreaterThan(300_000);
  }

  /** Whatever the targets: never below the walk without a hold, nor below the last value. */
  @Test
  void hold_randomTargets_neverLoosens() {
    SplittableRandom random = new SplittableRandom(20_260_102L);
    int dwellDays = (int) (PROFILE.hysteresis().dwellHours() / 24);
    for (int round = 0; round < 300; round++) {
      long[] targets = random.longs(60, 20_000, 600_000).toArray();
      List<SidedPpm> free = walk(60, day -> targets[day], false);
      List<SidedPpm> held = walk(60, day -> targets[day], true);
      for (int day = CHANGE; day < CHANGE + dwellDays; day++) {
        for (Side side : Side.values()) {
          assertThat(held.get(day).of(side)).isGreaterThanOrEqualTo(HOLD.least().of(side));
        }
      }
      assertThat(held.get(CHANGE).longPpm()).isGreaterThanOrEqualTo(free.get(CHANGE - 1).longPpm());
    }
  }

  @Test
  void safe_lowerTargets_staysAtTheTerminalLevelForGood() {
    FallbackHold safe = FallbackHold.safe(new SidedPpm(300_000, 90_000), 150_000, SINCE_MS);
    List<SidedPpm> held = walk(400, day -> 100_000, List.of(HOLD, safe));
    assertThat(held.subList(0, CHANGE)).isEqualTo(walk(CHANGE, day -> 100_000, false));
    assertThat(held.subList(CHANGE, 400)).containsOnly(new SidedPpm(300_000, 250_000));
    assertThat(walk(400, day -> 100_000, List.of(safe)).subList(CHANGE, 400))
        .containsOnly(new SidedPpm(300_000, 150_000));
    assertThat(safe.frozen(PROFILE, PolicyExamples.at(399, 100_000)).loosenFreeze())
        .isEqualTo(LoosenFreeze.SAFE);
  }

  /** A target that stands still is raised by the profile's add-on of 5 %, and not lowered again. */
  @Test
  void alarm_sameTargets_addsTheDocumentedAddOn() {
    SidedPpm before = walk(CHANGE, day -> 100_000, false).getLast();
    FallbackHold alarm = new FallbackHold(before, SINCE_MS, LoosenFreeze.DEGRADED);
    List<SidedPpm> held = walk(60, day -> day < 40 ? 100_000 : 50_000, List.of(alarm));
    assertThat(held.get(CHANGE - 1)).isEqualTo(before);
    assertThat(held.subList(CHANGE, 60))
        .containsOnly(
            new SidedPpm(
                Ppm.multiplyRoundedUp(before.longPpm(), 1_050_000),
                Ppm.multiplyRoundedUp(before.shortPpm(), 1_050_000)));
  }

  @Test
  void frozen_inputThatIsFrozenAlready_keepsItsReason() {
    PolicyInput degraded =
        PolicyExamples.at(CHANGE, 100_000, PolicyExamples.CALM, LoosenFreeze.DEGRADED);
    assertThat(HOLD.frozen(PROFILE, degraded)).isSameAs(degraded);
    PolicyInput before = PolicyExamples.at(CHANGE - 1, 100_000);
    assertThat(HOLD.frozen(PROFILE, before)).isSameAs(before);
    assertThat(HOLD.frozen(PROFILE, PolicyExamples.at(CHANGE, 100_000)).loosenFreeze())
        .isEqualTo(LoosenFreeze.FALLBACK);
  }

  @Test
  void entered_firstEvaluation_isLeftAsItIs() {
    assertThat(
            FallbackHold.entered(
                    List.of(HOLD), PolicyState.initial(), PolicyExamples.at(CHANGE, 100_000))
                .isInitial())
        .isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FallbackHold(new SidedPpm(0, 1), 0, LoosenFreeze.FALLBACK))
        .withMessageContaining("leastLongPpm");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FallbackHold(new SidedPpm(1, 1), 0, LoosenFreeze.NONE))
        .withMessage("freeze must freeze loosening, was NONE");
  }
}
