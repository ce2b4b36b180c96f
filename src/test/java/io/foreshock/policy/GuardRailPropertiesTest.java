package io.foreshock.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.forecast.regime.Regime;
import io.foreshock.market.Side;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * What the guard rails promise, over more than a million seeded random cases: random profiles,
 * states, inputs and times, judged by a naive second implementation of the box and the invariants.
 */
class GuardRailPropertiesTest {

  private static final int WALKS = 1_500;
  private static final int STEPS = 100; // 1,500 × 100 = 150,000 cases for each property
  private static final LoosenFreeze NONE = LoosenFreeze.NONE;

  private interface Check {
    void of(Case seen);
  }

  private record Case(
      RandomRails rails,
      MarginProfile profile,
      PolicyState before,
      PolicyInput input,
      NaiveRails naive,
      PolicyStep step) {

    MarginParameters set() {
      return step.parameters();
    }

    boolean lane() {
      return set().flags().contains(PolicyFlag.EMERGENCY_LANE);
    }

    long nowMs() {
      return input.evaluatedAtMs();
    }

    PolicyMemory memory() {
      return before.memory().orElseThrow();
    }
  }

  /** Walks random markets; the first evaluation of each has no rails and is no case. */
  private static int walk(long seed, Check check) {
    int cases = 0;
    for (int i = 0; i < WALKS; i++) {
      RandomRails rails = new RandomRails(seed * 1_000_003 + i);
      MarginProfile profile = rails.profile();
      NaiveRails naive = new NaiveRails(profile);
      PolicyState state = PolicyState.initial();
      for (int j = 0; j <= STEPS; j++) {
        PolicyInput input = rails.next();
        PolicyStep step = MarginPolicy.step(profile, state, input);
        if (!state.isInitial()) {
          check.of(new Case(rails, profile, state, input, naive, step));
          cases++;
        }
        naive.published(input.evaluatedAtMs(), step.parameters().imf());
        state = step.nextState();
      }
    }
    return cases;
  }

  // plain checks in the loops: a million assertion objects cost more than the policy
  private static void require(boolean holds, Object... shown) {
    if (!holds) {
      throw new AssertionError(List.of(shown).toString());
    }
  }

  @Test
  void step_anyCase_isNeverOutsideTheStepBox() {
    int cases =
        walk(
            1,
            seen -> {
              for (Side side : Side.values()) {
                long ppm = seen.set().imf().of(side);
                require(seen.naive().isInBox(side, seen.nowMs(), seen.lane(), ppm), side, seen);
              }
            });
    assertThat(cases).isEqualTo(WALKS * STEPS);
  }

  @Test
  void step_anyCase_breaksNoInvariantAfterRounding() {
    walk(
        2,
        seen -> {
          String broken = seen.naive().broken(seen.set(), seen.input());
          require(broken.isEmpty(), broken, seen);
        });
  }

  /** Doubt lasts while a freeze does, and one dwell after data were doubtful or nothing served. */
  @Test
  void step_degradedOrJustAfter_isNowhereLooser() {
    long[] doubtUntilMs = new long[1];
    int[] recovering = new int[1];
    walk(
        3,
        seen -> {
          if (seen.before().published().size() == 1) {
            doubtUntilMs[0] = -1;
          }
          LoosenFreeze freeze = seen.input().loosenFreeze();
          boolean after = seen.nowMs() <= doubtUntilMs[0];
          if (freeze != NONE || after) {
            requireNowhereLooser(seen);
            recovering[0] += freeze == NONE ? 1 : 0;
          }
          if (freeze == LoosenFreeze.DEGRADED || freeze == LoosenFreeze.SAFE) {
            doubtUntilMs[0] =
                seen.nowMs() + seen.profile().hysteresis().dwellHours() * RandomRails.HOUR;
          }
        });
    assertThat(recovering[0]).as("cases of recovery").isGreaterThan(1_000);
  }

  private static void requireNowhereLooser(Case seen) {
    for (Side side : Side.values()) {
      long mmfBefore = seen.memory().side(side).maintenance().inForcePpm();
      require(seen.set().imf().of(side) >= seen.naive().last(side), side, seen);
      require(seen.set().mmf().of(side) >= mmfBefore, side, seen);
    }
    require(seen.set().haircutPpm() >= seen.memory().haircut().inForcePpm(), seen);
    Regime heldBefore = seen.memory().regime().held();
    require(seen.set().regime().label().compareTo(heldBefore) >= 0, seen);
  }

