package io.foreshock.forecast.tail;

import java.util.Arrays;

/** What {@link AdaptiveConformal} knows after a day: its level and the latest scores. Immutable. */
public final class AdaptiveConformalState {

  private final double level;
  private final double[] scores;

  /**
   * Restores a state.
   *
   * @param level α_t, finite; outside [0, 1] after a run of breaches or of none
   * @param scores (loss − VaR) ÷ scale, oldest first, finite
   */
  public AdaptiveConformalState(double level, double[] scores) {
    if (!Double.isFinite(level)) {
      throw new IllegalArgumentException("level must be finite, was " + level);
    }
    for (double score : scores) {
      if (!Double.isFinite(score)) {
        throw new IllegalArgumentException("scores must be finite, found " + score);
      }
    }
    this.level = level;
    this.scores = scores.clone();
  }

  /** Returns the level α_t at which the next day's add-on is read. */
  public double level() {
    return level;
  }

  /** Returns the scores, oldest first. */
  public double[] scores() {
    return scores.clone();
  }

  /** Returns how many scores there are. */
  public int observations() {
    return scores.length;
  }

  /** Returns the add-on in units of the scale, the ⌈(n + 1)(1 − α_t)⌉-th smallest score. */
  double quantile() {
    double rank = Math.ceil((scores.length + 1) * (1.0 - level));
    int fromSmallest = (int) Math.max(1.0, Math.min(scores.length, rank));
    return largest(scores.length - fromSmallest + 1);
  }

  /** Returns the n-th largest score; n is small at the levels of a tail, so nothing is sorted. */
  private double largest(int n) {
    double[] top = new double[n];
    Arrays.fill(top, Double.NEGATIVE_INFINITY);
    for (double score : scores) {
      if (score > top[n - 1]) {
        int place = n - 1;
        while (place > 0 && top[place - 1] < score) {
          top[place] = top[place - 1];
          place--;
        }
        top[place] = score;
      }
    }
    return top[n - 1];
  }

  AdaptiveConformalState with(double newLevel, double score, int window) {
    int kept = Math.min(scores.length, window - 1);
    double[] next = Arrays.copyOfRange(scores, scores.length - kept, scores.length + 1);
    next[kept] = score;
    return new AdaptiveConformalState(newLevel, next);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AdaptiveConformalState that
        && level == that.level
        && Arrays.equals(scores, that.scores);
  }

  @Override
  public int hashCode() {
    return 31 * Double.hashCode(level) + Arrays.hashCode(scores);
  }

  @Override
  public String toString() {
    return "AdaptiveConformalState[level=" + level + ", scores=" + scores.length + "]";
  }
}
