package io.foreshock.forecast;

import io.foreshock.forecast.tail.TailForecast;
import java.util.Map;

/**
 * The champion's forecast of a market's next day. A forecast is not a parameter: it is judged for
 * accuracy, and policy turns it into margin.
 *
 * @param knownAtMs moment it was made: close of the last day it has seen, epoch milliseconds
 * @param observations days it has seen
 * @param dailyVariance forecast of the next day's realised variance, squared log return
 * @param conditional tail of the next day's return, every member in it
 * @param unguarded the same before the coverage guard; equal while the guard does not act
 * @param filtered conditional with regime members left out and the other weights rescaled
 * @param regime what is known of the regime
 * @param members each member's forecast
 * @param weights each member's share of {@code conditional} after its past losses, summing to one
 * @param varianceWeights each member's share of {@code dailyVariance}, summing to one
 * @param carry what carries the forecast over several days
 * @param uncertainty how little the forecast can be relied on
 * @param shortHistory true where fewer than 500 days leave only the fallback model
 */
public record ChampionForecast(
    long knownAtMs,
    int observations,
    double dailyVariance,
    TailForecast conditional,
    TailForecast unguarded,
    TailForecast filtered,
    RegimeView regime,
    Map<MemberName, MemberForecast> members,
    Map<MemberName, Double> weights,
    Map<MemberName, Double> varianceWeights,
    VarianceCarry carry,
    Uncertainty uncertainty,
    boolean shortHistory) {

  /** Tells whether the coverage guard has widened the tail. */
  public boolean guarded() {
    return !conditional.equals(unguarded);
  }

  /** Returns the forecast daily volatility, log. */
  public double sigma() {
    return Math.sqrt(dailyVariance);
  }
}
