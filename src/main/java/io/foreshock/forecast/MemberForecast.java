package io.foreshock.forecast;

import io.foreshock.forecast.tail.TailForecast;

/**
 * What one member says of the next day.
 *
 * @param member who says it
 * @param dailyVariance forecast of the day's variance, squared log return, positive
 * @param tail value-at-risk and expected shortfall of the day's log return
 */
public record MemberForecast(MemberName member, double dailyVariance, TailForecast tail) {

  /** Checks the variance. */
  public MemberForecast {
    if (!(dailyVariance > 0.0 && dailyVariance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "dailyVariance of " + member.code() + " must be positive, was " + dailyVariance);
    }
  }
}
