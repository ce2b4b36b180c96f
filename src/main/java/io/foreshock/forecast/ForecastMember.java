package io.foreshock.forecast;

/**
 * One member model of a champion. It is shown the days in order and, between two of them, asked for
 * the next: it never sees a day before it has forecast it. Not safe for threads.
 */
interface ForecastMember {

  /** Returns who this is. */
  MemberName name();

  /**
   * Shows the member a day.
   *
   * @param index index of the day in the observations, one more than the last call's
   */
  void observe(int index);

  /** Tells whether the member has seen enough to forecast the next day. */
  boolean ready();

  /**
   * Returns the forecast of the next day.
   *
   * @throws IllegalStateException if the member is not {@link #ready}
   */
  MemberForecast forecast();
}
