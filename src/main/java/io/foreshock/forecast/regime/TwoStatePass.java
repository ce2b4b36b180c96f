package io.foreshock.forecast.regime;

/**
 * Filter and smoother of {@link ForwardBackward} written out for two states, the number most models
 * here have. Every number is computed from the same operands in the same order, so all bits are the
 * same; what goes are the inner loops, which cost more than the arithmetic in them.
 */
final class TwoStatePass {

  private TwoStatePass() {}

  /** Filters; returns the log-likelihood. */
  static double forward(
      double[] logDensities,
      double[] transition,
      double[] initial,
      double[] predicted,
      double[] filtered) {
    double stayFirst = transition[0];
    double toSecond = transition[1];
    double toFirst = transition[2];
    double staySecond = transition[3];
    double first = initial[0];
    double second = initial[1];
    double logLikelihood = 0.0;
    for (int at = 0; at < filtered.length; at += 2) {
      predicted[at] = first;
      predicted[at + 1] = second;
      double largest = largest(first, second, logDensities[at], logDensities[at + 1]);
      double firstJoint = joint(first, logDensities[at] - largest);
      double secondJoint = joint(second, logDensities[at + 1] - largest);
      double sum = firstJoint + secondJoint;
      double firstFiltered = firstJoint / sum;
      double secondFiltered = secondJoint / sum;
      filtered[at] = firstFiltered;
      filtered[at + 1] = secondFiltered;
      logLikelihood += largest + StrictMath.log(sum);
      first = firstFiltered * stayFirst + secondFiltered * toFirst;
      second = firstFiltered * toSecond + secondFiltered * staySecond;
    }
    return logLikelihood;
  }

  private static double largest(double first, double second, double firstLog, double secondLog) {
    double largest = first > 0.0 ? firstLog : Double.NEGATIVE_INFINITY;
    if (second > 0.0) {
      largest = Math.max(largest, secondLog);
    }
    if (!(Math.abs(largest) < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "some possible state must have a finite log density, largest was " + largest);
    }
    return largest;
  }

  private static double joint(double weight, double gap) {
    return weight == 0.0 ? 0.0 : gap == 0.0 ? weight : weight * StrictMath.exp(gap);
  }

  /** Smooths from the last place, which is filled, to the first, and counts transitions. */
  static void backward(
      double[] predicted,
      double[] filtered,
      double[] transition,
      double[] smoothed,
      double[] transitions) {
    double firstNext = smoothed[smoothed.length - 2];
    double secondNext = smoothed[smoothed.length - 1];
    for (int at = smoothed.length - 4; at >= 0; at -= 2) {
      double firstReciprocal = reciprocal(predicted[at + 2]);
      double secondReciprocal = reciprocal(predicted[at + 3]);
      double stayFirst = filtered[at] * transition[0] * firstReciprocal * firstNext;
      double firstToSecond = filtered[at] * transition[1] * secondReciprocal * secondNext;
      double secondToFirst = filtered[at + 1] * transition[2] * firstReciprocal * firstNext;
      double staySecond = filtered[at + 1] * transition[3] * secondReciprocal * secondNext;
      transitions[0] += stayFirst;
      transitions[1] += firstToSecond;
      transitions[2] += secondToFirst;
      transitions[3] += staySecond;
      firstNext = stayFirst + firstToSecond;
      secondNext = secondToFirst + staySecond;
      smoothed[at] = firstNext;
      smoothed[at + 1] = secondNext;
    }
  }

  private static double reciprocal(double probability) {
    return probability >= ForwardBackward.SMALLEST_PREDICTED ? 1.0 / probability : 0.0;
  }
}
