package io.foreshock.portfolio.liquidation;

import io.foreshock.market.Side;

/**
 * Closed form of the probability that a price which follows a geometric Brownian motion comes to a
 * level before some time. With b = ln(level ÷ price) &lt; 0, ν = μ − σ²/2 and T days
 *
 * <p>P(τ ≤ T) = Φ((b − νT)/(σ√T)) + e^(2νb/σ²)·Φ((b + νT)/(σ√T)),
 *
 * <p>and for a level above the price the same with the signs of b and ν turned. The second term is
 * formed from logarithms, so nothing overflows.
 *
 * <p>A price that is looked at every Δt days only is caught less often. Where it stands at the end
 * is told exactly; between, the level counts as shifted away by 0.5826·σ√Δt.
 *
 * <p>References: J. M. Harrison, "Brownian motion and stochastic flow systems" (1985), 1.8; M.
 * Broadie, P. Glasserman, S. Kou, "A continuity correction for discrete barrier options",
 * Mathematical Finance 7 (1997), 325–349.
 *
 * @param nu ν, drift of the log price per day
 * @param sigma σ, volatility per √day, positive
 */
public record FirstPassage(double nu, double sigma) {

  /** Shift of a level that is looked at now and then, in σ√Δt: −ζ(½)/√(2π). */
  public static final double SHIFT = 0.5826;

  /** Checks the numbers. */
  public FirstPassage {
    if (!Double.isFinite(nu)) {
      throw new IllegalArgumentException("nu must be finite, was " + nu);
    }
    requirePositive("sigma", sigma);
  }

  /**
   * Returns the motion of a price that is expected to stay where it is, ν = −σ²/2.
   *
   * @param sigma volatility per √day, positive
   */
  public static FirstPassage driftless(double sigma) {
    return new FirstPassage(-0.5 * sigma * sigma, sigma);
  }

  /**
   * Returns the probability that the level is touched within some days.
   *
   * @param barrier the level
   * @param days T, positive
   */
  public double probability(Barrier barrier, double days) {
    return probability(barrier, days, Monitoring.CONTINUOUS);
  }

  /**
   * Returns the probability that the level is found touched or crossed within some days.
   *
   * @param barrier the level
   * @param days T, positive
   * @param monitoring how often the price is looked at; the last look is at T
   */
  public double probability(Barrier barrier, double days, Monitoring monitoring) {
    requirePositive("days", days);
    double deviation = sigma * Math.sqrt(days);
    double away = (barrier.side() == Side.LONG ? nu : -nu) * days;
    double beyond = NormalTail.cumulative(-(barrier.logDistance() + away) / deviation);
    if (!monitoring.looksBetween(days)) {
      return beyond;
    }
    double shift = SHIFT * sigma * Math.sqrt(monitoring.everyDays());
    return Math.min(1.0, beyond + returned(barrier.logDistance(), shift, away, deviation));
  }

  /**
   * Returns the probability that the path has been beyond the shifted level and ends before the
   * level itself: the second term of the formula.
   */
  private static double returned(double distance, double shift, double away, double deviation) {
    double reflected = distance + 2.0 * shift;
    double x = (away - reflected) / deviation;
    if (x > 0.0) {
      double exponent = -2.0 * away * (distance + shift) / (deviation * deviation);
      return StrictMath.exp(exponent) * NormalTail.cumulative(x);
    }
    double squares =
        (distance + away) * (distance + away) + reflected * reflected - distance * distance;
    return StrictMath.exp(-0.5 * squares / (deviation * deviation)) * NormalTail.scaled(x);
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0.0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be positive and finite, was " + value);
    }
  }
}