  /** Asked for more than any cap, each side takes all of its box, whatever else is asked. */
  @Test
  void step_soaringMarket_initialMarginIsHeldBackByItsOwnBoxAlone() {
    walk(
        4,
        seen -> {
          PolicyInput soaring = RandomRails.soaring(seen.input(), seen.nowMs());
          MarginParameters set = soared(seen, soaring);
          MarginParameters other = soared(seen, seen.rails().otherCollateral(soaring));
          boolean lane = set.flags().contains(PolicyFlag.EMERGENCY_LANE);
          for (Side side : Side.values()) {
            long cap = seen.naive().cap(soaring.side(side).longRunPpm());
            long highest = seen.naive().highest(side, seen.nowMs(), lane);
            long most = Math.min(highest, Math.max(cap, seen.naive().last(side)));
            require(set.imf().of(side) == most, side, most, set, seen);
          }
          require(other.imf().equals(set.imf()), other, set);
        });
  }

  private static MarginParameters soared(Case seen, PolicyInput input) {
    return MarginPolicy.step(seen.profile(), seen.before(), input).parameters();
  }

  /** Mass moves from calmer regimes to stress, all else equal. */
  @Test
  void step_moreStressProbability_isNowhereLooser() {
    int[] tighter = new int[1];
    walk(
        5,
        seen -> {
          MarginParameters worse = soared(seen, PolicyWalk.withRegime(seen.input(), worse(seen)));
          for (Side side : Side.values()) {
            require(worse.imf().of(side) >= seen.set().imf().of(side), side, worse, seen);
            require(worse.mmf().of(side) >= seen.set().mmf().of(side), side, worse, seen);
          }
          require(worse.haircutPpm() >= seen.set().haircutPpm(), worse, seen);
          tighter[0] += worse.imf().equals(seen.set().imf()) ? 0 : 1;
        });
    assertThat(tighter[0]).as("cases where it tightened").isGreaterThan(1_000);
  }

  private static RegimeProbabilities worse(Case seen) {
    RegimeProbabilities was = seen.input().regime();
    SplittableRandom random = seen.rails().random();
    long calm = random.nextLong(was.calmPpm() + 1);
    long elevated = random.nextLong(was.elevatedPpm() + 1);
    return new RegimeProbabilities(calm, elevated, Ppm.ONE - calm - elevated);
  }

  /** Many evaluations within an hour go no farther than one at its end would. */
  @Test
  void step_manyEvaluationsInAnHour_doNotWalk() {
    int[] cases = new int[1];
    walk(
        6,
        seen -> {
          if (cases[0]++ % 5 == 0) {
            long startMs = Math.max(seen.nowMs(), seen.before().last().atMs() + RandomRails.HOUR);
            requireNoWalkUp(seen, startMs);
            requireNoWalkDown(seen, startMs);
          }
        });
  }

  private static final int BATCH = 5;
  private static final long MINUTES = 10 * 60_000L;

  private static void requireNoWalkUp(Case seen, long startMs) {
    PolicyState state = seen.before();
    for (int i = 0; i < BATCH; i++) {
      PolicyInput input = RandomRails.soaring(seen.input(), startMs + i * MINUTES);
      state = MarginPolicy.step(seen.profile(), state, input).nextState();
    }
    PolicyInput end = RandomRails.soaring(seen.input(), startMs + (BATCH - 1) * MINUTES);
    SidedPpm once = soared(seen, end).imf();
    for (Side side : Side.values()) {
      // the lane counts from the first evaluation of both, so it is open for both or for neither
      require(state.last().imf().of(side) <= once.of(side), side, state, once, seen);
    }
  }

  private static void requireNoWalkDown(Case seen, long startMs) {
    PolicyState state = seen.before();
    for (int i = 0; i < BATCH; i++) {
      PolicyInput input = RandomRails.sinking(seen.input(), startMs + i * MINUTES);
      state = MarginPolicy.step(seen.profile(), state, input).nextState();
    }
    long before = seen.memory().haircut().inForcePpm();
    long after = state.memory().orElseThrow().haircut().inForcePpm();
    require(after >= before - seen.profile().haircut().haircutStepPpm(), before, after, seen);
  }

