package io.foreshock.evaluation;

/**
 * The Basel traffic light of one market-side's margin over its last days at 1 %.
 *
 * @param days days counted, at most 250
 * @param breaches days with a loss above the margin
 * @param zone what the count says
 */
public record BaselLight(int days, int breaches, BaselTrafficLight.Zone zone) {

  /** Days counted where there are as many. */
  public static final int WINDOW_DAYS = 250;

  /** Tail probability a margin promises. */
  public static final double ALPHA = 0.01;

  /**
   * Counts the last days.
   *
   * @param margins margins in force, fractions of notional, at least one
   * @param losses losses, as many
   */
  public static BaselLight of(double[] margins, double[] losses) {
    Rows.requireSame(margins.length, losses.length);
    int first = Math.max(0, margins.length - WINDOW_DAYS);
    int breaches = 0;
    for (int t = first; t < margins.length; t++) {
      breaches += losses[t] > margins[t] ? 1 : 0;
    }
    int days = margins.length - first;
    return new BaselLight(days, breaches, BaselTrafficLight.of(days, ALPHA).zone(breaches));
  }
}
