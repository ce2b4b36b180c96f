package io.foreshock.portfolio.liquidity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ConcentrationTiersTest {

  private static final int CASES = 10_000;

  /** A few dozen operations of double precision apart. */
  private static final double ROUNDING = 1e-12;

  private static ConcentrationTiers tiers(
      long marginPpm, double turnover, long participationPpm, double days) {
    MarketLiquidity liquidity =
        new MarketLiquidity(
            0.001,
            SpreadSource.GIVEN,
            turnover,
            TurnoverSource.OBSERVED,
            Optional.empty(),
            0.05,
            Optional.empty());
    return ConcentrationTiers.of(marginPpm, liquidity, participationPpm, days);
  }

  private static void forRandomTiers(long seed, Consumer<Case> check) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < CASES; i++) {
      long marginPpm = 1 + random.nextLong(1_000_000);
      double turnover = StrictMath.pow(10, 3 + 9 * random.nextDouble());
      long participation = 1 + random.nextLong(1_000_000);
      double days = 0.01 + 20 * random.nextDouble();
      ConcentrationTiers tiers = tiers(marginPpm, turnover, participation, days);
      check.accept(new Case(tiers, participation * 1e-6 * turnover * days, random));
    }
  }

  private record Case(ConcentrationTiers tiers, double firstEnd, SplittableRandom random) {

    double size() {
      return firstEnd * StrictMath.pow(10, -2 + 8 * random.nextDouble());
    }
  }

  /**
   * By hand: 10 % of 50 M a day for 2 days are L = 10 M. Rates 5 %, 5 %·√2 = 70,711 ppm to 20 M, 5
   * %·2 to 40 M, 5 %·√8 = 141,422 to 80 M, ... Deductions 10 M·0.020711 = 207,110; + 20 M·0.029289
   * = 792,890; + 40 M·0.041422 = 2,449,770.
   */
  @Test
  void margin_workedExample_matchesHandArithmetic() {
    ConcentrationTiers tiers = tiers(50_000, 50e6, 100_000, 2.0);
    List<ConcentrationTier> first = tiers.tiers().subList(0, 4);
    assertThat(first)
        .extracting(ConcentrationTier::lowerNotional)
        .containsExactly(0., 1e7, 2e7, 4e7);
    assertThat(first)
        .extracting(ConcentrationTier::ratePpm)
        .containsExactly(50_000L, 70_711L, 100_000L, 141_422L);
    assertThat(first.get(1).deduction()).isCloseTo(207_110, within(1e-6));
    assertThat(first.get(2).deduction()).isCloseTo(792_890, within(1e-6));
    assertThat(first.get(3).deduction()).isCloseTo(2_449_770, within(1e-6));
    // 30 M: 10 M·5 % + 10 M·7.0711 % + 10 M·10 % = 500,000 + 707,110 + 1,000,000
    assertThat(tiers.margin(-30e6)).isCloseTo(2_207_110, within(1e-6));
    assertThat(tiers.concentration(30e6)).isCloseTo(707_110, within(1e-6));
    assertThat(tiers.margin(1e7)).isEqualTo(500_000);
    // √2ⁿ·5 % first passes 1 at n = 9, so the last tier begins at 2⁸·10 M
    assertThat(tiers.tiers()).hasSize(10);
    assertThat(tiers.tiers().getLast().ratePpm()).isEqualTo(1_000_000);
    assertThat(tiers.tiers().getLast().lowerNotional()).isEqualTo(2.56e9);
  }

  @Test
  void margin_atEachBound_isTheSameFromBothSides() {
    forRandomTiers(
        1,
        some -> {
          List<ConcentrationTier> tiers = some.tiers().tiers();
          for (int i = 1; i < tiers.size(); i++) {
            double bound = tiers.get(i).lowerNotional();
            double below = marginAt(tiers.get(i - 1), bound);
            double above = marginAt(tiers.get(i), bound);
            assertThat(Math.abs(above - below) <= ROUNDING * below).as("%s", bound).isTrue();
            assertThat(some.tiers().margin(bound)).isEqualTo(below);
          }
        });
  }

  private static double marginAt(ConcentrationTier tier, double size) {
    return tier.ratePpm() / 1e6 * size - tier.deduction();
  }

  @Test
  void margin_naiveSumOfFurtherUnits_isTheSame() {
    forRandomTiers(
        2,
        some -> {
          double size = some.size();
          double sum = 0;
          List<ConcentrationTier> tiers = some.tiers().tiers();
          for (int i = 0; i < tiers.size(); i++) {
            double lower = tiers.get(i).lowerNotional();
            double upper =
                i + 1 < tiers.size() ? tiers.get(i + 1).lowerNotional() : Double.MAX_VALUE;
            sum += tiers.get(i).ratePpm() / 1e6 * Math.max(0, Math.min(size, upper) - lower);
          }
          assertThat(some.tiers().margin(size)).isCloseTo(sum, within(ROUNDING * sum));
        });
  }

  @Test
  void margin_randomSizes_isMonotoneConvexAndAtMostTheNotional() {
    forRandomTiers(
        3,
        some -> {
          ConcentrationTiers tiers = some.tiers();
          double low = some.size();
          double high = low * (1 + 10 * some.random().nextDouble());
          double weight = some.random().nextDouble();
          double middle = weight * low + (1 - weight) * high;
          double chord = weight * tiers.margin(low) + (1 - weight) * tiers.margin(high);
          assertThat(tiers.margin(low)).isLessThanOrEqualTo(tiers.margin(high));
          assertThat(tiers.margin(middle) <= chord * (1 + ROUNDING)).as("%s", middle).isTrue();
          assertThat(tiers.margin(high)).isLessThanOrEqualTo(high);
        });
  }

  @Test
  void margin_beyondTheFirstTier_liesAboveAnEvenSaleAndBelowTwoStepsOfTheRoot() {
    forRandomTiers(
        4,
        some -> {
          double size = some.size();
          double periods = size / some.firstEnd();
          double rate = some.tiers().tiers().getFirst().ratePpm() / 1e6;
          double margin = some.tiers().margin(size);
          double continuous = 2.0 / 3.0 * rate * Math.sqrt(periods) * size;
          assertThat(margin >= rate * size * (1 - ROUNDING)).isTrue();
          if (some.tiers().tiers().getLast().lowerNotional() > size) {
            double even = rate * Math.sqrt(periods / 3.0) * size;
            assertThat(continuous).isGreaterThan(even);
            assertThat(margin >= continuous * (1 - ROUNDING)).isTrue();
            // each rate is rounded up by less than a ppm
            double upper = rate * some.firstEnd() + Math.sqrt(2.0) * continuous + 1e-6 * size;
            assertThat(margin <= upper * (1 + ROUNDING)).isTrue();
          }
        });
  }

  @Test
  void concentration_withinTheFirstTier_isExactlyZero() {
    forRandomTiers(
        5,
        some -> {
          double inside = some.firstEnd() * some.random().nextDouble() * (1 - ROUNDING);
          assertThat(some.tiers().concentration(inside)).isEqualTo(0.0);
          assertThat(some.tiers().concentration(-inside)).isEqualTo(0.0);
        });
  }

  @Test
  void concentration_randomPairs_isSuperAdditiveAndNeverNegative() {
    forRandomTiers(
        6,
        some -> {
          double first = some.size();
          double second = some.size();
          ConcentrationTiers tiers = some.tiers();
          double apart = tiers.concentration(first) + tiers.concentration(second);
          double slack = ROUNDING * tiers.margin(first + second); // its terms cancel in part
          assertThat(tiers.concentration(first + second) >= apart - slack).isTrue();
          assertThat(tiers.concentration(first) >= 0).isTrue();
          double margins = tiers.margin(first) + tiers.margin(second);
          assertThat(tiers.margin(first + second) >= margins * (1 - ROUNDING)).isTrue();
        });
  }

  @Test
  void tiers_wholeNotional_haveOneTier() {
    ConcentrationTiers tiers = tiers(1_000_000, 1e6, 100_000, 1.0);
    assertThat(tiers.tiers()).containsExactly(new ConcentrationTier(0.0, 1_000_000, 0.0));
    assertThat(tiers.concentration(1e12)).isZero();
  }

  @Test
  void tiers_badArguments_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tiers(0, 1e6, 100_000, 1.0))
        .withMessage("marginPpm must be in [1, 1000000], was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tiers(1, 1e6, 1_000_001, 1.0))
        .withMessage("participationPpm must be in [1, 1000000], was 1000001");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tiers(1, 1e6, 1, Double.NaN))
        .withMessage("marginPeriodDays must be in (0, 3650.0], was NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tiers(1, 1e6, 1, 1.0).margin(Double.NaN))
        .withMessage("notional must be at most 1e30 in size, was NaN");
  }
}
