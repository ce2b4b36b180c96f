package io.foreshock.forecast.regime;

import java.util.ArrayList;
import java.util.List;

/**
 * Unbounded coordinates of a Markov-switching GARCH: a logistic of ln v and of 1/ν between their
 * limits, softmax shares of the persistence and of each transition row. Optima on a bound are
 * approached, not reached; the likelihood is flat there.
 */
final class SwitchingGarchCoordinates {

  /** Limits of an unconditional variance relative to the sample variance. */
  private static final double LOG_SMALLEST_VARIANCE = StrictMath.log(1e-4);

  private static final double LOG_VARIANCE_SPAN = StrictMath.log(1e3) - LOG_SMALLEST_VARIANCE;

  /** Beyond, the unconditional variance says nothing about a sample of some thousand days. */
  static final double LARGEST_PERSISTENCE = 0.9999;

  private static final double SMALLEST_ETA = 1.0 / StudentTNu.LARGEST;
  private static final double ETA_SPAN = 1.0 / StudentTNu.SMALLEST - SMALLEST_ETA;

  /** Keeps logarithms of given points finite. */
  private static final double MARGIN = 1e-6;

  private final SwitchingGarchLikelihood likelihood;
  private final int states;
  private final boolean leverage;
  private final DegreesOfFreedom tails;
  private final int perRegime;
  private final int tailCount;
  private final double[] point;
  private final double[] pointGradient;

  SwitchingGarchCoordinates(SwitchingGarchLikelihood likelihood, SwitchingGarchSettings settings) {
    this.likelihood = likelihood;
    this.states = likelihood.states();
    this.leverage = settings.leverage();
    this.tails = settings.degreesOfFreedom();
    this.perRegime = leverage ? 4 : 3;
    this.tailCount =
        switch (tails) {
          case GAUSSIAN -> 0;
          case COMMON -> 1;
          case PER_STATE -> states;
        };
    this.point = new double[likelihood.size()];
    this.pointGradient = new double[likelihood.size()];
  }

  /** Returns the number of coordinates. */
  int size() {
    return states * (perRegime + states - 1) + tailCount;
  }

  /** Returns the log-likelihood at x and writes its gradient by x. */
  double valueAndGradient(double[] x, double[] gradient) {
    toPoint(x);
    double value = likelihood.valueAndGradient(point, pointGradient);
    for (int k = 0; k < states; k++) {
      regimeGradient(x, k, gradient);
      rowGradient(k, gradient);
    }
    tailGradient(x, gradient);
    return value;
  }

  /** Returns the parameters at x for returns that are {@code deviation} times as large. */
  SwitchingGarchParameters parameters(double[] x, double deviation) {
    toPoint(x);
    List<GarchRegime> regimes = new ArrayList<>();
    for (int k = 0; k < states; k++) {
      int at = k * SwitchingGarchLikelihood.PER_REGIME;
      double variance = point[at + SwitchingGarchLikelihood.VARIANCE] * deviation * deviation;
      double gains = point[at + SwitchingGarchLikelihood.GAINS];
      double eta = point[at + SwitchingGarchLikelihood.ETA];
      regimes.add(
          new GarchRegime(
              variance * (1.0 - SwitchingGarchLikelihood.persistence(point, k)),
              gains,
              point[at + SwitchingGarchLikelihood.LOSSES] - gains,
              point[at + SwitchingGarchLikelihood.BETA],
              eta == 0.0 ? Double.POSITIVE_INFINITY : 1.0 / eta));
    }
    double[] rows = new double[states * states];
    System.arraycopy(point, states * SwitchingGarchLikelihood.PER_REGIME, rows, 0, rows.length);
    return new SwitchingGarchParameters(regimes, TransitionMatrix.ofRowMajor(states, rows));
  }

  /** Returns the coordinates nearest to parameters of the unscaled returns. */
  double[] of(SwitchingGarchParameters parameters, double deviation) {
    double[] x = new double[size()];
    for (int k = 0; k < states; k++) {
      GarchRegime regime = parameters.regime(k);
      double variance = regime.unconditionalVariance() / (deviation * deviation);
      double share = (StrictMath.log(variance) - LOG_SMALLEST_VARIANCE) / LOG_VARIANCE_SPAN;
      x[k * perRegime] = logit(share);
      putShares(x, k, regime);
      putRow(x, k, parameters.transition());
      if (k < tailCount) {
        double eta = 1.0 / regime.degreesOfFreedom();
        x[tailAt(k)] = logit((eta - SMALLEST_ETA) / ETA_SPAN);
      }
    }
    return x;
  }

  private void putShares(double[] x, int k, GarchRegime regime) {
    double down = leverage ? regime.gamma() : 0.0;
    double alpha = leverage ? regime.alpha() : regime.alpha() + 0.5 * regime.gamma();
    double persistence = Math.min(regime.persistence() / LARGEST_PERSISTENCE, 1.0);
    double rest = StrictMath.log(Math.max(1.0 - persistence, MARGIN));
    int at = k * perRegime + 1;
    if (leverage) {
      x[at++] = logShare(0.5 * alpha) - rest;
      x[at++] = logShare(0.5 * (alpha + down)) - rest;
    } else {
      x[at++] = logShare(alpha) - rest;
    }
    x[at] = logShare(regime.beta()) - rest;
  }

  private static double logShare(double value) {
    return StrictMath.log(Math.max(value / LARGEST_PERSISTENCE, MARGIN));
  }

