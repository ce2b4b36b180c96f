package io.foreshock.policy;

import static io.foreshock.policy.PolicyExamples.CALM;
import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.forecast.regime.Regime;
import io.foreshock.market.AssetClass;
import io.foreshock.policy.ScheduledParameter.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The incident of 10 March 2026: Aave's correlated-asset price oracle takes the exchange rate of
 * wstETH to be at most snapshotRatio · (1 + growth · (now − snapshotTimestamp)). An update moved
 * both; the ratio was limited to +3 % in three days, the timestamp was not. The cap fell about 2.85
 * % below the market, and 10,938 wstETH of 34 accounts were liquidated that should not have been.
 * Sources: governance.aave.com, threads 24269 and 24275.
 */
class AaveCapoIncidentTest {

  private static final double YEARLY_GROWTH = 0.0968; // wstETH, Aave proposal 51
  private static final double WEEK_OF_YEAR = 7.0 / 365.0;
  private static final long LIMIT_PPM = 30_000; // +3 %

  // not published, but solved from the 2.85 %: old · 1.03 · (1 + 0.0968 · 7 ÷ 365) = 0.9715
  private static final double OLD_RATIO = 0.94145;

  private static double cap(double snapshotRatio, double yearsSince) {
    return snapshotRatio * (1.0 + YEARLY_GROWTH * yearsSince);
  }

  @Test
  void limitOnOneOfTwo_asItHappened_putsTheCapBelowTheMarket() {
    double market = 1.0;
    double askedRatio = 1.0 / (1.0 + YEARLY_GROWTH * WEEK_OF_YEAR); // what it was a week before
    double clippedRatio = Math.min(askedRatio, OLD_RATIO * 1.03);
    assertThat(cap(askedRatio, WEEK_OF_YEAR)).isGreaterThanOrEqualTo(market - 1e-15);
    assertThat(1.0 - cap(clippedRatio, WEEK_OF_YEAR))
        .isBetween(0.0284, 0.0286); // published to two decimals of a percent
  }

  /** The same update of the same size on the pair that can liquidate here. */
  @Test
  void jointProjection_sameLimitOnInitialMargin_movesItsPartnerOnlyAsFar() {
    MarginProfile profile = limited();
    PolicyState before = state(profile, 90_000, 80_000);
    PolicyInput asked = asked(1, 120_000, 105_000);
    MarginParameters set = MarginPolicy.step(profile, before, asked).parameters();

    long limitedAlone = 90_000 + 90_000 * LIMIT_PPM / Ppm.ONE;
    assertThat(105_000).isGreaterThan((int) limitedAlone); // each limited alone: all liquidated
    assertThat(set.imfLongPpm()).isEqualTo(limitedAlone); // tightened as far as it may
    assertThat(set.mmfLongPpm()).isEqualTo(80_000);
    assertThat(set.scheduled())
        .filteredOn(raise -> raise.parameter() == Parameter.MMF_LONG)
        // 0.9 × 92,700 = 83,430 is less than a step of 5,000, and 72 hours away
        .containsExactly(
            new ScheduledParameter(
                Parameter.MMF_LONG, 83_430, asked.evaluatedAtMs() + 72 * PolicyWalk.HOUR));
    assertThat(set.flags())
        .contains(
            PolicyFlag.INITIAL_MARGIN_BELOW_TARGET,
            PolicyFlag.MAINTENANCE_BELOW_COVER,
            PolicyFlag.MAINTENANCE_LIMITED_BY_INITIAL);
    assertThat(HeldParameters.of(profile, asked, set))
        .contains(
            new HeldParameter(Parameter.MMF_LONG, 105_000, 80_000, HeldParameter.HeldBy.NOTICE));
  }

  /** Who opens at the initial margin of a day is not liquidated by any update within the notice. */
  @Test
  void jointProjection_untilBothHaveArrived_liquidatesNobodyWithoutNotice() {
    MarginProfile profile = limited();
    PolicyState state = state(profile, 90_000, 80_000);
    Map<Long, Long> openedAt = new HashMap<>();
    for (int day = 1; day <= 60; day++) {
      MarginParameters set;
      PolicyStep step = MarginPolicy.step(profile, state, asked(day, 120_000, 105_000));
      set = step.parameters();
      assertThat(set.mmfLongPpm() * 10).isLessThanOrEqualTo(set.imfLongPpm() * 9);
      openedAt.put((long) day, set.imfLongPpm());
      for (long opened = Math.max(1, day - 3); opened <= day; opened++) {
        assertThat(openedAt.get(opened)).isGreaterThan(set.mmfLongPpm());
      }
      state = step.nextState();
    }
    assertThat(state.last().imf().longPpm()).isEqualTo(120_000);
    assertThat(state.memory().orElseThrow().longSide().maintenance().inForcePpm())
        .isEqualTo(105_000);
  }

  /** A haircut that waits for its notice and tiers that did not would be the same mistake again. */
  @Test
  void coupledTiers_haircutUnderNotice_noneMovesAhead() {
    HaircutRules rules = MarginProfile.defaultFor(AssetClass.INDEX).haircut();
    HaircutSchedule schedule = new HaircutSchedule(rules, 0.01, 0.04, new double[] {1.0});
    long[] sizes = {0, 10_000, 100_000, 1_000_000};
    List<HaircutTier> calm = schedule.tiers(Regime.CALM, sizes);
    List<HaircutTier> asked = schedule.tiers(Regime.STRESSED, sizes);
    long inForce = calm.getFirst().haircutPpm();
    List<HaircutTier> coupled = HaircutTier.coupled(asked, inForce);

    assertThat(asked.getFirst().haircutPpm()).isEqualTo(250_000); // 200,000 × 1.25, at once
    assertThat(coupled.getFirst().haircutPpm()).isEqualTo(inForce).isEqualTo(200_000);
    for (int i = 0; i < sizes.length; i++) {
      // the part of size is the same in both regimes here, so the coupled nodes are the calm ones;
      // 1 ppm since the part is rounded up before it is compounded
      assertThat(coupled.get(i).haircutPpm() - calm.get(i).haircutPpm()).isBetween(0L, 1L);
      assertThat(coupled.get(i).haircutPpm()).isLessThan(asked.get(i).haircutPpm());
    }
  }

  private static MarginProfile limited() {
    MarginProfile base = MarginProfile.defaultFor(AssetClass.CRYPTO);
    return base.withSteps(base.steps().withSteps(LIMIT_PPM, LIMIT_PPM, 20_000));
  }

  private static PolicyState state(MarginProfile profile, long imfPpm, long mmfPpm) {
    PolicyState state = PolicyExamples.after(profile, asked(0, imfPpm, mmfPpm));
    assertThat(state.last().imf().longPpm()).isEqualTo(imfPpm);
    return state;
  }

  /** Returns an input that asks for a pair; fees of the class are 3,000 ppm. */
  private static PolicyInput asked(double days, long imfPpm, long mmfPpm) {
    SideInput side = new SideInput(90_000, imfPpm, imfPpm, imfPpm, 90_000, mmfPpm - 3_000, 0);
    return PolicyExamples.input(days, side, CALM, LoosenFreeze.NONE);
  }
}
