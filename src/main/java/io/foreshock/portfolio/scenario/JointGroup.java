package io.foreshock.portfolio.scenario;

import java.util.Arrays;
import java.util.List;

/**
 * Markets that share enough days to be margined together, and those days.
 *
 * @param markets the markets
 * @param epochDays their joint days, ascending, the newest thousand at most
 */
public record JointGroup(List<ScenarioMarket> markets, long[] epochDays) {

  /** Returns the residuals of the market at a place on the joint days. */
  double[] residuals(int place) {
    DayResiduals days = markets.get(place).residuals();
    return onJointDays(days.epochDays(), days.residuals());
  }

  /** Returns the changes of forecast volatility of the market at a place on the joint days. */
  double[] volatilityChanges(int place) {
    DayResiduals days = markets.get(place).residuals();
    return onJointDays(days.epochDays(), days.volatilityChanges());
  }

  private double[] onJointDays(long[] days, double[] values) {
    double[] chosen = new double[epochDays.length];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = values[Arrays.binarySearch(days, epochDays[i])];
    }
    return chosen;
  }
}