  private void putRow(double[] x, int k, TransitionMatrix transition) {
    double stay = StrictMath.log(Math.max(transition.probability(k, k), MARGIN));
    int at = rowAt(k);
    for (int to = 0; to < states; to++) {
      if (to != k) {
        x[at++] = StrictMath.log(Math.max(transition.probability(k, to), MARGIN)) - stay;
      }
    }
  }

  private int rowAt(int k) {
    return states * perRegime + k * (states - 1);
  }

  private int tailAt(int k) {
    return states * (perRegime + states - 1) + (tails == DegreesOfFreedom.PER_STATE ? k : 0);
  }

  private void toPoint(double[] x) {
    for (int k = 0; k < states; k++) {
      int at = k * SwitchingGarchLikelihood.PER_REGIME;
      point[at + SwitchingGarchLikelihood.VARIANCE] = variance(x[k * perRegime]);
      toShares(x, k, at);
      toRow(x, k);
      point[at + SwitchingGarchLikelihood.ETA] =
          tailCount == 0 ? 0.0 : SMALLEST_ETA + ETA_SPAN * logistic(x[tailAt(k)]);
    }
  }

  private static double variance(double coordinate) {
    return StrictMath.exp(LOG_SMALLEST_VARIANCE + LOG_VARIANCE_SPAN * logistic(coordinate));
  }

  private void toShares(double[] x, int k, int at) {
    double[] shares = shares(x, k * perRegime + 1, perRegime - 1);
    double total = LARGEST_PERSISTENCE;
    point[at + SwitchingGarchLikelihood.GAINS] = total * (leverage ? 2.0 : 1.0) * shares[0];
    point[at + SwitchingGarchLikelihood.LOSSES] = total * (leverage ? 2.0 * shares[1] : shares[0]);
    point[at + SwitchingGarchLikelihood.BETA] = total * shares[shares.length - 1];
  }

  private void toRow(double[] x, int k) {
    double[] moves = shares(x, rowAt(k), states - 1);
    double stay = 1.0;
    int from = states * SwitchingGarchLikelihood.PER_REGIME + k * states;
    int at = 0;
    for (int to = 0; to < states; to++) {
      if (to != k) {
        point[from + to] = moves[at];
        stay -= moves[at++];
      }
    }
    point[from + k] = Math.max(stay, 0.0);
  }

  /** Softmax over the coordinates and a last one held at 0, which is left out. */
  private static double[] shares(double[] x, int at, int length) {
    double largest = 0.0;
    for (int i = 0; i < length; i++) {
      largest = Math.max(largest, x[at + i]);
    }
    double[] shares = new double[length];
    double sum = StrictMath.exp(-largest);
    for (int i = 0; i < length; i++) {
      shares[i] = StrictMath.exp(x[at + i] - largest);
      sum += shares[i];
    }
    for (int i = 0; i < length; i++) {
      shares[i] /= sum;
    }
    return shares;
  }

  private void regimeGradient(double[] x, int k, double[] gradient) {
    int from = k * SwitchingGarchLikelihood.PER_REGIME;
    int at = k * perRegime;
    double inside = logistic(x[at]);
    gradient[at] =
        pointGradient[from + SwitchingGarchLikelihood.VARIANCE]
            * point[from + SwitchingGarchLikelihood.VARIANCE]
            * LOG_VARIANCE_SPAN
            * inside
            * (1.0 - inside);
    double gains = pointGradient[from + SwitchingGarchLikelihood.GAINS];
    double losses = pointGradient[from + SwitchingGarchLikelihood.LOSSES];
    double beta = pointGradient[from + SwitchingGarchLikelihood.BETA];
    double[] byShare =
        leverage
            ? new double[] {2.0 * gains, 2.0 * losses, beta}
            : new double[] {gains + losses, beta};
    for (int i = 0; i < byShare.length; i++) {
      byShare[i] *= LARGEST_PERSISTENCE;
    }
    softmaxGradient(byShare, shares(x, at + 1, perRegime - 1), gradient, at + 1);
  }

  private void rowGradient(int k, double[] gradient) {
    int from = states * SwitchingGarchLikelihood.PER_REGIME + k * states;
    double[] byShare = new double[states - 1];
    double[] shares = new double[states - 1];
    int at = 0;
    for (int to = 0; to < states; to++) {
      if (to != k) {
        byShare[at] = pointGradient[from + to] - pointGradient[from + k];
        shares[at++] = point[from + to];
      }
    }
    softmaxGradient(byShare, shares, gradient, rowAt(k));
  }

  private static void softmaxGradient(double[] by, double[] shares, double[] gradient, int at) {
    double mean = 0.0;
    for (int i = 0; i < by.length; i++) {
      mean += by[i] * shares[i];
    }
    for (int i = 0; i < by.length; i++) {
      gradient[at + i] = shares[i] * (by[i] - mean);
    }
  }

  private void tailGradient(double[] x, double[] gradient) {
    for (int k = 0; k < tailCount; k++) {
      gradient[tailAt(k)] = 0.0;
    }
    for (int k = 0; tailCount > 0 && k < states; k++) {
      double inside = logistic(x[tailAt(k)]);
      int from = k * SwitchingGarchLikelihood.PER_REGIME + SwitchingGarchLikelihood.ETA;
      gradient[tailAt(k)] += pointGradient[from] * ETA_SPAN * inside * (1.0 - inside);
    }
  }

  private static double logistic(double x) {
    return x >= 0.0 ? 1.0 / (1.0 + StrictMath.exp(-x)) : 1.0 - 1.0 / (1.0 + StrictMath.exp(x));
  }

  private static double logit(double share) {
    double inside = Math.max(MARGIN, Math.min(1.0 - MARGIN, share));
    return StrictMath.log(inside / (1.0 - inside));
  }
}
