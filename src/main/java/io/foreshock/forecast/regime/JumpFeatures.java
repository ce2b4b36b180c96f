package io.foreshock.forecast.regime;

/**
 * The inputs of a jump model, one return at a time: the logarithms of the variance and of the
 * downside deviation at half-lives of a week, a month and a quarter of trading days. A weight w =
 * 2^(−1/half-life) makes the variance Σ wⁱ r²_{t−i} ÷ Σ wⁱ and the squared downside deviation the
 * same sum over falls alone. To both a ten-thousandth of the mean square so far is added, for days
 * on which a price stood still. Not safe for threads.
 *
 * <p>Reference: Y. Shu, C. Yu, J. Mulvey, "Downside risk reduction using regime-switching signals:
 * a statistical jump model approach", Journal of Asset Management 25 (2024), 493–507, who take
 * downside deviation and Sortino ratios at such half-lives.
 */
final class JumpFeatures {

  private static final double[] HALF_LIVES = {5.0, 20.0, 60.0};

  /** Number of features: the log variances first, then the log downside deviations. */
  static final int COUNT = 2 * HALF_LIVES.length;

  /** Number of log variances. */
  static final int VARIANCES = HALF_LIVES.length;

  private static final double FLOOR_SHARE = 1e-4;

  private final double[] decay = new double[HALF_LIVES.length];
  private final double[] squares = new double[HALF_LIVES.length];
  private final double[] downside = new double[HALF_LIVES.length];
  private final double[] weights = new double[HALF_LIVES.length];
  private double sumOfSquares;
  private int seen;

  JumpFeatures() {
    for (int i = 0; i < HALF_LIVES.length; i++) {
      decay[i] = StrictMath.pow(0.5, 1.0 / HALF_LIVES[i]);
    }
  }

  /** Takes in a return; returns whether there are features, as there are from the first move on. */
  boolean add(double logReturn) {
    if (!(Math.abs(logReturn) < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("logReturn must be finite, was " + logReturn);
    }
    double square = logReturn * logReturn;
    for (int i = 0; i < decay.length; i++) {
      squares[i] = decay[i] * squares[i] + square;
      downside[i] = decay[i] * downside[i] + (logReturn < 0.0 ? square : 0.0);
      weights[i] = decay[i] * weights[i] + 1.0;
    }
    sumOfSquares += square;
    seen++;
    return sumOfSquares > 0.0;
  }

  /** Returns the features after the last return. */
  double[] values() {
    double floor = FLOOR_SHARE * sumOfSquares / seen;
    double[] values = new double[COUNT];
    for (int i = 0; i < decay.length; i++) {
      values[i] = StrictMath.log(squares[i] / weights[i] + floor);
      values[VARIANCES + i] = 0.5 * StrictMath.log(downside[i] / weights[i] + floor);
    }
    return values;
  }
}