  /** Under a constant input everything comes to rest, and initial margin turns at most twice. */
  @Test
  void step_constantInput_comesToRestWithoutACycle() {
    int days = 1_200;
    for (int seed = 0; seed < 125; seed++) { // 125 × 1,200 = 150,000 cases
      RandomRails rails = new RandomRails(7_000_000 + seed);
      MarginProfile profile = rails.profile();
      PolicyState state = PolicyState.initial();
      for (int i = 0; i < 20; i++) {
        state = MarginPolicy.step(profile, state, rails.next()).nextState();
      }
      PolicyInput constant = rails.input(state.last().atMs() + RandomRails.DAY, NONE);
      int restDays = rest(profile, state, constant, days);
      assertThat(restDays).as("days at rest at the end of walk " + seed).isGreaterThan(100);
    }
  }

  /** Repeats an input daily and returns for how many days at the end nothing has moved. */
  private static int rest(MarginProfile profile, PolicyState start, PolicyInput input, int days) {
    PolicyState state = start;
    MarginParameters last = null;
    int rest = 0;
    int turns = 0;
    int direction = 0;
    for (int day = 0; day < days; day++) {
      PolicyInput later = at(input, input.evaluatedAtMs() + day * RandomRails.DAY);
      PolicyStep step = MarginPolicy.step(profile, state, later);
      MarginParameters now = step.parameters();
      if (last != null) {
        int moved = Long.signum(now.imf().longPpm() - last.imf().longPpm());
        turns += moved != 0 && direction == -moved ? 1 : 0;
        direction = moved == 0 ? direction : moved;
        rest = isAsBefore(now, last) ? rest + 1 : 0;
      }
      last = now;
      state = step.nextState();
    }
    assertThat(turns).as("turns of initial margin").isLessThanOrEqualTo(2);
    return rest;
  }

  private static boolean isAsBefore(MarginParameters now, MarginParameters last) {
    return now.imf().equals(last.imf())
        && now.mmf().equals(last.mmf())
        && now.haircutPpm() == last.haircutPpm()
        && now.regime().label() == last.regime().label()
        && now.scheduled().equals(last.scheduled());
  }

  private static PolicyInput at(PolicyInput input, long atMs) {
    return new PolicyInput(
        atMs,
        input.longSide(),
        input.shortSide(),
        input.regime(),
        input.haircut(),
        input.uncertainty(),
        input.loosenFreeze());
  }

  /** The steps of every set, holds included, form one chain whose logarithms add up. */
  @Test
  void decide_anyCase_reconcilesToTheMillionth() {
    walk(
        8,
        seen -> {
          SplittableRandom random = seen.rails().random();
          PolicyState state = random.nextInt(4) == 0 ? raised(seen, random) : seen.before();
          PolicyDecision decision = MarginPolicy.decide(seen.profile(), state, seen.input());
          for (Side side : Side.values()) {
            requireReconciles(decision.attribution(side), decision.parameters().imf().of(side));
          }
          PolicyStep step = MarginPolicy.step(seen.profile(), state, seen.input());
          require(step.parameters().equals(decision.parameters()), step, decision);
          require(step.nextState().equals(decision.nextState()), step, decision);
        });
  }

  private static PolicyState raised(Case seen, SplittableRandom random) {
    SidedPpm least = new SidedPpm(1 + random.nextLong(Ppm.ONE), 1 + random.nextLong(Ppm.ONE));
    return seen.before().raisedTo(least, seen.nowMs() - 1);
  }

  private static void requireReconciles(Attribution attribution, long publishedPpm) {
    long level = attribution.longRunPpm();
    long sum = 0;
    for (AttributionStep step : attribution.steps()) {
      require(step.beforePpm() == level, step, attribution);
      require(!step.binding() || step.afterPpm() != step.beforePpm(), step);
      level = step.afterPpm();
      sum += step.contributionLogMicro();
    }
    require(level == publishedPpm, attribution, publishedPpm);
    double log = Math.log((double) publishedPpm / attribution.longRunPpm()) * 1e6;
    // half a millionth by rounding; 1e-6 more since the logarithm is of another library
    require(Math.abs(sum - log) <= 0.5 + 1e-6, attribution, log);
  }
}
