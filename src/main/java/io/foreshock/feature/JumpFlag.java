package io.foreshock.feature;

/**
 * Flags moves that are large against their own past. A flagged move is kept: it tightens margins at
 * once, and what it was is for later sources to say.
 *
 * <p>Move t is suspect when it exceeds {@link #THRESHOLD} times the mean move of the past, an
 * exponentially weighted mean of the moves before t. A move enters that mean with at most the
 * threshold's size, so one wild move does not hide the next, and a market that has truly become
 * wilder stops being flagged within days. After a past without any move, every move is suspect.
 */
public final class JumpFlag {

  /**
   * A multiple of the mean absolute move; 10 mean moves are 8 standard deviations of a normal
   * return, whose mean absolute value is √(2/π) ≈ 0.8 of its standard deviation.
   */
  public static final double THRESHOLD = 10;

  /** Weight kept by the past from one move to the next: a half-life of 23 moves. */
  private static final double DECAY = 0.97;

  /** Moves before the first judgement: the plain mean of fewer is itself a matter of luck. */
  private static final int WARM_UP = 20;

  private JumpFlag() {}

  /**
   * Returns for each move whether it is suspect. Entry t depends on the moves up to t only; the
   * first {@value #WARM_UP} moves are never suspect.
   *
   * @param moves sizes of moves in time order, such as absolute log returns; finite, not negative
   * @throws IllegalArgumentException if a move is negative or not finite
   */
  public static boolean[] suspects(double... moves) {
    boolean[] suspect = new boolean[moves.length];
    double mean = 0;
    for (int t = 0; t < moves.length; t++) {
      double move = moves[t];
      if (!(move >= 0 && move < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("moves[" + t + "] must be finite and ≥ 0, was " + move);
      }
      double limit = t < WARM_UP ? Double.POSITIVE_INFINITY : THRESHOLD * mean;
      suspect[t] = move > limit;
      double weight = Math.max(1 - DECAY, 1.0 / (t + 1)); // a plain mean until it is old enough
      // A past of no moves at all gives no size to cut at.
      double counted = mean > 0 ? Math.min(move, limit) : move;
      mean += weight * (counted - mean);
    }
    return suspect;
  }
}
