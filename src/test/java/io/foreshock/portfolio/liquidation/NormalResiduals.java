package io.foreshock.portfolio.liquidation;

import io.foreshock.market.Side;
import org.hipparchus.distribution.continuous.NormalDistribution;

/** Standard normal residuals whose days' extremes are not known: a geometric Brownian motion. */
final class NormalResiduals implements ResidualLaw {

  private final NormalDistribution normal = new NormalDistribution();

  @Override
  public double quantile(double probability) {
    return normal.inverseCumulativeProbability(probability);
  }

  @Override
  public double meanSquare() {
    return 1.0;
  }

  @Override
  public double overshoot(Side side, double probability) {
    return Double.NaN;
  }
}
