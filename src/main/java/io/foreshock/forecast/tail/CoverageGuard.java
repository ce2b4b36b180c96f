package io.foreshock.forecast.tail;

import io.foreshock.market.Side;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * Keeps the coverage of one market's forecasts when the world has left the models behind: an {@link
 * AdaptiveConformal} guard that acts only on evidence. A side and level is armed while its value at
 * risk was exceeded on more of the last {@value #EVIDENCE_DAYS} days than a right one would be in
 * 99 of 100 such stretches; then the conformal add-on widens it. It never narrows.
 *
 * <p>Why on evidence: acting always, the add-on is the noise of an extreme quantile of few scores,
 * and raises the FZ0 loss of forecasts that are right (docs/results.md).
 *
 * <p>Levels beyond 99.5 % widen by as much as that one does. Not safe for threads.
 */
public final class CoverageGuard {

  /** Days whose breaches are counted. */
  public static final int EVIDENCE_DAYS = 250;

  private static final int LEAST_DAYS = 60;
  private static final double CONFIDENCE = 0.99;
  private static final double STEP_SIZE = 0.005; // of Gibbs and Candès (2021)
  private static final int SCORES = 500;
  private static final int GUARDED_LEVELS = 3;

  private final Cell[] cells = new Cell[Side.values().length * GUARDED_LEVELS];

  /** Makes a guard that has seen nothing. */
  public CoverageGuard() {
    for (Side side : Side.values()) {
      for (int level = 0; level < GUARDED_LEVELS; level++) {
        cells[cell(side, level)] = new Cell(side, TailLevels.alpha(level));
      }
    }
  }

  private static int cell(Side side, int level) {
    return side.ordinal() * GUARDED_LEVELS + level;
  }

  /**
   * Returns by how much each number of a forecast is to be widened, in the places {@link
   * TailForecast#index} tells; all 0 while nothing is armed.
   *
   * @param base the forecast
   * @param sigma daily volatility forecast with it, log, positive
   */
  public double[] widening(TailForecast base, double sigma) {
    double[] widening = new double[Side.values().length * TailLevels.count()];
    for (Side side : Side.values()) {
      double last = 0.0;
      for (int level = 0; level < TailLevels.count(); level++) {
        last = level < GUARDED_LEVELS ? cells[cell(side, level)].widening(base, sigma) : last;
        widening[TailForecast.index(side, level)] = last;
      }
    }
    return widening;
  }

  /**
   * Learns a day.
   *
   * @param base what was forecast for it, before any widening
   * @param sigma daily volatility forecast with it, log, positive
   * @param logReturn what it brought
   */
  public void learn(TailForecast base, double sigma, double logReturn) {
    for (Cell each : cells) {
      each.learn(base, sigma, logReturn);
    }
  }

  /** One side and level. */
  private static final class Cell {

    private final Side side;
    private final double alpha;
    private final AdaptiveConformal rule;
    private final boolean[] breached = new boolean[EVIDENCE_DAYS];
    private AdaptiveConformalState state;
    private int days;
    private int breaches;

    Cell(Side side, double alpha) {
      this.side = side;
      this.alpha = alpha;
      this.rule = new AdaptiveConformal(alpha, STEP_SIZE, SCORES, true);
      this.state = rule.start();
    }

    double widening(TailForecast base, double sigma) {
      double valueAtRisk = base.valueAtRisk(side, alpha);
      return armed() ? rule.guarded(state, valueAtRisk, sigma) - valueAtRisk : 0.0;
    }

    /** Only a count above its mean can be evidence, so the quantile is seldom worked out. */
    private boolean armed() {
      int counted = Math.min(days, EVIDENCE_DAYS);
      return counted >= LEAST_DAYS
          && breaches > counted * alpha
          && breaches
              > new BinomialDistribution(counted, alpha).inverseCumulativeProbability(CONFIDENCE);
    }

    void learn(TailForecast base, double sigma, double logReturn) {
      double valueAtRisk = base.valueAtRisk(side, alpha);
      double loss = side.loss(logReturn);
      int place = days % EVIDENCE_DAYS;
      breaches -= days >= EVIDENCE_DAYS && breached[place] ? 1 : 0;
      breached[place] = loss > valueAtRisk;
      breaches += breached[place] ? 1 : 0;
      days++;
      state = rule.update(state, valueAtRisk, sigma, loss);
    }
  }
}
