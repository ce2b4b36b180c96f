package io.foreshock.forecast.regime;

/**
 * The states s_t that minimise Σ loss(t, s_t) + λ · (number of switches), by dynamic programming in
 * time T·K. Of equally good paths the one that stays.
 */
final class JumpPath {

  private JumpPath() {}

  /**
   * Returns the best path.
   *
   * @param losses of each time and state, rows over time, at least one
   * @param penalty λ, at least 0
   */
  static int[] best(double[][] losses, double penalty) {
    int states = losses[0].length;
    int[][] before = new int[losses.length][states];
    double[] values = losses[0].clone();
    for (int t = 1; t < losses.length; t++) {
      int cheapest = cheapest(values);
      for (int k = 0; k < states; k++) {
        before[t][k] = values[k] <= values[cheapest] + penalty ? k : cheapest;
      }
      values = next(values, losses[t], penalty);
    }
    int[] path = new int[losses.length];
    path[path.length - 1] = cheapest(values);
    for (int t = path.length - 1; t > 0; t--) {
      path[t - 1] = before[t][path[t]];
    }
    return path;
  }

  /**
   * Returns the least cost of a path that ends in each state one time later.
   *
   * @param values the same now
   * @param losses of each state at the later time
   */
  static double[] next(double[] values, double[] losses, double penalty) {
    double jump = values[cheapest(values)] + penalty;
    double[] next = new double[values.length];
    for (int k = 0; k < next.length; k++) {
      next[k] = Math.min(values[k], jump) + losses[k];
    }
    return next;
  }

  /** Returns the state of the least value; of equal ones the first. */
  static int cheapest(double[] values) {
    int cheapest = 0;
    for (int k = 1; k < values.length; k++) {
      cheapest = values[k] < values[cheapest] ? k : cheapest;
    }
    return cheapest;
  }

  /** Returns the cost of a path. */
  static double cost(double[][] losses, double penalty, int[] path) {
    double cost = losses[0][path[0]];
    for (int t = 1; t < path.length; t++) {
      cost += losses[t][path[t]] + (path[t] == path[t - 1] ? 0.0 : penalty);
    }
    return cost;
  }
}
