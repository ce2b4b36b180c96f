package io.foreshock.portfolio.liquidity;

import io.foreshock.policy.HaircutRules;
import io.foreshock.policy.Ppm;
import java.util.Optional;

/**
 * What selling a position costs, in units of quote currency, for a notional N net of its market:
 *
 * <p>charge(N) = s·|N| + max(Y·σ·√(|N| ÷ V)·|N|, B(|N|))
 *
 * <p>with the half-spread s, the volatility of a day σ, the daily turnover V and the class's factor
 * Y. B is there where the depth D of the book within 1 % is known: a book spread evenly over that 1
 * % costs B(x) = 1 %·x² ÷ 2D up to x = D, and what lies beyond is sold at its edge, 1 %·(x − D/2).
 * So a thin book raises the charge, and a deep one does not lower it below the square root, because
 * a book can be gone when it is needed.
 *
 * <p>The charge is 0 at 0, even, continuous, convex and grows faster than the size. Therefore one
 * position is never cheaper than the same position split over two accounts, f(a + b) ≥ f(a) + f(b)
 * for a, b ≥ 0. It has no cap: above 100 % of the notional it says that the position cannot be sold
 * within days.
 *
 * <p>Reference: R. Almgren, C. Thum, E. Hauptmann and H. Li, "Direct estimation of equity market
 * impact", Risk 18 (2005).
 *
 * @param liquidity the market's liquidity
 * @param impactPpm Y, ppm; in [0, 10⁷]
 */
public record LiquidityCharge(MarketLiquidity liquidity, long impactPpm) {

  private static final long LARGEST_IMPACT = 10 * Ppm.ONE;
  private static final double BOOK_WIDTH = 0.01; // the depth is that within 1 % of the price

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if {@code impactPpm} is outside its range
   */
  public LiquidityCharge {
    if (!(impactPpm >= 0 && impactPpm <= LARGEST_IMPACT)) {
      throw new IllegalArgumentException("impactPpm must be in [0, 10000000], was " + impactPpm);
    }
  }

  /** Returns the charge of a market whose class or profile has these rules. */
  public static LiquidityCharge of(HaircutRules rules, MarketLiquidity liquidity) {
    return new LiquidityCharge(liquidity, rules.impactPpm());
  }

  /**
   * Returns the whole charge, units of quote currency, non-negative.
   *
   * @param notional signed, units of quote currency, net of the market
   * @throws IllegalArgumentException if it is NaN or larger than 10³⁰ in size
   */
  public double charge(double notional) {
    return spread(notional) + impact(notional);
  }

  /**
   * Returns the part of the half-spread, s·|N|, units of quote currency.
   *
   * @param notional signed, units of quote currency, net of the market
   * @throws IllegalArgumentException if it is NaN or larger than 10³⁰ in size
   */
  public double spread(double notional) {
    return liquidity.halfSpread() * Money.size(notional);
  }

  /**
   * Returns the part of the impact: the larger of the square root and, where the depth is known,
   * the walk through the book; units of quote currency.
   *
   * @param notional signed, units of quote currency, net of the market
   * @throws IllegalArgumentException if it is NaN or larger than 10³⁰ in size
   */
  public double impact(double notional) {
    double size = Money.size(notional);
    double factor = (double) impactPpm / Ppm.ONE * liquidity.dailyVolatility();
    double root = factor * Math.sqrt(size / liquidity.dailyTurnover()) * size;
    Optional<Double> depth = liquidity.depthWithinOnePercent();
    return depth.isPresent() ? Math.max(root, throughBook(size, depth.get())) : root;
  }

  private static double throughBook(double size, double depth) {
    return size <= depth
        ? BOOK_WIDTH * size * (0.5 * size / depth)
        : BOOK_WIDTH * (size - 0.5 * depth);
  }
}
