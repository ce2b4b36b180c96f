package io.foreshock.application;

import io.foreshock.market.Side;
import java.util.EnumMap;
import java.util.Map;

/**
 * Reference margin of plain means: ¾ of the EWMA λ = 0.97 FHS value at risk and ¼ of the stressed
 * one, moved from its own last value by at most +10 % or −1 % a day. All are fractions of notional.
 */
final class StressedBlend {

  private static final double STRESSED_WEIGHT = 0.25;
  private static final double MOST_UP = 1.10;
  private static final double MOST_DOWN = 0.99;

  private final Map<Side, Double> published = new EnumMap<>(Side.class);

  /**
   * Moves one side a day on.
   *
   * @param side the side
   * @param current EWMA-FHS value at risk of the next day, not negative
   * @param stressed stressed value at risk, not negative
   * @return the margin in force from now on
   */
  double next(Side side, double current, double stressed) {
    double target = (1.0 - STRESSED_WEIGHT) * current + STRESSED_WEIGHT * stressed;
    Double last = published.get(side);
    double next = last == null ? target : Math.clamp(target, MOST_DOWN * last, MOST_UP * last);
    published.put(side, next);
    return next;
  }
}
