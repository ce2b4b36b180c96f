package io.foreshock.application;

import io.foreshock.forecast.regime.RegimeProbabilities;
import io.foreshock.forecast.tail.TailForecast;
import io.foreshock.policy.MarginParameters;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One day of one market as one model forecast it, beside what then happened. The forecast is made
 * from data before the day.
 *
 * @param date UTC day or trade date forecast
 * @param symbol symbol as in the input
 * @param model who forecast it
 * @param sigma forecast daily volatility, log, positive
 * @param logReturn realised log return of the day
 * @param realizedVariance realised variance of the day, squared log return, not negative
 * @param tail forecast tail of the day's log return
 * @param regime forecast regime at the end of the day, where the model has one
 * @param margins what was in force at the start of the day, for the champion
 */
public record ForecastRow(
    LocalDate date,
    String symbol,
    String model,
    double sigma,
    double logReturn,
    double realizedVariance,
    TailForecast tail,
    Optional<RegimeProbabilities> regime,
    Optional<MarginParameters> margins) {

  /** Name of the champion's rows. */
  public static final String CHAMPION = "champion";

  /** Name of the champion's rows on days before the oldest edition, under documented defaults. */
  public static final String CHAMPION_IN_SAMPLE = "champion@in-sample";

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range or NaN
   */
  public ForecastRow {
    if (!(sigma > 0.0 && sigma < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("sigma must be positive and finite, was " + sigma);
    }
    if (!Double.isFinite(logReturn)) {
      throw new IllegalArgumentException("logReturn must be finite, was " + logReturn);
    }
    if (!(realizedVariance >= 0.0 && realizedVariance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "realizedVariance must not be negative, was " + realizedVariance);
    }
  }
}
