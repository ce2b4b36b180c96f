package io.foreshock.forecast.regime;

import io.foreshock.forecast.tail.SplitMix64;
import java.util.Arrays;

/**
 * Coordinate descent on Σ ‖x_t − θ_{s_t}‖² + λ · (number of switches): the path given the centres
 * by {@link JumpPath}, the centres given the path as means. Neither step can raise the sum.
 */
final class JumpClustering {

  private static final int MOST_ITERATIONS = 200;

  private final double[][] rows;
  private final double penalty;
  private final double[][] centres;
  private int[] path;
  private double objective;
  private int iterations;
  private boolean settled;

  private JumpClustering(double[][] rows, double penalty, double[][] centres) {
    this.rows = rows;
    this.penalty = penalty;
    this.centres = centres;
    this.path = new int[0];
    this.objective = Double.POSITIVE_INFINITY;
  }

  /**
   * Returns the best of several descents.
   *
   * @param rows features over time, at least one
   * @param starts number of descents, at least 1
   * @param random draws the centres they start from
   */
  static JumpClustering best(
      double[][] rows, int states, double penalty, int starts, SplitMix64 random) {
    JumpClustering best = from(rows, penalty, spread(rows, states, random));
    best.run();
    for (int start = 1; start < starts; start++) {
      JumpClustering other = from(rows, penalty, spread(rows, states, random));
      other.run();
      best = other.objective < best.objective ? other : best;
    }
    return best;
  }

  /** Returns a descent that has not begun. */
  static JumpClustering from(double[][] rows, double penalty, double[][] centres) {
    return new JumpClustering(rows, penalty, centres);
  }

  /**
   * Draws centres far apart: each next one among the rows with a probability proportional to the
   * squared distance from the nearest so far (D. Arthur and S. Vassilvitskii, "k-means++", SODA
   * 2007, 1027–1035).
   */
  static double[][] spread(double[][] rows, int states, SplitMix64 random) {
    double[][] centres = new double[states][];
    centres[0] = rows[random.nextIndex(rows.length)].clone();
    double[] nearest = new double[rows.length];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    for (int k = 1; k < states; k++) {
      double sum = 0.0;
      for (int t = 0; t < rows.length; t++) {
        nearest[t] = Math.min(nearest[t], squaredDistance(rows[t], centres[k - 1]));
        sum += nearest[t];
      }
      centres[k] = rows[drawn(nearest, random.nextUnit() * sum)].clone();
    }
    return centres;
  }

  private static int drawn(double[] weights, double target) {
    double sum = 0.0;
    for (int t = 0; t < weights.length; t++) {
      sum += weights[t];
      if (sum > target) {
        return t;
      }
    }
    return weights.length - 1;
  }

  static double squaredDistance(double[] row, double[] centre) {
    double sum = 0.0;
    for (int i = 0; i < row.length; i++) {
      sum += (row[i] - centre[i]) * (row[i] - centre[i]);
    }
    return sum;
  }

  private void run() {
    while (!settled && iterations < MOST_ITERATIONS) {
      iterate();
    }
  }

  /** One path and one set of centres; returns the objective after both. */
  double iterate() {
    int[] next = JumpPath.best(losses(), penalty);
    settled = Arrays.equals(next, path);
    path = next;
    moveCentres();
    objective = JumpPath.cost(losses(), penalty, path);
    iterations++;
    return objective;
  }

  private double[][] losses() {
    double[][] losses = new double[rows.length][centres.length];
    for (int t = 0; t < rows.length; t++) {
      for (int k = 0; k < centres.length; k++) {
        losses[t][k] = squaredDistance(rows[t], centres[k]);
      }
    }
    return losses;
  }

  /** A state without days keeps its centre. */
  private void moveCentres() {
    for (int k = 0; k < centres.length; k++) {
      double[] sum = new double[centres[k].length];
      int days = 0;
      for (int t = 0; t < rows.length; t++) {
        if (path[t] == k) {
          days++;
          for (int i = 0; i < sum.length; i++) {
            sum[i] += rows[t][i];
          }
        }
      }
      for (int i = 0; i < sum.length && days > 0; i++) {
        centres[k][i] = sum[i] / days;
      }
    }
  }

  /** The path found; the array itself. */
  int[] path() {
    return path;
  }

  /** The centres found; the array itself. */
  double[][] centres() {
    return centres;
  }

  double objective() {
    return objective;
  }

  boolean settled() {
    return settled;
  }

  int iterations() {
    return iterations;
  }
}
