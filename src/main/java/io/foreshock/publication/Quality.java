package io.foreshock.publication;

/**
 * How the market's margins and forecasts did over the days before a set, at most 750. Margins are
 * those in force; forecasts are the champion's raw one-day forecasts at 1 %.
 *
 * @param days days counted, at least {@link #FEWEST_DAYS}
 * @param light Basel traffic light of the worse side's margin over the last 250 days
 * @param longSide long positions
 * @param shortSide short positions
 */
public record Quality(long days, Light light, SideQuality longSide, SideQuality shortSide) {

  /** Most days counted: some three years. */
  public static final int MOST_DAYS = 750;

  /** Fewest days that tell anything: those the dynamic quantile test needs. */
  public static final int FEWEST_DAYS = 16;

  /** Zone of the Basel traffic light. */
  public enum Light {
    /** Nothing against the margin. */
    GREEN,
    /** Doubt. */
    YELLOW,
    /** The margin is almost surely too low. */
    RED
  }

  /**
   * One side's figures, rounded to parts per million.
   *
   * @param breaches days with a loss above the margin
   * @param coveragePpm share of days without
   * @param peakToTroughPpm largest margin over smallest
   * @param fiveDayRisePpm largest rise of the margin over five days
   * @param kupiecPpm p-value of Kupiec's test of the forecast's value at risk
   * @param dynamicQuantilePpm p-value of Engle and Manganelli's test of it
   * @param fz0ExcessPpm mean FZ0 loss of the forecast less mean logarithm of its shortfall
   * @param eValuePpm wealth of betting against the forecast, begun at 1; at most 10^15
   */
  public record SideQuality(
      long breaches,
      long coveragePpm,
      long peakToTroughPpm,
      long fiveDayRisePpm,
      long kupiecPpm,
      long dynamicQuantilePpm,
      long fz0ExcessPpm,
      long eValuePpm) {}
}
