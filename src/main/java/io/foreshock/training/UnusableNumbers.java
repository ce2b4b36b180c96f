package io.foreshock.training;

import io.foreshock.market.Side;
import io.foreshock.training.GateEvidence.GateDay;
import io.foreshock.training.GateEvidence.GateMarket;
import io.foreshock.training.GateEvidence.Level;
import io.foreshock.training.GateEvidence.Margin;
import io.foreshock.training.GateEvidence.Said;

/**
 * Counts numbers of the evidence that no judge can use: what is not finite, a volatility, shortfall
 * or margin that is not positive, a shortfall below its value at risk, a negative variance.
 */
final class UnusableNumbers {

  private final GateEvidence evidence;
  private int count;

  UnusableNumbers(GateEvidence evidence) {
    this.evidence = evidence;
  }

  int count() {
    count = 0;
    for (GateMarket market : evidence.markets()) {
      market.days().forEach(this::look);
      look(market.challengerMargin());
      look(market.championMargin());
    }
    return count;
  }

  private void look(GateDay day) {
    require(Double.isFinite(day.logReturn()));
    require(day.realizedVariance() >= 0.0 && Double.isFinite(day.realizedVariance()));
    look(day.challenger());
    look(day.champion());
  }

  private void look(Said said) {
    require(isPositive(said.sigma()));
    for (Side side : Side.values()) {
      look(said.side(side).onePercent());
      look(said.side(side).twoAndHalfPercent());
    }
  }

  private void look(Level level) {
    require(Double.isFinite(level.valueAtRisk()));
    boolean below = level.expectedShortfall() < level.valueAtRisk();
    require(isPositive(level.expectedShortfall()) && !below);
  }

  private void look(Margin margin) {
    require(isPositive(margin.longSide()));
    require(isPositive(margin.shortSide()));
  }

  private static boolean isPositive(double value) {
    return value > 0.0 && Double.isFinite(value);
  }

  private void require(boolean usable) {
    count += usable ? 0 : 1;
  }
}
