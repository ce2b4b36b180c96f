package io.foreshock.forecast.regime;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * The M step of the transition matrix: maximises Σ N_ij ln p_ij + Σ γ_k ln π_k(P), where N are
 * expected transitions, γ the smoothed first state and π the ergodic distribution.
 *
 * <p>Without the second term the answer is N normalised by rows. With it, growth transforms p_ij ∝
 * p_ij · ∂/∂p_ij are repeated, each an ascent direction, halved until the objective rises; so EM
 * with an ergodic start keeps raising the true likelihood and ends at its maximum. ∂π = π ∂P Z with
 * the fundamental matrix Z = (I − P + 1π)⁻¹ (Kemeny and Snell, 1960).
 */
final class TransitionStep {

  /** Keeps the chain in one piece; a move once in 10¹² observations is as good as none. */
  private static final double SMALLEST_PROBABILITY = 1e-12;

  private static final int SWEEPS = 20;
  private static final int HALVINGS = 20;

  private TransitionStep() {}

  /** Returns rows proportional to the counts; a row without counts keeps its present values. */
  static double[] fromCounts(int states, double[] counts, double[] present) {
    double[] next = new double[counts.length];
    for (int from = 0; from < states; from++) {
      normaliseRow(counts, present, next, from * states, states);
    }
    return next;
  }

  /** Returns a matrix whose objective is no lower than that of {@code present}. */
  static double[] withErgodicStart(
      int states, double[] counts, double[] firstState, double[] present) {
    double[] best = present;
    double bestValue = objective(states, counts, firstState, present);
    double[] free = fromCounts(states, counts, present);
    double freeValue = objective(states, counts, firstState, free);
    if (freeValue > bestValue) {
      best = free;
      bestValue = freeValue;
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      double[] target = growthTransform(states, counts, firstState, best);
      double[] better = lineSearch(states, counts, firstState, best, bestValue, target);
      double value = objective(states, counts, firstState, better);
      if (!(value > bestValue)) {
        break;
      }
      best = better;
      bestValue = value;
    }
    return best;
  }

  private static double[] lineSearch(
      int states, double[] counts, double[] first, double[] from, double value, double[] target) {
    double[] candidate = target;
    for (int halving = 0; halving < HALVINGS; halving++) {
      if (objective(states, counts, first, candidate) > value) {
        return candidate;
      }
      double[] middle = new double[from.length];
      for (int i = 0; i < from.length; i++) {
        middle[i] = 0.5 * (from[i] + candidate[i]);
      }
      candidate = middle;
    }
    return from;
  }

  private static double objective(int states, double[] counts, double[] first, double[] p) {
    double sum = 0.0;
    for (int i = 0; i < p.length; i++) {
      if (counts[i] > 0.0) {
        sum += counts[i] * StrictMath.log(p[i]);
      }
    }
    double[] pi = Ergodic.distribution(states, p);
    for (int k = 0; k < states; k++) {
      if (first[k] > 0.0) {
        sum += first[k] * StrictMath.log(pi[k]);
      }
    }
    return sum;
  }

  private static double[] growthTransform(int states, double[] counts, double[] first, double[] p) {
    double[] pi = Ergodic.distribution(states, p);
    double[] pull = startPull(states, first, p, pi);
    double[] grown = new double[p.length];
    for (int from = 0; from < states; from++) {
      double smallest = Double.POSITIVE_INFINITY;
      for (int to = 0; to < states; to++) {
        smallest = Math.min(smallest, pull[to]);
      }
      for (int to = 0; to < states; to++) {
        int at = from * states + to;
        // A constant added along a row moves no row sum; this one keeps every weight positive.
        grown[at] = counts[at] + p[at] * pi[from] * (pull[to] - smallest);
      }
    }
    return fromCounts(states, grown, p);
  }

  /** Σ_k γ_k Z_jk ÷ π_k, the pull of the first observation on moves into state j. */
  private static double[] startPull(int states, double[] first, double[] p, double[] pi) {
    RealMatrix system = new Array2DRowRealMatrix(states, states);
    for (int i = 0; i < states; i++) {
      for (int j = 0; j < states; j++) {
        system.setEntry(i, j, (i == j ? 1.0 : 0.0) - p[i * states + j] + pi[j]);
      }
    }
    double[] weight = new double[states];
    for (int k = 0; k < states; k++) {
      weight[k] = first[k] > 0.0 ? first[k] / pi[k] : 0.0;
    }
    return new LUDecomposition(system, 0.0)
        .getSolver()
        .solve(new ArrayRealVector(weight, false))
        .toArray();
  }

  private static void normaliseRow(
      double[] counts, double[] present, double[] next, int at, int states) {
    double total = 0.0;
    for (int to = 0; to < states; to++) {
      total += counts[at + to];
    }
    double sum = 0.0;
    for (int to = 0; to < states; to++) {
      double share = total > 0.0 ? counts[at + to] / total : present[at + to];
      next[at + to] = Math.max(share, SMALLEST_PROBABILITY);
      sum += next[at + to];
    }
    for (int to = 0; to < states; to++) {
      next[at + to] /= sum;
    }
  }
}
