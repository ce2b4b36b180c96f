package io.foreshock.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.forecast.regime.Regime;
import io.foreshock.market.AssetClass;
import io.foreshock.market.Side;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Invariants of {@link MarginPolicy#decide} over seeded random walks. */
class MarginPolicyPropertyTest {

  private static final int WALKS = 600;
  private static final int STEPS = 200; // 600 × 200 = 120,000 decisions

  private interface Check {
    void of(MarginProfile profile, PolicyState before, PolicyInput input, PolicyDecision decision);
  }

  private static void walk(long seed, Check check) {
    for (int i = 0; i < WALKS; i++) {
      PolicyWalk walk = new PolicyWalk(seed + i);
      MarginProfile profile = walk.profile();
      PolicyState state = PolicyState.initial();
      for (int j = 0; j < STEPS; j++) {
        PolicyInput input = walk.next();
        PolicyDecision decision = MarginPolicy.decide(profile, state, input);
        check.of(profile, state, input, decision);
        state = decision.nextState();
      }
    }
  }

  private static boolean has(PolicyDecision decision, PolicyFlag flag) {
    return decision.parameters().flags().contains(flag);
  }

  // plain checks instead of AssertJ in the loops: 120,000 assertion objects cost more than the
  // policy
  private static void require(boolean holds, Object... shown) {
    if (!holds) {
      throw new AssertionError(List.of(shown).toString());
    }
  }

  @Test
  void decide_randomWalks_agreesWithNaiveTwinAtEveryStep() {
    walk(
        1,
        (profile, state, input, decision) -> {
          for (Side side : Side.values()) {
            List<Long> levels =
                decision.attribution(side).steps().stream()
                    .filter(step -> !step.code().equals(AttributionStep.ROUNDING_RESIDUAL))
                    .map(AttributionStep::afterPpm)
                    .toList();
            List<Long> naive =
                NaiveWaterfall.levels(
                    profile,
                    state,
                    input,
                    side,
                    decision.parameters().regime().label(),
                    has(decision, PolicyFlag.EMERGENCY_LANE));
            require(levels.equals(naive), side, levels, naive);
            require(levels.getLast() == decision.parameters().imf().of(side), side, levels);
          }
        });
  }

  @Test
  void decide_randomWalks_keepsInvariantsAndReconciles() {
    walk(
        2,
        (profile, state, input, decision) -> {
          MarginParameters parameters = decision.parameters();
          for (Side side : Side.values()) {
            long imf = parameters.imf().of(side);
            long mmf = parameters.mmf().of(side);
            require(0 < mmf && mmf * 10 <= imf * 9 && imf <= 1_000_000, mmf, imf);
            require(imf >= profile.target().classMinimumImfPpm(), imf);
            require(decision.attribution(side).reconciles(), decision.attribution(side));
            long needed = profile.maintenance().neededPpm(input.side(side).maintenanceCoverPpm());
            require(
                mmf >= needed || has(decision, PolicyFlag.MAINTENANCE_BELOW_COVER), mmf, needed);
          }
          Side binding = parameters.imf().bindingSide();
          long longRun = input.side(binding).longRunPpm();
          long multiplied = parameters.imMultiplierPpm() * longRun;
          long exact = parameters.imfPpm() * 1_000_000;
          require(multiplied >= exact && multiplied - longRun < exact, parameters);
          require(parameters.imfPpm() == parameters.imf().of(binding), parameters);
        });
  }

  @Test
  void decide_randomWalks_neverLeavesTheStepBox() {
    walk(
        3,
        (profile, state, input, decision) -> {
          if (state.isInitial()) {
            return;
          }
          long now = input.evaluatedAtMs();
          int lane = has(decision, PolicyFlag.EMERGENCY_LANE) ? 2 : 1;
          for (Side side : Side.values()) {
            long before = state.last().imf().of(side);
            long dayAgo = state.inForcePpm(side, now - PolicyWalk.DAY);
            long after = decision.parameters().imf().of(side);
            double most = dayAgo * (1 + lane * profile.steps().stepUpPpmPerDay() / 1e6);
            double least = dayAgo * (1 - profile.steps().stepDownPpmPerDay() / 1e6);
            double hours = Math.clamp((now - state.last().atMs()) / PolicyWalk.HOUR, 1, 24);
            long hourAgo = state.inForcePpm(side, now - PolicyWalk.HOUR);
            double hourly =
                hourAgo * StrictMath.pow(1 + profile.steps().stepUpPpmPerHour() / 1e6, hours);
            // 1e-6: the bounds are whole ppm, the doubles are off by rounding only
            require(after <= before || after <= most + 1e-6, side, after, most);
            require(after <= before || after <= hourly + 1e-6, side, after, hourly);
            require(after >= before || after >= least - 1e-6, side, after, least);
          }
        });
  }

  @Test
  void decide_frozenOrStressed_neverLoosens() {
    walk(
        4,
        (profile, state, input, decision) -> {
          MarginParameters now = decision.parameters();
          boolean stressed = now.regime().label() == Regime.STRESSED;
          if (state.isInitial() || !(input.loosenFreeze().freezes() || stressed)) {
            return;
          }
          PolicyMemory before = state.memory().orElseThrow();
          for (Side side : Side.values()) {
            long mmfBefore = before.side(side).maintenance().inForcePpm();
            long ceiling = profile.maintenance().ceilingPpm(now.imf().of(side));
            require(now.imf().of(side) >= state.last().imf().of(side), side, now);
            require(now.mmf().of(side) >= Math.min(mmfBefore, ceiling), side, now);
          }
          require(now.haircutPpm() >= before.haircut().inForcePpm(), now);
          require(stressed || now.regime().label().compareTo(before.regime().held()) >= 0, now);
        });
  }

  @Test
  void decide_largerConditional_neverGivesSmallerMargin() {
    walk(
        5,
        (profile, state, input, decision) -> {
          long more = 1 + (input.evaluatedAtMs() / 1_000) % 7;
          long longPpm = Math.min(Ppm.MAXIMUM_LEVEL, input.longSide().conditionalPpm() + more);
          long shortPpm = Math.min(Ppm.MAXIMUM_LEVEL, input.shortSide().conditionalPpm() * more);
          PolicyInput larger = PolicyWalk.withConditional(input, longPpm, shortPpm);
          SidedPpm imf = MarginPolicy.decide(profile, state, larger).parameters().imf();
          for (Side side : Side.values()) {
            require(imf.of(side) >= decision.parameters().imf().of(side), side, imf, decision);
          }
        });
  }

  @Test
  void decide_moreStress_neverGivesSmallerMarginOrHaircut() {
    walk(
        6,
        (profile, state, input, decision) -> {
          RegimeProbabilities p = input.regime();
          long moved = p.calmPpm() / 2;
          PolicyInput worse =
              PolicyWalk.withRegime(
                  input,
                  new RegimeProbabilities(
                      p.calmPpm() - moved, p.elevatedPpm(), p.stressedPpm() + moved));
          MarginParameters after = MarginPolicy.decide(profile, state, worse).parameters();
          for (Side side : Side.values()) {
            require(after.imf().of(side) >= decision.parameters().imf().of(side), side, after);
          }
          require(after.haircutPpm() >= decision.parameters().haircutPpm(), after);
        });
  }

  @Test
  void decide_maintenanceAndHaircut_riseOnlyAsAnnouncedAndFallByAStep() {
    Map<String, Long> announcedAt = new HashMap<>();
    long[] counts = new long[2];
    walk(
        7,
        (profile, state, input, decision) -> {
          if (state.isInitial()) {
            announcedAt.clear();
            return;
          }
          PolicyMemory before = state.memory().orElseThrow();
          PolicyMemory after = decision.nextState().memory().orElseThrow();
          long now = input.evaluatedAtMs();
          for (Side side : Side.values()) {
            long ceiling = profile.maintenance().ceilingPpm(decision.parameters().imf().of(side));
            NoticeTrack old = before.side(side).maintenance();
            NoticeTrack track = after.side(side).maintenance();
            checkTrack(side.name(), old, track, now, 5_000, announcedAt, counts);
            long least = Math.min(old.inForcePpm() - 5_000, ceiling);
            require(track.inForcePpm() >= least, side, old, track);
          }
          checkTrack("H", before.haircut(), after.haircut(), now, 20_000, announcedAt, counts);
          require(after.haircut().inForcePpm() >= before.haircut().inForcePpm() - 20_000, after);
        });
    assertThat(counts[0]).as("announcements seen").isGreaterThan(1_000);
    assertThat(counts[1]).as("raises seen").isGreaterThan(1_000);
  }

  private static void checkTrack(
      String name,
      NoticeTrack before,
      NoticeTrack after,
      long now,
      long step,
      Map<String, Long> announcedAt,
      long[] counts) {
    for (ScheduledChange change : after.pending()) {
      if (announcedAt.putIfAbsent(name + change.effectiveAtMs(), now) == null) {
        counts[0]++;
      }
    }
    if (after.inForcePpm() <= before.inForcePpm()) {
      return;
    }
    counts[1]++;
    List<ScheduledChange> due =
        before.pending().stream().filter(change -> change.effectiveAtMs() <= now).toList();
    require(!due.isEmpty(), name, before, after);
    require(after.inForcePpm() <= due.getLast().ppm(), name, before, after);
    require(after.inForcePpm() - before.inForcePpm() <= step * due.size(), name, before, after);
    for (ScheduledChange change : due) {
      long notice = change.effectiveAtMs() - announcedAt.get(name + change.effectiveAtMs());
      require(notice >= 72 * PolicyWalk.HOUR, name, notice);
    }
  }

  @Test
  void decide_sameStateAndInput_givesTheSameDecision() {
    walk(
        8,
        (profile, state, input, decision) ->
            require(decision.equals(MarginPolicy.decide(profile, state, input)), decision));
  }

  @Test
  void decide_prunedHistory_keepsTheValueInForceADayEarlier() {
    Map<Long, SidedPpm> all = new HashMap<>();
    walk(
        9,
        (profile, state, input, decision) -> {
          if (state.isInitial()) {
            all.clear();
          } else {
            long dayAgo = input.evaluatedAtMs() - PolicyWalk.DAY;
            long latest =
                all.keySet().stream()
                    .filter(at -> at <= dayAgo)
                    .mapToLong(at -> at)
                    .max()
                    .orElse(-1);
            if (latest >= 0) {
              long expected = all.get(latest).longPpm();
              require(state.inForcePpm(Side.LONG, dayAgo) == expected, state, expected);
            }
          }
          all.keySet().removeIf(at -> at < input.evaluatedAtMs() - 10 * PolicyWalk.DAY);
          all.put(input.evaluatedAtMs(), decision.parameters().imf());
          require(decision.nextState().published().size() <= 200, state);
        });
  }

  @Test
  void decide_constantInput_convergesAndStays() {
    for (int seed = 0; seed < 200; seed++) {
      PolicyWalk walk = new PolicyWalk(1_000 + seed);
      MarginProfile profile = walk.profile();
      PolicyState state = PolicyState.initial();
      for (int i = 0; i < 30; i++) {
        state = MarginPolicy.decide(profile, state, walk.next()).nextState();
      }
      assertThat(changesOfLastYear(profile, state, walk.next(LoosenFreeze.NONE)))
          .as("changes of walk " + seed)
          .isZero();
    }
  }

  /** Repeats one input daily for four years; returns how often anything moved in the fourth. */
  private static int changesOfLastYear(
      MarginProfile profile, PolicyState start, PolicyInput input) {
    PolicyState state = start;
    MarginParameters last = null;
    int changes = 0;
    for (int day = 0; day < 4 * 365; day++) {
      PolicyInput later =
          new PolicyInput(
              input.evaluatedAtMs() + day * PolicyWalk.DAY,
              input.longSide(),
              input.shortSide(),
              input.regime(),
              input.haircut(),
              LoosenFreeze.NONE);
      PolicyDecision decision = MarginPolicy.decide(profile, state, later);
      MarginParameters now = decision.parameters();
      boolean moved =
          last != null
              && !(now.imf().equals(last.imf())
                  && now.mmf().equals(last.mmf())
                  && now.haircutPpm() == last.haircutPpm()
                  && now.regime().label() == last.regime().label()
                  && now.scheduled().equals(last.scheduled()));
      changes += day >= 3 * 365 && moved ? 1 : 0;
      last = now;
      state = decision.nextState();
    }
    return changes;
  }

  @Test
  void decide_risingTarget_isReachedInTheDaysTheStepImplies() {
    PolicyWalk walk = new PolicyWalk(77);
    for (int i = 0; i < 5_000; i++) {
      long start = 20_000 + walk.random().nextLong(80_000);
      long goal = start + walk.random().nextLong(500_000); // below the cap of 6 × 100,000
      MarginProfile profile = MarginProfile.defaultFor(AssetClass.INDEX);
      PolicyState state =
          MarginPolicy.decide(profile, PolicyState.initial(), PolicyExamples.at(0, start))
              .nextState();
      long level = start;
      int days = 0;
      while (level * 1.01 < goal) {
        days++;
        PolicyDecision decision =
            MarginPolicy.decide(profile, state, PolicyExamples.at(days, goal));
        require(decision.parameters().imfLongPpm() == Math.min(goal, level * 12 / 10), level);
        level = decision.parameters().imfLongPpm();
        state = decision.nextState();
      }
      // one more day than ln(goal ÷ start) ÷ ln 1.2 at most: each day rounds down by below one ppm
      double implied = StrictMath.ceil(StrictMath.log((double) goal / start) / StrictMath.log(1.2));
      require(days <= implied + 1, days, implied, start, goal);
    }
  }
}
