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
      new FallbackHold(new SidedPpm(300_000, 250_000), SINCE_MS);

  /** Walks targets day by day, with the hold or without. */
  private static List<SidedPpm> walk(int days, IntToLongFunction target, boolean held) {
    List<SidedPpm> published = new ArrayList<>();
    PolicyState state = PolicyState.initial();
    for (int day = 0; day < days; day++) {
      PolicyInput input = PolicyExamples.at(day, target.applyAsLong(day));
      PolicyState before = held ? HOLD.entered(state, input) : state;
      PolicyInput given = held ? HOLD.frozen(PROFILE, input) : input;
      state = MarginPolicy.decide(PROFILE, before, given).nextState();
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
          assertThat(held.get(day).of(side)).isGreaterThanOrEqualTo(HOLD.lastPublished().of(side));
        }
      }
      assertThat(held.get(CHANGE).longPpm()).isGreaterThanOrEqualTo(free.get(CHANGE - 1).longPpm());
    }
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
    assertThat(HOLD.entered(PolicyState.initial(), PolicyExamples.at(CHANGE, 100_000)).isInitial())
        .isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FallbackHold(new SidedPpm(0, 1), 0))
        .withMessageContaining("lastPublishedLongPpm");
  }
}
