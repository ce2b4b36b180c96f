package io.foreshock.policy;

import io.foreshock.market.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * How the published initial margin of one side came about: the steps in order, each starting where
 * the one before ended, so that the exact factors after ÷ before telescope to published ÷ longRun.
 *
 * @param side the side explained
 * @param longRunPpm where the waterfall starts, ppm of notional
 * @param publishedPpm where it ends, ppm of notional
 * @param bindingConstraint code of the last rail that changed the value, or {@code none}
 * @param steps the steps, the rounding residual last
 */
public record Attribution(
    Side side,
    long longRunPpm,
    long publishedPpm,
    String bindingConstraint,
    List<AttributionStep> steps) {

  /** The binding constraint where no rail changed the value. */
  public static final String NONE = "none";

  /** Copies the list. */
  public Attribution {
    steps = List.copyOf(steps);
  }

  /** Returns the attribution of steps that have no residual yet. */
  static Attribution of(Side side, List<AttributionStep> steps) {
    long longRun = steps.getFirst().beforePpm();
    long published = steps.getLast().afterPpm();
    String binding = NONE;
    for (AttributionStep step : steps) {
      binding = step.binding() ? step.code() : binding;
    }
    List<AttributionStep> all = new ArrayList<>(steps);
    all.add(residual(steps, longRun, published));
    return new Attribution(side, longRun, published, binding, all);
  }

  private static AttributionStep residual(
      List<AttributionStep> steps, long longRunPpm, long publishedPpm) {
    long sum = 0;
    double factors = 1.0;
    for (AttributionStep step : steps) {
      sum += step.contributionLogMicro();
      factors *= (double) step.factorPpm() / Ppm.ONE;
    }
    double left = (double) publishedPpm / longRunPpm / factors;
    long micro = AttributionStep.logMicro(longRunPpm, publishedPpm) - sum;
    return new AttributionStep(
        AttributionStep.ROUNDING_RESIDUAL,
        publishedPpm,
        publishedPpm,
        Math.round(left * Ppm.ONE),
        micro,
        false,
        "Rounding the contributions for display left over " + micro + " millionths.");
  }

  /**
   * Whether the levels form one unbroken chain from the long-run to the published level and the
   * contributions, residual included, add up to round(10⁶·ln(published ÷ longRun)) exactly.
   */
  public boolean reconciles() {
    long level = longRunPpm;
    long sum = 0;
    for (AttributionStep step : steps) {
      if (step.beforePpm() != level) {
        return false;
      }
      level = step.afterPpm();
      sum += step.contributionLogMicro();
    }
    return level == publishedPpm && sum == AttributionStep.logMicro(longRunPpm, publishedPpm);
  }
}
