package io.foreshock.portfolio;

import io.foreshock.portfolio.scenario.LossTail;
import java.util.Arrays;

/**
 * The slopes of the margin of a group that has just been measured: of the days that count, which
 * few are, with their weights.
 */
final class GroupSlopes {

  /** Part of an exposure by which it is changed to see what its charge does. */
  private static final double STEP = 1e-6;

  private final GroupMeasure group;
  private final Days[] own;
  private final Days[] all;
  private final double[] chargeSlopes;

  /** Days and their weights; both are filled up to a count. */
  private record Days(int[] days, double[] weights) {

    double lossOf(double[] gains) {
      double loss = 0.0;
      for (int i = 0; i < days.length; i++) {
        loss -= weights[i] * gains[days[i]];
      }
      return loss;
    }
  }

  /**
   * Finds the days.
   *
   * @param group measured at the size of initial margin
   */
  GroupSlopes(GroupMeasure group) {
    this.group = group;
    int count = group.markets().size();
    this.own = new Days[count];
    this.all = new Days[count];
    this.chargeSlopes = new double[count];
    Days together = count == 1 ? null : days(group.bindingTail(), group.bindingLosses());
    for (int market = 0; market < count; market++) {
      LossTail tail = group.ownTail(market);
      own[market] = days(tail, group.ownLosses());
      all[market] = together == null ? own[market] : of(market, together);
      chargeSlopes[market] = chargeSlope(market);
    }
  }

  private static Days days(LossTail tail, double[] losses) {
    int[] days = new int[losses.length];
    double[] weights = new double[losses.length];
    int count = 0;
    for (int day = 0; day < losses.length; day++) {
      if (losses[day] >= tail.threshold()) {
        days[count] = day;
        weights[count++] = tail.weight(losses[day]) / tail.tailCount();
      }
    }
    return new Days(Arrays.copyOf(days, count), Arrays.copyOf(weights, count));
  }

  /** Scenarios of all markets as days of one. */
  private Days of(int market, Days scenarios) {
    int[] order = group.set().order(market, group.binding());
    return new Days(
        Arrays.stream(scenarios.days()).map(scenario -> order[scenario]).toArray(),
        scenarios.weights());
  }

  private double chargeSlope(int market) {
    double exposure = group.exposureUsd(market);
    double step = STEP * exposure;
    return exposure == 0.0
        ? 0.0
        : (chargeUsd(market, exposure) - chargeUsd(market, exposure - step)) / step;
  }

  private double chargeUsd(int market, double exposure) {
    SizeCharge charge = group.markets().get(market).charge(exposure, group.opening());
    return charge.liquidityUsd() + charge.concentrationUsd();
  }

  /**
   * Returns by how much the margin grows with one more unit of a contract, dollars.
   *
   * @param market place of its market in the group
   */
  double slopeUsd(int market, ContractGains contract) {
    double credit = all[market] == own[market] ? 0.0 : GroupRisk.DIVERSIFICATION_CREDIT;
    double[] gains = contract.gains(group.opening());
    double alone = own[market].lossOf(gains);
    double shortfall = (1.0 - credit) * alone + credit * all[market].lossOf(gains);
    return shortfall
        + floorSlopeUsd(market, contract, alone)
        + chargeSlopes[market] * contract.exposureUsd();
  }

  private double floorSlopeUsd(int market, ContractGains contract, double alone) {
    if (group.floorExcessUsd(market) <= 0.0) {
      return 0.0;
    }
    int cell = group.worstOfGrid(market);
    return (cell < 0 ? 0.0 : -contract.grid(group.opening())[cell]) - alone;
  }
}
