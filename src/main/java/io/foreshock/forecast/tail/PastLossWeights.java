package io.foreshock.forecast.tail;

import io.foreshock.market.Side;

/**
 * Combination weights from past FZ0 losses alone: w_m = φ + (1 − Mφ)·e^(−ηS_m) ÷ Σ_k e^(−ηS_k), S_m
 * the member's past losses, each worth δ times as much a day later. The weights of a day know the
 * losses of days before it and no other. FZ0 differs between members by a number free of the
 * returns' unit, so η means the same in every market.
 *
 * <p>References: J. Taylor, "Forecast combinations for value at risk and expected shortfall",
 * International Journal of Forecasting 36 (2020), 428–441; Y. Freund, R. Schapire, Y. Singer, M.
 * Warmuth, "Using and combining predictors that specialize", STOC 1997, for silent members.
 *
 * @param members M, at least 1
 * @param learningRate η, ≥ 0; 0 keeps the weights equal
 * @param discount δ, in (0, 1]; 0.99 forgets half in 69 days
 * @param floor φ, least weight of a member, in (0, 1/M], so that every member can come back
 */
public record PastLossWeights(int members, double learningRate, double discount, double floor) {

  /** Levels that are scored: farther ones are breached too seldom to rank members. */
  private static final double[] SCORED_LEVELS = {0.025, 0.01};

  /** Checks every range. */
  public PastLossWeights {
    if (!(members >= 1)) {
      throw new IllegalArgumentException("members must be at least 1, was " + members);
    }
    if (!(learningRate >= 0.0 && learningRate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "learningRate must be finite and not negative, was " + learningRate);
    }
    if (!(discount > 0.0 && discount <= 1.0)) {
      throw new IllegalArgumentException("discount must be in (0, 1], was " + discount);
    }
    if (!(floor > 0.0 && floor * members <= 1.0)) {
      throw new IllegalArgumentException("floor must be in (0, 1/members], was " + floor);
    }
  }

  /** Returns the state before the first day: no losses, equal weights. */
  public PastLossState start() {
    return new PastLossState(new double[members]);
  }

  /**
   * Returns the weights of the next day, each at least the floor, summing to 1.
   *
   * @param state after the last day known
   */
  public double[] weights(PastLossState state) {
    double[] sums = requireMembers(state.discountedLosses(), "state");
    double least = Double.POSITIVE_INFINITY;
    for (double sum : sums) {
      least = Math.min(least, sum);
    }
    double total = 0.0;
    double[] weights = new double[members];
    for (int m = 0; m < members; m++) {
      weights[m] = StrictMath.exp(-learningRate * (sums[m] - least));
      total += weights[m];
    }
    for (int m = 0; m < members; m++) {
      weights[m] = floor + (1.0 - members * floor) * (weights[m] / total);
    }
    return weights;
  }

  /**
   * Returns the state after a day on which every member had spoken.
   *
   * @param state before it
   * @param losses each member's {@link #loss} on the day, finite
   */
  public PastLossState update(PastLossState state, double[] losses) {
    double[] sums = state.discountedLosses();
    requireMembers(losses, "losses");
    for (int m = 0; m < members; m++) {
      sums[m] = discount * sums[m] + losses[m];
    }
    return new PastLossState(sums);
  }

  /**
   * Returns the state after a day on which some members had been silent; they are charged what the
   * others lost on average, by weight, which neither helps nor hurts them.
   *
   * @param state before the day
   * @param losses each member's loss on the day; that of a silent one is not read
   * @param spoke which members had spoken; where none had, only the discount acts
   */
  public PastLossState update(PastLossState state, double[] losses, boolean[] spoke) {
    requireMembers(losses, "losses");
    if (spoke.length != members) {
      throw new IllegalArgumentException("spoke must be " + members + ", were " + spoke.length);
    }
    double[] weights = weights(state);
    double charged = 0.0;
    double share = 0.0;
    for (int m = 0; m < members; m++) {
      charged += spoke[m] ? weights[m] * losses[m] : 0.0;
      share += spoke[m] ? weights[m] : 0.0;
    }
    double[] filled = losses.clone();
    for (int m = 0; m < members; m++) {
      filled[m] = spoke[m] ? losses[m] : share > 0.0 ? charged / share : 0.0;
    }
    return update(state, filled);
  }

  /**
   * Returns a forecast's loss on the day it was made for: the mean FZ0 of both sides at the 2.5 %
   * and 1 % levels.
   *
   * @param forecast made before the day
   * @param logReturn realised log return of the day, finite
   * @throws IllegalArgumentException if the return is not finite or an expected shortfall is 0
   */
  public static double loss(TailForecast forecast, double logReturn) {
    if (!Double.isFinite(logReturn)) {
      throw new IllegalArgumentException("logReturn must be finite, was " + logReturn);
    }
    double sum = 0.0;
    for (Side side : Side.values()) {
      for (double alpha : SCORED_LEVELS) {
        sum +=
            jointLoss(
                side.loss(logReturn),
                forecast.valueAtRisk(side, alpha),
                forecast.expectedShortfall(side, alpha),
                alpha);
      }
    }
    return sum / (Side.values().length * SCORED_LEVELS.length);
  }

  /** FZ0 of A. Patton, J. Ziegel, R. Chen (2019), in losses. */
  private static double jointLoss(double loss, double var, double es, double alpha) {
    if (!(es > 0.0)) {
      throw new IllegalArgumentException("expectedShortfall must be positive, was " + es);
    }
    return Math.max(loss - var, 0.0) / (alpha * es) + var / es + StrictMath.log(es) - 1.0;
  }

  private double[] requireMembers(double[] values, String name) {
    if (values.length != members) {
      throw new IllegalArgumentException(name + " must be " + members + ", were " + values.length);
    }
    return values;
  }
}
