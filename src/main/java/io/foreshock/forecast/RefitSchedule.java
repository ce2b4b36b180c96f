package io.foreshock.forecast;

/**
 * When a member fits its parameters anew, counted from the first forecastable day so that the days
 * printed by a backtest do not move the fits.
 *
 * @param minimumObservations daily observations before the first fit
 * @param refitDays observations between two fits, positive
 */
public record RefitSchedule(int minimumObservations, int refitDays) {

  /** Daily observations before a market is forecast at all. */
  public static final int FIRST_FORECASTABLE = 60;

  /** Daily observations before a parametric model is fitted: fewer estimate GARCH badly. */
  public static final int FULL_HISTORY = 500;

  /** Volatility members of the service: every 30 days. */
  public static final RefitSchedule MONTHLY = new RefitSchedule(FULL_HISTORY, 30);

  /** Regime members, whose estimation is heavier, are fitted at every third date. */
  static final int REGIME_MULTIPLE = 3;

  /** Members of the bench that search from many starts are fitted at every sixth date. */
  static final int HEAVY_MULTIPLE = 6;

  /** Checks the ranges. */
  public RefitSchedule {
    if (!(minimumObservations >= FIRST_FORECASTABLE && refitDays > 0)) {
      throw new IllegalArgumentException(
          "minimumObservations must be at least 60 and refitDays positive, were "
              + minimumObservations
              + " and "
              + refitDays);
    }
  }

  /**
   * Returns the schedule of a heavier member, which is fitted more rarely from the same origin.
   *
   * @param multiple refit intervals of this schedule between two fits, positive
   */
  RefitSchedule times(int multiple) {
    return new RefitSchedule(minimumObservations, Math.multiplyExact(refitDays, multiple));
  }

  /**
   * Tells whether parameters are fitted after some observations.
   *
   * @param observations how many days have been seen
   */
  boolean due(int observations) {
    return observations == minimumObservations
        || (observations > minimumObservations
            && (observations - FIRST_FORECASTABLE) % refitDays == 0);
  }
}
