package io.foreshock.training;

import io.foreshock.evaluation.MarginMetrics;
import io.foreshock.market.Side;
import io.foreshock.policy.MarginPolicy;
import io.foreshock.policy.MarginProfile;
import io.foreshock.policy.PolicyInput;
import io.foreshock.policy.PolicyState;
import io.foreshock.policy.Ppm;
import java.util.ArrayList;
import java.util.List;

/**
 * What policy was given on each day of one market and what the next day brought: any profile can be
 * run over it without forecasting again.
 */
public final class PolicyHistory {

  private final String marketId;
  private final List<PolicyInput> inputs = new ArrayList<>();
  private final List<Double> logReturns = new ArrayList<>();
  private int firstScored = -1;

  /**
   * Starts a history.
   *
   * @param marketId the market
   */
  public PolicyHistory(String marketId) {
    this.marketId = marketId;
  }

  /** Returns the market. */
  public String marketId() {
    return marketId;
  }

  /**
   * Adds an evaluation and the day after it.
   *
   * @param input what policy was given
   * @param logReturn return of the day after
   * @param scored whether the day counts; once one does, all later ones do
   */
  public void add(PolicyInput input, double logReturn, boolean scored) {
    if (scored && firstScored < 0) {
      firstScored = inputs.size();
    }
    inputs.add(input);
    logReturns.add(logReturn);
  }

  /** Returns the number of days that count. */
  public int rows() {
    return firstScored < 0 ? 0 : inputs.size() - firstScored;
  }

  /** Returns how the margins of a profile did on the days that count. */
  public MarketScore score(MarginProfile profile) {
    List<MarginMetrics> sides = metrics(profile);
    long fromMs = inputs.get(firstScored).evaluatedAtMs();
    return new MarketScore(marketId, rows(), fromMs, sides.getFirst(), sides.getLast());
  }

  /**
   * Returns how the margins of a profile did on the days that count, long side first.
   *
   * @param profile the profile
   */
  public List<MarginMetrics> metrics(MarginProfile profile) {
    int rows = rows();
    double[][] margins = new double[Side.values().length][rows];
    PolicyState state = PolicyState.initial();
    for (int i = 0; i < inputs.size(); i++) {
      state = MarginPolicy.step(profile, state, inputs.get(i)).nextState();
      if (i >= firstScored) {
        for (Side side : Side.values()) {
          margins[side.ordinal()][i - firstScored] = fraction(state.last().imf().of(side));
        }
      }
    }
    List<MarginMetrics> metrics = new ArrayList<>();
    for (Side side : Side.values()) {
      metrics.add(MarginMetrics.of(margins[side.ordinal()], losses(side), forecasts(side)));
    }
    return metrics;
  }

  private double[] losses(Side side) {
    double[] losses = new double[rows()];
    for (int i = 0; i < losses.length; i++) {
      losses[i] = side.lossFraction(side.loss(logReturns.get(firstScored + i)));
    }
    return losses;
  }

  private double[] forecasts(Side side) {
    double[] forecasts = new double[rows()];
    for (int i = 0; i < forecasts.length; i++) {
      forecasts[i] = fraction(inputs.get(firstScored + i).side(side).conditionalPpm());
    }
    return forecasts;
  }

  private static double fraction(long ppm) {
    return (double) ppm / Ppm.ONE;
  }
}
