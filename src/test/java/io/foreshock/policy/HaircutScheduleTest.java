package io.foreshock.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foreshock.forecast.regime.Regime;
import io.foreshock.market.AssetClass;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HaircutScheduleTest {

  private static final HaircutRules INDEX = MarginProfile.defaultFor(AssetClass.INDEX).haircut();
  private static final double[] ROOT = {1.0, 1.4142135623730951};

  @ParameterizedTest
  @CsvSource({
    "FX, 80000",
    "METAL, 200000",
    "EQUITY, 300000",
    "CRYPTO, 350000",
    "UNCLASSIFIED, 500000"
  })
  void haircutPpm_quietMarket_isTheClassTableValue(AssetClass assetClass, long expected) {
    HaircutRules rules = MarginProfile.defaultFor(assetClass).haircut();
    HaircutSchedule schedule = new HaircutSchedule(rules, 0.01, 0.005, ROOT);
    assertThat(schedule.haircutPpm(Regime.CALM, 0)).isEqualTo(expected);
  }

  @Test
  void haircutPpm_workedExample_matchesHandArithmetic() {
    HaircutSchedule schedule = new HaircutSchedule(INDEX, 0.2, 0.08, ROOT);
    // T = 48 h = 2 days, VaR = 0.2 × 1.41421356 = 0.28284271, 1 − e^−0.28284271 = 0.24636…:
    // e^−0.28284271 = e^−0.28 × e^−0.00284271 = 0.75578374 × 0.99716133 = 0.75363831
    assertThat(schedule.marketPpm(0)).isEqualTo(246_362);
    // × 1.25 while stressed = 307,952.5, up to 307,953
    assertThat(schedule.haircutPpm(Regime.STRESSED, 0)).isEqualTo(307_953);
    // impact at 1 % of daily volume: 1 × 0.08 × √0.01 = 0.008, and T is still 2 days:
    // 1 − (1 − 0.307953)(1 − 0.008) = 1 − 0.692047 × 0.992 = 0.313489376, up to 313,490
    assertThat(schedule.haircutPpm(Regime.STRESSED, 10_000)).isEqualTo(313_490);
  }

  @Test
  void liquidationDays_largeSize_isSizeOverParticipation() {
    HaircutSchedule schedule = new HaircutSchedule(INDEX, 0.02, 0.01, ROOT);
    assertThat(schedule.liquidationDays(0)).isEqualTo(2.0);
    assertThat(schedule.liquidationDays(200_000)).isEqualTo(2.0); // 20 % at 10 % a day
    assertThat(schedule.liquidationDays(4_000_000)).isEqualTo(40.0);
    // the table value for ten days grows to 0.2 × √(40 ÷ 10) = 0.4
    assertThat(schedule.marketPpm(4_000_000)).isEqualTo(400_000);
  }

  @Test
  void haircutPpm_randomPairs_neverFallsInAnyArgument() {
    SplittableRandom random = new SplittableRandom(5);
    Regime[] regimes = Regime.values();
    for (int i = 0; i < 100_000; i++) {
      AssetClass assetClass = AssetClass.values()[random.nextInt(6)];
      HaircutRules rules = MarginProfile.defaultFor(assetClass).haircut();
      double vol = 0.5 * random.nextDouble();
      double worseVol = vol + random.nextDouble() * (random.nextBoolean() ? 0.5 : 1e-6);
      double ratio = 2 + random.nextDouble();
      double[] scale = scale(random);
      int regime = random.nextInt(3);
      long share = random.nextLong(1L << (1 + random.nextInt(28)));
      long worseShare = share + random.nextLong(1L << (1 + random.nextInt(20)));
      long base =
          new HaircutSchedule(rules, ratio * vol, vol, scale).haircutPpm(regimes[regime], share);
      Regime worse = regimes[regime + random.nextInt(3 - regime)];
      HaircutSchedule wilder = new HaircutSchedule(rules, ratio * worseVol, worseVol, scale);
      long later =
          slower(rules, random, ratio * vol, vol, scale).haircutPpm(regimes[regime], share);
      long after = wilder.haircutPpm(worse, worseShare);
      assertThat(base >= rules.haircutFloorPpm() && base <= after && after <= 1_000_000)
          .as("%s, %s: %s then %s", vol, share, base, after)
          .isTrue();
      assertThat(later).isGreaterThanOrEqualTo(base);
    }
  }

  private static double[] scale(SplittableRandom random) {
    double[] scale = new double[1 + random.nextInt(12)];
    double level = 1.0;
    for (int k = 0; k < scale.length; k++) {
      scale[k] = level;
      level += 0.5 * random.nextDouble();
    }
    return scale;
  }

  private static HaircutSchedule slower(
      HaircutRules rules, SplittableRandom random, double logVar, double vol, double[] scale) {
    HaircutRules longer =
        new HaircutRules(
            rules.multipliers(),
            rules.haircutFloorPpm(),
            rules.liquidationHours() + random.nextLong(500),
            rules.impactPpm(),
            rules.participationPpm() - random.nextLong(rules.participationPpm()),
            rules.haircutStepPpm(),
            rules.haircutStepHours(),
            rules.haircutNoticeHours());
    return new HaircutSchedule(longer, logVar, vol, scale);
  }

  @Test
  void tiers_sizesBetweenNodes_areContinuousAndMonotone() {
    HaircutSchedule schedule = new HaircutSchedule(INDEX, 0.1, 0.04, ROOT);
    List<HaircutTier> tiers =
        schedule.tiers(Regime.ELEVATED, 0, 10_000, 100_000, 500_000, 1_000_000);
    long previous = 0;
    for (long share = 0; share <= 1_100_000; share += 50) {
      long haircut = HaircutTier.haircutPpm(tiers, share);
      // the steepest piece rises by the impact at its end, 4,000 ppm over the first 10,000 of share
      assertThat(haircut).isBetween(previous, share == 0 ? 1_000_000 : previous + 25);
      previous = haircut;
    }
    for (HaircutTier tier : tiers) {
      assertThat(HaircutTier.haircutPpm(tiers, tier.lowerSharePpm())).isEqualTo(tier.haircutPpm());
      assertThat(tier.haircutPpm())
          .isEqualTo(schedule.haircutPpm(Regime.ELEVATED, tier.lowerSharePpm()));
    }
  }

  /** Against 1 − (1 − h)(1 − H) ÷ (1 − H₀) in doubles; two roundings up are below 2 ppm. */
  @Test
  void coupled_randomTiers_beginAtTheHaircutInForceAndStayMonotone() {
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < 10_000; i++) {
      HaircutSchedule schedule =
          new HaircutSchedule(INDEX, random.nextDouble(), random.nextDouble(), ROOT);
      List<HaircutTier> asked = schedule.tiers(Regime.STRESSED, 0, 20_000, 300_000, 2_000_000);
      long inForce = random.nextLong(1_000_001);
      List<HaircutTier> coupled = HaircutTier.coupled(asked, inForce);
      assertThat(coupled.getFirst().haircutPpm()).isEqualTo(inForce);
      double first = 1 - asked.getFirst().haircutPpm() / 1e6;
      for (int k = 1; k < asked.size(); k++) {
        double kept = first == 0 ? 1 : (1 - asked.get(k).haircutPpm() / 1e6) / first;
        double expected = 1e6 - (1e6 - inForce) * kept;
        assertThat(coupled.get(k).haircutPpm() - expected).isBetween(-1e-6, 2.0);
        assertThat(coupled.get(k).haircutPpm())
            .isGreaterThanOrEqualTo(coupled.get(k - 1).haircutPpm());
      }
    }
  }

  @Test
  void horizonScale_changedByTheCaller_changesNothing() {
    double[] scale = {1.0, 2.0};
    HaircutSchedule schedule = new HaircutSchedule(INDEX, 0.2, 0.05, scale);
    long before = schedule.marketPpm(0);
    scale[1] = 9.0;
    assertThat(schedule.marketPpm(0)).isEqualTo(before);
  }

  @Test
  void schedule_badArguments_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HaircutSchedule(INDEX, Double.NaN, 0.1, ROOT))
        .withMessage("dailyLogVar must be non-negative and finite, was NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HaircutSchedule(INDEX, 0.1, 0.1, new double[] {1.0, 0.9}))
        .withMessage("horizonScale must not decrease from 1, entry 1 was 0.9");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HaircutSchedule(INDEX, 0.1, 0.1, ROOT).tiers(Regime.CALM, 5, 5))
        .withMessage("sharesPpm must ascend, 5 does not");
  }
}
