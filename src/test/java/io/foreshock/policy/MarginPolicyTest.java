package io.foreshock.policy;

import static io.foreshock.policy.PolicyExamples.CALM;
import static io.foreshock.policy.PolicyExamples.INDEX;
import static io.foreshock.policy.PolicyExamples.NO_SIZE;
import static io.foreshock.policy.PolicyExamples.START;
import static io.foreshock.policy.PolicyExamples.STRESS;
import static io.foreshock.policy.PolicyExamples.after;
import static io.foreshock.policy.PolicyExamples.at;
import static io.foreshock.policy.PolicyExamples.input;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foreshock.forecast.regime.Regime;
import io.foreshock.market.Side;
import io.foreshock.policy.ScheduledParameter.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Examples worked out by hand; the arithmetic stands beside each. */
class MarginPolicyTest {

  private static MarginParameters decide(PolicyState state, PolicyInput input) {
    return MarginPolicy.decide(INDEX, state, input).parameters();
  }

  private static AttributionStep step(PolicyDecision decision, String code) {
    return decision.longAttribution().steps().stream()
        .filter(step -> step.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void decide_firstEvaluation_publishesTheTargetOfEachSide() {
    SideInput longSide = new SideInput(30_000, 24_000, 26_001, 80_000, 31_000, 4_000, 0);
    SideInput shortSide = new SideInput(32_000, 25_000, 27_000, 90_000, 33_000, 5_000, 0);
    PolicyInput input =
        new PolicyInput(START, longSide, shortSide, CALM, NO_SIZE, LoosenFreeze.NONE);
    PolicyDecision decision = MarginPolicy.decide(INDEX, PolicyState.initial(), input);
    MarginParameters parameters = decision.parameters();
    // long: 0.75 × 26,001 + 0.25 × 80,000 = 19,500.75 + 20,000 = 39,500.75, up to 39,501
    assertThat(parameters.imfLongPpm()).isEqualTo(39_501);
    // short: 0.75 × 27,000 + 0.25 × 90,000 = 20,250 + 22,500 = 42,750
    assertThat(parameters.imfShortPpm()).isEqualTo(42_750);
    assertThat(parameters.imfPpm()).isEqualTo(42_750);
    // short binds: 42,750 ÷ 32,000 = 1.3359375, up to 1,335,938 ppm
    assertThat(parameters.imMultiplierPpm()).isEqualTo(1_335_938);
    // maintenance: cover + 100 taker + 500 liquidation, at least the class minimum of 5,000
    assertThat(parameters.mmfLongPpm()).isEqualTo(5_000);
    assertThat(parameters.mmfShortPpm()).isEqualTo(5_600);
    // 5,600 ÷ 32,000 = 0.175
    assertThat(parameters.mmMultiplierPpm()).isEqualTo(175_000);
    // market part 5 % below the table value of 20 %, calm multiplier 1, no size
    assertThat(parameters.haircutPpm()).isEqualTo(200_000);
    assertThat(parameters.flags()).containsExactly(PolicyFlag.FIRST_EVALUATION);
    assertThat(parameters.scheduled()).isEmpty();
    assertThat(decision.bindingAttribution().bindingConstraint()).isEqualTo("none");
    assertThat(decision.bindingAttribution().side()).isEqualTo(Side.SHORT);
  }

  @Test
  void decide_attribution_hasTheStepsInOrderWithExactLogs() {
    SideInput side = new SideInput(30_000, 24_000, 26_000, 80_000, 31_000, 4_000, 0);
    PolicyDecision decision =
        MarginPolicy.decide(INDEX, PolicyState.initial(), input(0, side, CALM, LoosenFreeze.NONE));
    assertThat(decision.longAttribution().steps())
        .extracting(AttributionStep::code)
        .containsExactly(
            "longRun",
            "currentVol",
            "regimeMixture",
            "apc.stress",
            "buffer",
            "uncertainty",
            "floor",
            "hysteresis",
            "stepLimit",
            "floorCap",
            "override",
            "roundingResidual");
    // ln(24/30) = −0.2231436, ln(26/24) = 0.0800427, ln(39.5/26) = 0.4182041 (by hand, 7 digits)
    assertThat(decision.longAttribution().steps())
        .extracting(AttributionStep::contributionLogMicro)
        // ln(39.5/30) = 0.2751034: residual 275,103 − (−223,144 + 80,043 + 418,204) = 0
        .containsExactly(0L, -223_144L, 80_043L, 418_204L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
    // 24/30 = 0.8; 26/24 = 1.0833333; 39.5/26 = 1.5192308
    assertThat(decision.longAttribution().steps())
        .extracting(AttributionStep::factorPpm)
        .startsWith(1_000_000L, 800_000L, 1_083_333L, 1_519_231L);
    assertThat(step(decision, "apc.stress").text())
        .isEqualTo("25.00 % weight on the stressed level 8.00 % gives 3.95 %.");
    assertThat(decision.longAttribution().reconciles()).isTrue();
  }

  @Test
  void decide_buffer_releasesLinearlyAndRefillsSlowly() {
    TargetRules rules =
        INDEX
            .target()
            .withStressedWeightPpm(0)
            .withBuffer(new BufferRules(250_000, 1_000_000, 2_000_000, 50_000));
    MarginProfile profile = INDEX.withTarget(rules);
    // ratio 150,000 ÷ 100,000 = 1.5, φ = 0.5: 150,000 × 1.125 = 168,750
    PolicyDecision first = MarginPolicy.decide(profile, PolicyState.initial(), at(0, 150_000));
    assertThat(first.parameters().imfLongPpm()).isEqualTo(168_750);
    // ratio 0.8 would be full, but φ rises from 0.5 by 0.05 a day: 80,000 × 1.1375 = 91,000
    PolicyDecision next = MarginPolicy.decide(profile, first.nextState(), at(1, 80_000));
    assertThat(step(next, "buffer").afterPpm()).isEqualTo(91_000);
    // three days at once refill as much as one
    PolicyDecision late = MarginPolicy.decide(profile, first.nextState(), at(3, 80_000));
    assertThat(step(late, "buffer").afterPpm()).isEqualTo(91_000);
  }

  @Test
  void decide_tenYearFloor_raisesWhereTheProfileAsks() {
    MarginProfile profile = INDEX.withTarget(INDEX.target().withFloor(10_000, true));
    PolicyDecision decision = MarginPolicy.decide(profile, PolicyState.initial(), at(0, 40_000));
    assertThat(decision.parameters().imfLongPpm()).isEqualTo(100_000);
    assertThat(decision.longAttribution().bindingConstraint()).isEqualTo("floor");
    assertThat(decide(PolicyState.initial(), at(0, 40_000)).imfLongPpm()).isEqualTo(40_000);
  }

  @Test
  void decide_degradedData_addsOnAndHolds() {
    // 60,000 × 1.05 = 63,000, 5 % above and inside the step
    MarginParameters up =
        decide(after(INDEX, at(0, 60_000)), at(1, 60_000, CALM, LoosenFreeze.DEGRADED));
    assertThat(up.imfLongPpm()).isEqualTo(63_000);
    assertThat(up.flags()).containsExactly(PolicyFlag.LOOSENING_FROZEN, PolicyFlag.DEGRADED);
  }

  @Test
  void decide_insideDeadBand_holds() {
    PolicyState state = after(INDEX, at(0, 60_000));
    // 1 % of 60,000 is 600: 599 away is held, 600 is taken
    assertThat(decide(state, at(1, 60_599)).imfLongPpm()).isEqualTo(60_000);
    assertThat(decide(state, at(1, 60_600)).imfLongPpm()).isEqualTo(60_600);
    PolicyDecision held = MarginPolicy.decide(INDEX, state, at(1, 60_599));
    assertThat(step(held, "hysteresis").text())
        .isEqualTo("Target 6.06 % is within 1.00 %: held at 6.00 %.");
    assertThat(held.longAttribution().bindingConstraint()).isEqualTo("hysteresis");
    assertThat(held.parameters().flags()).isEmpty();
  }

  @Test
  void decide_fallingTarget_waitsADayAndThenStepsDown() {
    PolicyDecision first = MarginPolicy.decide(INDEX, after(INDEX, at(0, 61_000)), at(1, 40_000));
    assertThat(first.parameters().imfLongPpm()).isEqualTo(61_000);
    assertThat(step(first, "hysteresis").text())
        .isEqualTo("Dwell of 24 h not reached after 0 h: held at 6.10 %.");
    PolicyDecision second = MarginPolicy.decide(INDEX, first.nextState(), at(2, 40_000));
    // 61,000 × 0.98 = 59,780
    assertThat(second.parameters().imfLongPpm()).isEqualTo(59_780);
    assertThat(second.longAttribution().bindingConstraint()).isEqualTo("stepLimit");
    // 59,780 × 0.98 = 58,584.4, up to 58,585; five days without an evaluation give no more
    assertThat(decide(second.nextState(), at(7, 40_000)).imfLongPpm()).isEqualTo(58_585);
  }

  @Test
  void decide_targetBackAbove_startsTheDwellAnew() {
    PolicyState state = after(INDEX, at(0, 60_000), at(1, 50_000), at(1.5, 60_000));
    assertThat(decide(state, at(2, 50_000)).imfLongPpm()).isEqualTo(60_000);
    assertThat(decide(after(INDEX, at(0, 60_000), at(1, 50_000)), at(2, 50_000)).imfLongPpm())
        .isEqualTo(58_800);
  }

  @Test
  void decide_stressedRegime_isNotLowered() {
    PolicyState state = after(INDEX, at(0, 60_000, STRESS, LoosenFreeze.NONE), at(1, 50_000));
    PolicyDecision decision =
        MarginPolicy.decide(INDEX, state, at(2, 50_000, STRESS, LoosenFreeze.NONE));
    assertThat(decision.parameters().imfLongPpm()).isEqualTo(60_000);
    assertThat(step(decision, "hysteresis").text())
        .isEqualTo("Not lowered while the regime is STRESSED: held at 6.00 %.");
  }

  @Test
  void decide_stressedRegimeMayBeLowered_lowersInitialMarginByItsStepOnly() {
    MarginProfile lowering = INDEX.withHysteresis(new HysteresisRules(10_000, 24, true));
    PolicyState state = after(lowering, at(0, 60_000, STRESS, LoosenFreeze.NONE), at(1, 50_000));
    PolicyDecision decision =
        MarginPolicy.decide(lowering, state, at(2, 50_000, STRESS, LoosenFreeze.NONE));
    assertThat(decision.parameters().regime().label()).isEqualTo(Regime.STRESSED);
    assertThat(decision.parameters().imfLongPpm()).isEqualTo(58_800); // 60,000 × 0.98
  }

  @ParameterizedTest
  @EnumSource(value = LoosenFreeze.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void decide_loosenFrozen_holdsForEachReasonAndStillTightens(LoosenFreeze freeze) {
    PolicyState state = after(INDEX, at(0, 60_000), at(1, 40_000));
    assertThat(decide(state, at(2, 40_000, CALM, freeze)).imfLongPpm()).isEqualTo(60_000);
    assertThat(decide(state, at(2, 90_000, CALM, freeze)).imfLongPpm()).isEqualTo(72_000);
  }

  @Test
  void decide_jumpOfTheTarget_isStoppedByTheDayAndTheHour() {
    PolicyState state = after(INDEX, at(0, 50_000));
    // a day on: 50,000 × 1.2 = 60,000; 1.07^24 is above that
    MarginParameters day = decide(state, at(1, 200_000));
    assertThat(day.imfLongPpm()).isEqualTo(60_000);
    assertThat(day.flags()).containsExactly(PolicyFlag.INITIAL_MARGIN_BELOW_TARGET);
    // a long weekend gives no more than a day
    assertThat(decide(state, at(4, 200_000)).imfLongPpm()).isEqualTo(60_000);
    // an hour on: 50,000 × 1.07 = 53,500; two hours: 57,245; three: 61,252 > 60,000
    assertThat(decide(state, at(1 / 24.0, 200_000)).imfLongPpm()).isEqualTo(53_500);
    assertThat(decide(state, at(2 / 24.0, 200_000)).imfLongPpm()).isEqualTo(57_245);
    assertThat(decide(state, at(3 / 24.0, 200_000)).imfLongPpm()).isEqualTo(60_000);
  }

  @Test
  void decide_manyEvaluationsInAnHour_shareOneHourLimit() {
    PolicyState state = after(INDEX, at(0, 50_000));
    long last = 0;
    for (int minute = 10; minute <= 60; minute += 10) {
      PolicyDecision decision = MarginPolicy.decide(INDEX, state, at(minute / 1_440.0, 200_000));
      last = decision.parameters().imfLongPpm();
      state = decision.nextState();
      assertThat(last).isEqualTo(53_500);
    }
    // 70 minutes: an hour ago 53,500 was in force, × 1.07 = 57,245
    assertThat(decide(state, at(70 / 1_440.0, 200_000)).imfLongPpm()).isEqualTo(57_245);
  }

  @Test
  void decide_higherADayAgoThanNow_isNotRaisedByTheDownLimit() {
    MarginProfile quick = INDEX.withHysteresis(new HysteresisRules(10_000, 0));
    PolicyState state =
        after(quick, at(0, 100_000), at(1 / 24.0, 107_000), at(1, 50_000)); // 100,000 × 0.98
    assertThat(state.last().imf().longPpm()).isEqualTo(98_000);
    // at 25 h 30 min, 107,000 was in force a day ago: 104,860 is above the value in force
    MarginParameters now = MarginPolicy.decide(quick, state, at(25.5 / 24, 50_000)).parameters();
    assertThat(now.imfLongPpm()).isEqualTo(98_000);
  }

  @Test
  void decide_emergencyLane_doublesTheUpStepForADayAndNeverTheDownStep() {
    PolicyState state = after(INDEX, at(0, 50_000));
    // loss 40,000 of margin 50,000 is 0.8, and p stressed is 0.95: 50,000 × 1.4 = 70,000
    SideInput hit = new SideInput(100_000, 200_000, 200_000, 200_000, 100_000, 5_000, 40_000);
    PolicyDecision open =
        MarginPolicy.decide(INDEX, state, input(1, hit, STRESS, LoosenFreeze.NONE));
    assertThat(open.parameters().imfLongPpm()).isEqualTo(70_000);
    assertThat(open.parameters().flags()).contains(PolicyFlag.EMERGENCY_LANE);
    // a day on the lane is shut again: 70,000 × 1.2 = 84,000
    PolicyInput next = at(2, 200_000, STRESS, LoosenFreeze.NONE);
    assertThat(decide(open.nextState(), next).imfLongPpm()).isEqualTo(84_000);
    // one ppm less of loss, or less stress, and the lane stays shut
    SideInput less = new SideInput(100_000, 200_000, 200_000, 200_000, 100_000, 5_000, 39_999);
    assertThat(decide(state, input(1, less, STRESS, LoosenFreeze.NONE)).imfLongPpm())
        .isEqualTo(60_000);
    assertThat(decide(state, input(1, hit, CALM, LoosenFreeze.NONE)).imfLongPpm())
        .isEqualTo(60_000);
  }

  @Test
  void decide_caps_stopARiseAndLowerNothing() {
    SideInput wide = new SideInput(20_000, 300_000, 300_000, 300_000, 20_000, 5_000, 0);
    PolicyInput first = input(0, wide, CALM, LoosenFreeze.NONE);
    // 6 × 20,000 = 120,000
    PolicyDecision capped = MarginPolicy.decide(INDEX, PolicyState.initial(), first);
    assertThat(capped.parameters().imfLongPpm()).isEqualTo(120_000);
    assertThat(capped.longAttribution().bindingConstraint()).isEqualTo("floorCap");
    // a long-run level of 10,000 caps at 60,000, but 120,000 is in force and the target above it
    SideInput narrow = new SideInput(10_000, 300_000, 300_000, 300_000, 20_000, 5_000, 0);
    PolicyInput second = input(1, narrow, CALM, LoosenFreeze.NONE);
    assertThat(decide(capped.nextState(), second).imfLongPpm()).isEqualTo(120_000);
    // no multiple lifts the cap of the whole notional
    SideInput beyond = new SideInput(900_000, 3_000_000, 3_000_000, 3_000_000, 20_000, 5_000, 0);
    assertThat(decide(PolicyState.initial(), input(0, beyond, CALM, LoosenFreeze.NONE)).imfPpm())
        .isEqualTo(1_000_000);
  }

  @Test
  void decide_raisedClassMinimum_bindsAtOnceAndIsTheOnlyWayOutOfTheBox() {
    MarginProfile raised = INDEX.withTarget(INDEX.target().withFloor(90_000, false));
    PolicyDecision decision =
        MarginPolicy.decide(raised, after(INDEX, at(0, 50_000)), at(1, 50_000));
    assertThat(decision.parameters().imfLongPpm()).isEqualTo(90_000);
    assertThat(decision.longAttribution().bindingConstraint()).isEqualTo("floorCap");
  }

  @Test
  void decide_raisedByALadder_countsDwellAndStepFromThere() {
    PolicyState state =
        after(INDEX, at(0, 60_000), at(1, 50_000))
            .raisedTo(new SidedPpm(80_000, 1), START + PolicyWalk.DAY + PolicyWalk.HOUR);
    assertThat(state.last().imf()).isEqualTo(new SidedPpm(80_000, 60_000));
    assertThat(decide(state, at(2, 50_000)).imfLongPpm()).isEqualTo(80_000);
    PolicyState later = MarginPolicy.decide(INDEX, state, at(2, 50_000)).nextState();
    assertThat(decide(later, at(3, 50_000)).imfLongPpm()).isEqualTo(78_400);
  }

  @Test
  void decide_maintenanceCoverRises_isAnnouncedInSteps() {
    SideInput calm = new SideInput(100_000, 60_000, 60_000, 60_000, 100_000, 9_400, 0);
    SideInput wild = new SideInput(100_000, 60_000, 60_000, 60_000, 100_000, 18_400, 0);
    PolicyState state = after(INDEX, input(0, calm, CALM, LoosenFreeze.NONE)); // 10,000 in force
    for (int day = 1; day <= 7; day++) {
      PolicyDecision decision =
          MarginPolicy.decide(INDEX, state, input(day, wild, CALM, LoosenFreeze.NONE));
      MarginParameters now = decision.parameters();
      // needed 19,000: 15,000 on day 4, announced on day 1; 19,000 on day 7, announced on day 4
      assertThat(now.mmfLongPpm()).isEqualTo(day < 4 ? 10_000 : day < 7 ? 15_000 : 19_000);
      assertThat(now.flags().contains(PolicyFlag.MAINTENANCE_BELOW_COVER)).isEqualTo(day < 7);
      if (day < 7) {
        long ppm = day < 4 ? 15_000 : 19_000;
        long effective = START + (day < 4 ? 4 : 7) * PolicyWalk.DAY;
        assertThat(now.scheduled())
            .containsExactly(
                new ScheduledParameter(Parameter.MMF_LONG, ppm, effective),
                new ScheduledParameter(Parameter.MMF_SHORT, ppm, effective));
      } else {
        assertThat(now.scheduled()).isEmpty();
      }
      state = decision.nextState();
    }
  }

  @Test
  void decide_clippedInitialMargin_neverLeavesMaintenanceAboveIt() {
    // cover jumps to 30 % at once with the target, but the step stops initial margin at 60,000
    SideInput jump = new SideInput(100_000, 500_000, 500_000, 500_000, 100_000, 300_000, 0);
    PolicyState state = after(INDEX, at(0, 50_000));
    for (int day = 1; day < 30; day++) {
      PolicyDecision decision =
          MarginPolicy.decide(INDEX, state, input(day, jump, CALM, LoosenFreeze.NONE));
      MarginParameters now = decision.parameters();
      assertThat(now.imfLongPpm())
          .isGreaterThan(day == 1 ? 50_000 : 0)
          .isGreaterThanOrEqualTo(state.last().imf().longPpm());
      assertThat(now.mmfLongPpm() * 10).isLessThanOrEqualTo(now.imfLongPpm() * 9);
      assertThat(now.flags()).contains(PolicyFlag.MAINTENANCE_BELOW_COVER);
      for (ScheduledParameter scheduled : now.scheduled()) {
        assertThat(scheduled.ppm() * 10).isLessThanOrEqualTo(now.imfLongPpm() * 9);
      }
      state = decision.nextState();
    }
    assertThat(state.last().imf().longPpm()).isEqualTo(500_000); // nothing held it back
  }

  @Test
  void decide_fallingInitialMargin_takesMaintenanceDownAtOnce() {
    SideInput high = new SideInput(100_000, 20_000, 20_000, 20_000, 100_000, 17_400, 0);
    SideInput low = new SideInput(100_000, 10_000, 10_000, 10_000, 100_000, 17_400, 0);
    PolicyState state =
        after(
            INDEX, input(0, high, CALM, LoosenFreeze.NONE), input(1, low, CALM, LoosenFreeze.NONE));
    assertThat(state.memory().orElseThrow().longSide().maintenance().inForcePpm())
        .isEqualTo(18_000); // 17,400 + 600, which is 0.9 × 20,000
    // 20,000 × 0.98 = 19,600 and 0.9 × 19,600 = 17,640
    MarginParameters now = decide(state, input(2, low, CALM, LoosenFreeze.NONE));
    assertThat(now.imfLongPpm()).isEqualTo(19_600);
    assertThat(now.mmfLongPpm()).isEqualTo(17_640);
    assertThat(now.flags()).contains(PolicyFlag.MAINTENANCE_BELOW_COVER);
  }

  @Test
  void decide_regimeTurnsStressed_raisesTheHaircutByNotice() {
    PolicyDecision decision =
        MarginPolicy.decide(
            INDEX, after(INDEX, at(0, 60_000)), at(1, 60_000, STRESS, LoosenFreeze.NONE));
    MarginParameters now = decision.parameters();
    assertThat(now.regime()).isEqualTo(new HeldRegime(Regime.STRESSED, START + PolicyWalk.DAY, 0));
    assertThat(now.haircutPpm()).isEqualTo(200_000);
    // 200,000 × 1.25 = 250,000 is 50,000 away: a step of 20,000 in three days
    assertThat(now.scheduled())
        .containsExactly(
            new ScheduledParameter(Parameter.HAIRCUT, 220_000, START + 4 * PolicyWalk.DAY));
  }

  @Test
  void decide_notLaterThanTheLast_isRefused() {
    PolicyState state = after(INDEX, at(0, 60_000));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> decide(state, at(0, 60_000)))
        .withMessage("evaluatedAtMs must be after 1600000000000, was 1600000000000");
  }

  @Test
  void sideInput_longRunOfZero_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SideInput(0, 1, 1, 1, 1, 1, 0))
        .withMessage("longRunPpm must be in [1, 4000000], was 0");
  }

  @Test
  void marginParameters_maintenanceAboveInitial_isRefused() {
    SidedPpm imf = new SidedPpm(50_000, 50_000);
    SidedPpm mmf = new SidedPpm(50_001, 1);
    HeldRegime regime = new HeldRegime(Regime.CALM, 0, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new MarginParameters(
                imf, mmf, 1, 1, 0, regime, java.util.List.of(), java.util.Set.of()))
        .withMessageContaining("0 < mmf <= imf <= 1000000");
  }
}
