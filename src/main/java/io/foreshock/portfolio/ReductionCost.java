package io.foreshock.portfolio;

import io.foreshock.policy.Ppm;
import io.foreshock.portfolio.liquidity.MarketLiquidity;

/**
 * What trades towards flat cost: (s + Y·σ·√(N ÷ V)) of what is traded, with half-spread s and the
 * square-root impact of R. Almgren et al. (2005) taken at the size N of the whole position. Impact
 * grows with size, so a part of a position costs at most this. An option counts by its exposure,
 * its value or a hundredth of the price of its underlying, whichever is most.
 */
final class ReductionCost {

  private static final double LEAST_PART = 0.01;

  private final double[] fullUsd;

  /** Takes the positions of an account. */
  ReductionCost(AccountBook book) {
    this.fullUsd = new double[book.positions().size()];
    for (int i = 0; i < fullUsd.length; i++) {
      Position position = book.positions().get(i);
      PortfolioMarket market = book.gains().gains(position.marketId()).market();
      fullUsd[i] = fullUsd(market, Math.abs(position.quantity()), book.contract(i));
    }
  }

  private static double fullUsd(PortfolioMarket market, double size, ContractGains unit) {
    double least = LEAST_PART * market.markPrice() * market.usdPerQuote();
    double larger = Math.max(Math.abs(unit.exposureUsd()), Math.abs(unit.valueUsd()));
    double notionalUsd = size * Math.max(larger, least);
    MarketLiquidity liquidity = market.liquidity();
    double days = notionalUsd / market.usdPerQuote() / liquidity.dailyTurnover();
    double impact =
        (double) market.rules().impactPpm()
            / Ppm.ONE
            * liquidity.dailyVolatility()
            * Math.sqrt(days);
    return (liquidity.halfSpread() + impact) * notionalUsd;
  }

  /** Returns what closing a position altogether costs, dollars. */
  double fullUsd(int position) {
    return fullUsd[position];
  }

  /**
   * Returns what some reductions cost, dollars.
   *
   * @param parts part of each position that is closed, in [0, 1]
   */
  double ofUsd(double[] parts) {
    double cost = 0.0;
    for (int i = 0; i < parts.length; i++) {
      cost += parts[i] * fullUsd[i];
    }
    return cost;
  }
}
