package io.foreshock.evaluation;

import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * The Basel traffic light for any number of days and tail probability. With P the binomial law of
 * exceedances of a right forecast, a count x is yellow from P(X ≤ x) ≥ 95 % and red from P(X ≤ x) ≥
 * 99.99 %. For 250 days at 1 % this is the Committee's table: green to 4, yellow 5 to 9, red from
 * 10.
 *
 * <p>Reference: Basel Committee on Banking Supervision, "Supervisory framework for the use of
 * backtesting in conjunction with the internal models approach to market risk capital
 * requirements", January 1996.
 *
 * @param yellowFrom fewest exceedances of the yellow zone, at least 0
 * @param redFrom fewest exceedances of the red zone, not below {@code yellowFrom}
 */
public record BaselTrafficLight(int yellowFrom, int redFrom) {

  private static final double YELLOW = 0.95;
  private static final double RED = 0.9999;

  /** What a count of exceedances says. */
  public enum Zone {
    /** Nothing against the forecast. */
    GREEN,
    /** Doubt. */
    YELLOW,
    /** The forecast is almost surely wrong. */
    RED
  }

  /** Checks the order. */
  public BaselTrafficLight {
    if (!(yellowFrom >= 0 && redFrom >= yellowFrom)) {
      throw new IllegalArgumentException(
          "zones must be ordered, were yellow from " + yellowFrom + " and red from " + redFrom);
    }
  }

  /**
   * Returns the zones of a number of days.
   *
   * @param observations days, at least 1
   * @param alpha tail probability of the forecast, in (0, 1)
   */
  public static BaselTrafficLight of(int observations, double alpha) {
    Rows.requireAny(observations);
    Rows.requireTailProbability(alpha);
    BinomialDistribution law = new BinomialDistribution(observations, alpha);
    int yellowFrom = first(law, YELLOW, 0);
    return new BaselTrafficLight(yellowFrom, first(law, RED, yellowFrom));
  }

  /**
   * Returns the zone of a count.
   *
   * @param exceedances at least 0
   */
  public Zone zone(long exceedances) {
    if (!(exceedances >= 0)) {
      throw new IllegalArgumentException("exceedances must be at least 0, were " + exceedances);
    }
    if (exceedances >= redFrom) {
      return Zone.RED;
    }
    return exceedances >= yellowFrom ? Zone.YELLOW : Zone.GREEN;
  }

  private static int first(BinomialDistribution law, double probability, int start) {
    int exceedances = start;
    while (law.cumulativeProbability(exceedances) < probability) {
      exceedances++;
    }
    return exceedances;
  }
}
