package io.foreshock.portfolio.collateral;

import io.foreshock.forecast.regime.Regime;
import io.foreshock.market.AssetClass;
import io.foreshock.policy.HaircutRules;
import io.foreshock.policy.HaircutSchedule;
import io.foreshock.policy.MarginProfile;
import io.foreshock.portfolio.liquidity.MarketLiquidity;
import io.foreshock.portfolio.liquidity.SpreadSource;
import io.foreshock.portfolio.liquidity.TurnoverSource;
import java.util.Optional;

/** Haircuts that several tests share. */
final class CollateralExamples {

  static final HaircutRules CRYPTO = MarginProfile.defaultFor(AssetClass.CRYPTO).haircut();

  private CollateralExamples() {}

  static MarketLiquidity liquidity(double turnover, double volatility) {
    return new MarketLiquidity(
        0.001,
        SpreadSource.GIVEN,
        turnover,
        TurnoverSource.OBSERVED,
        Optional.empty(),
        volatility,
        Optional.empty());
  }

  /** A coin quoted in USDT: 10 M a day, σ = 6 %, VaR 99 % of a day 0.35, two days √2 of it. */
  static MarketHaircut coin(Regime regime, long inForcePpm) {
    return new MarketHaircut(
        new HaircutSchedule(CRYPTO, 0.35, 0.06, new double[] {1.0, 1.4142135623730951}),
        regime,
        inForcePpm,
        liquidity(10e6, 0.06),
        "USDT",
        Optional.empty());
  }
}
