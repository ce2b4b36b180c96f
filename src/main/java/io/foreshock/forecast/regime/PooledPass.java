package io.foreshock.forecast.regime;

import java.util.Arrays;

/**
 * The E step over several sequences of one chain, whose rows lie one after the other in every
 * array; each sequence begins anew at the initial distribution.
 */
final class PooledPass {

  private final int states;
  private final ForwardBackward[] passes;
  private final int[] starts;
  private final double[] smoothed;

  /**
   * @param lengths of the sequences, each at least 1
   */
  PooledPass(int[] lengths, int states) {
    this.states = states;
    this.passes = new ForwardBackward[lengths.length];
    this.starts = new int[lengths.length + 1];
    for (int i = 0; i < lengths.length; i++) {
      passes[i] = new ForwardBackward(lengths[i], states);
      starts[i + 1] = starts[i] + lengths[i] * states;
    }
    // a single sequence works on one array, without copies
    this.smoothed = isSingle() ? passes[0].smoothed() : new double[starts[lengths.length]];
  }

  private boolean isSingle() {
    return passes.length == 1;
  }

  /** Filters all sequences and returns their log-likelihood. */
  double forward(double[] logDensities, double[] transition, double[] initial) {
    double sum = 0.0;
    for (int i = 0; i < passes.length; i++) {
      double[] own =
          isSingle() ? logDensities : Arrays.copyOfRange(logDensities, starts[i], starts[i + 1]);
      sum += passes[i].forward(own, transition, initial);
    }
    return sum;
  }

  /** Smooths what {@link #forward} left and counts expected transitions. */
  void backward(double[] transition) {
    for (int i = 0; i < passes.length; i++) {
      passes[i].backward(transition);
      if (!isSingle()) {
        double[] own = passes[i].smoothed();
        System.arraycopy(own, 0, smoothed, starts[i], own.length);
      }
    }
  }

  /** Smoothed probabilities of all sequences; the array itself. */
  double[] smoothed() {
    return smoothed;
  }

  /** Returns expected transitions, none of which joins two sequences. */
  double[] transitions() {
    double[] sum = new double[states * states];
    for (ForwardBackward pass : passes) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += pass.transitions()[i];
      }
    }
    return sum;
  }

  /** Returns the expected number of sequences that begin in each state. */
  double[] first() {
    double[] sum = new double[states];
    for (int i = 0; i < passes.length; i++) {
      for (int k = 0; k < states; k++) {
        sum[k] += smoothed[starts[i] + k];
      }
    }
    return sum;
  }

  /** Returns the number of sequences. */
  int count() {
    return passes.length;
  }
}
