package io.foreshock.portfolio.liquidity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.market.AssetClass;
import io.foreshock.policy.HaircutRules;
import io.foreshock.policy.MarginProfile;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiquidityChargeTest {

  private static final HaircutRules RULES =
      MarginProfile.defaultFor(AssetClass.CRYPTO).haircut(); // Y = 1
  private static final int BOOKS = 10_000;

  /** A few dozen operations of double precision apart. */
  private static final double ROUNDING = 1e-12;

  private static MarketLiquidity liquidity(
      double halfSpread, double turnover, double volatility, Optional<Double> depth) {
    return new MarketLiquidity(
        halfSpread,
        SpreadSource.GIVEN,
        turnover,
        TurnoverSource.OBSERVED,
        depth,
        volatility,
        Optional.empty());
  }

  private static LiquidityCharge random(SplittableRandom random) {
    double turnover = StrictMath.pow(10, 3 + 9 * random.nextDouble());
    Optional<Double> depth =
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(turnover * StrictMath.pow(10, -4 + 4 * random.nextDouble()));
    return LiquidityCharge.of(
        RULES, liquidity(0.02 * random.nextDouble(), turnover, 0.3 * random.nextDouble(), depth));
  }

  private static double size(SplittableRandom random, LiquidityCharge charge) {
    return charge.liquidity().dailyTurnover() * StrictMath.pow(10, -6 + 9 * random.nextDouble());
  }

  /**
   * By hand, N = 4 M of 100 M a day: spread 0.001·4 M = 4,000; root 1·0.05·√0.04·4 M = 40,000. A
   * book of 8 M costs 1 %·(4 M)² ÷ 16 M = 10,000, less; one of 1 M costs 1 %·(4 M − 0.5 M) =
   * 35,000, less; one of 1 M in a calm market of σ 0.01 costs more than the root of 8,000.
   */
  @ParameterizedTest
  @CsvSource({
    "0.05, , 4000, 40000",
    "0.05, 8000000, 4000, 40000",
    "0.05, 1000000, 4000, 40000",
    "0.01, , 4000, 8000",
    "0.01, 8000000, 4000, 10000",
    "0.01, 1000000, 4000, 35000"
  })
  void charge_workedExample_matchesHandArithmetic(
      double volatility, Double depth, double spread, double impact) {
    LiquidityCharge charge =
        LiquidityCharge.of(RULES, liquidity(0.001, 1e8, volatility, Optional.ofNullable(depth)));
    for (double notional : new double[] {4e6, -4e6}) {
      assertThat(charge.spread(notional)).isCloseTo(spread, within(1e-9 * spread));
      assertThat(charge.impact(notional)).isCloseTo(impact, within(1e-9 * impact));
      assertThat(charge.charge(notional))
          .isEqualTo(charge.spread(notional) + charge.impact(notional));
    }
    assertThat(charge.charge(0)).isZero();
  }

  @Test
  void charge_randomPairs_isSuperAdditive() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < BOOKS; i++) {
      LiquidityCharge charge = random(random);
      double first = size(random, charge);
      double second = size(random, charge);
      double apart = charge.charge(first) + charge.charge(second);
      double together = charge.charge(first + second);
      assertThat(together >= apart * (1 - ROUNDING)).as("%s + %s", first, second).isTrue();
    }
  }

  @Test
  void charge_randomTriples_isMonotoneConvexAndGrowsFasterThanSize() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < BOOKS; i++) {
      LiquidityCharge charge = random(random);
      double low = size(random, charge);
      double high = low * (1 + 10 * random.nextDouble());
      double weight = random.nextDouble();
      double middle = weight * low + (1 - weight) * high;
      double chord = weight * charge.charge(low) + (1 - weight) * charge.charge(high);
      assertThat(charge.charge(middle) <= chord * (1 + ROUNDING)).as("%s", middle).isTrue();
      assertThat(charge.charge(high) >= charge.charge(low) * (1 - ROUNDING)).isTrue();
      assertThat(charge.charge(high) / high >= charge.charge(low) / low * (1 - ROUNDING)).isTrue();
    }
  }

  @Test
  void charge_atTheEdgeOfTheBook_hasNoCliff() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < BOOKS; i++) {
      LiquidityCharge charge = random(random);
      double edge = charge.liquidity().depthWithinOnePercent().orElse(1.0);
      double below = charge.charge(Math.nextDown(edge));
      double above = charge.charge(Math.nextUp(edge));
      assertThat(above).isCloseTo(below, within(ROUNDING * above));
    }
  }

  @Test
  void charge_moreDepthTurnoverOrLessVolatility_isNeverMore() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < BOOKS; i++) {
      LiquidityCharge charge = random(random);
      MarketLiquidity base = charge.liquidity();
      double size = size(random, charge);
      double factor = 1 + random.nextDouble();
      MarketLiquidity better =
          liquidity(
              base.halfSpread() / factor,
              base.dailyTurnover() * factor,
              base.dailyVolatility() / factor,
              base.depthWithinOnePercent().map(depth -> depth * factor));
      assertThat(LiquidityCharge.of(RULES, better).charge(size))
          .isLessThanOrEqualTo(charge.charge(size));
    }
  }

  @Test
  void charge_badArguments_areRefused() {
    MarketLiquidity liquidity = liquidity(0.001, 1e8, 0.05, Optional.empty());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LiquidityCharge(liquidity, -1))
        .withMessage("impactPpm must be in [0, 10000000], was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LiquidityCharge.of(RULES, liquidity).charge(Double.POSITIVE_INFINITY))
        .withMessage("notional must be at most 1e30 in size, was Infinity");
  }
}
