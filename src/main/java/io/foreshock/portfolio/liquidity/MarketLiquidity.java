package io.foreshock.portfolio.liquidity;

import io.foreshock.feature.DailyObservations;
import io.foreshock.market.AssetClass;
import io.foreshock.market.PriceSeries;
import io.foreshock.policy.HaircutInput;
import io.foreshock.policy.Ppm;
import java.util.Optional;

/**
 * What is known of a market's liquidity at one moment. Made once per publication; see {@link
 * #ofPast}.
 *
 * @param halfSpread half the bid-ask spread, fraction of price; in [0, 1]
 * @param spreadSource where the half-spread comes from
 * @param dailyTurnover traded value of a day, units of quote currency; positive
 * @param turnoverSource where the turnover comes from
 * @param depthWithinOnePercent value resting in the book within 1 % of the price on one side, units
 *     of quote currency, positive; empty where nobody told
 * @param dailyVolatility σ of a day, log; in [0, 4]
 * @param amihud mean |return| ÷ turnover, per unit of quote currency, after Y. Amihud (2002); empty
 *     without volumes. It is shown and enters no charge.
 */
public record MarketLiquidity(
    double halfSpread,
    SpreadSource spreadSource,
    double dailyTurnover,
    TurnoverSource turnoverSource,
    Optional<Double> depthWithinOnePercent,
    double dailyVolatility,
    Optional<Double> amihud) {

  /** Below a third of the window a median may be that of a few busy days. */
  private static final int LEAST_DAYS = 10;

  private static final double LARGEST_VOLATILITY = (double) Ppm.MAXIMUM_LEVEL / Ppm.ONE;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the component that is outside its range or NaN
   */
  public MarketLiquidity {
    if (!(halfSpread >= 0.0 && halfSpread <= 1.0)) {
      throw new IllegalArgumentException("halfSpread must be in [0, 1], was " + halfSpread);
    }
    Money.requirePositive("dailyTurnover", dailyTurnover);
    depthWithinOnePercent.ifPresent(depth -> Money.requirePositive("depthWithinOnePercent", depth));
    if (!(dailyVolatility >= 0.0 && dailyVolatility <= LARGEST_VOLATILITY)) {
      throw new IllegalArgumentException(
          "dailyVolatility must be in [0, " + LARGEST_VOLATILITY + "], was " + dailyVolatility);
    }
  }

  /**
   * Returns the liquidity told by the last thirty complete days.
   *
   * <ul>
   *   <li>Half-spread: half the smaller of the estimates of Corwin and Schultz (2012) and Abdi and
   *       Ranaldo (2017, monthly) over the window's bars, at least the least of the class; the
   *       class prior where no two neighbouring bars have a range.
   *   <li>Turnover: the median over the days of the window with volume. With fewer than ten such
   *       days it is the smaller of their median and the class prior; with none, and for indices,
   *       whose volume counts shares of their members, it is the class prior.
   *   <li>Depth: not in bars, so not known.
   * </ul>
   *
   * <p>Nothing after the close of the last day of {@code days} is read, whatever {@code bars} hold.
   *
   * @param assetClass class of the market
   * @param bars accepted bars
   * @param days the complete days they make, as they are known at the moment
   * @param dailyVolatility σ of the next day, log; in [0, 4]
   * @throws IllegalArgumentException if the volatility is outside its range
   */
  public static MarketLiquidity ofPast(
      AssetClass assetClass, PriceSeries bars, DailyObservations days, double dailyVolatility) {
    ClassLiquidity prior = ClassLiquidity.of(assetClass);
    PastWindow window = new PastWindow(bars, days);
    Optional<Double> estimate = window.halfSpread();
    Turnover turnover =
        prior.volumeInUnits()
            ? Turnover.of(window.turnovers(), prior.dailyTurnover())
            : new Turnover(prior.dailyTurnover(), TurnoverSource.CLASS_PRIOR);
    return new MarketLiquidity(
        estimate
            .map(halfSpread -> Math.max(prior.leastHalfSpread(), halfSpread))
            .orElse(prior.halfSpread()),
        estimate.isPresent() ? SpreadSource.ESTIMATED_FROM_BARS : SpreadSource.CLASS_PRIOR,
        turnover.perDay(),
        turnover.source(),
        Optional.empty(),
        dailyVolatility,
        prior.volumeInUnits() ? window.amihud() : Optional.empty());
  }

  /** A turnover and its source. */
  private record Turnover(double perDay, TurnoverSource source) {

    static Turnover of(double[] observed, double prior) {
      double median = observed.length == 0 ? Double.POSITIVE_INFINITY : PastWindow.median(observed);
      return observed.length >= LEAST_DAYS || median < prior
          ? new Turnover(median, TurnoverSource.OBSERVED)
          : new Turnover(prior, TurnoverSource.CLASS_PRIOR);
    }
  }

  /**
   * Returns a copy with a half-spread that the caller sees in quotes.
   *
   * @param given fraction of price, in [0, 1]
   * @throws IllegalArgumentException if it is outside its range
   */
  public MarketLiquidity withHalfSpread(double given) {
    return new MarketLiquidity(
        given,
        SpreadSource.GIVEN,
        dailyTurnover,
        turnoverSource,
        depthWithinOnePercent,
        dailyVolatility,
        amihud);
  }

  /**
   * Returns a copy with a depth that the caller sees in the book.
   *
   * @param given value within 1 % of the price on one side, units of quote currency, positive
   * @throws IllegalArgumentException if it is not positive and finite
   */
  public MarketLiquidity withDepth(double given) {
    return new MarketLiquidity(
        halfSpread,
        spreadSource,
        dailyTurnover,
        turnoverSource,
        Optional.of(given),
        dailyVolatility,
        amihud);
  }

  /**
   * Returns a copy in which the market turns over and rests more or less, and moves more or less;
   * the spread stays.
   *
   * @param depthFactor factor on turnover and depth, positive and finite
   * @param volatilityFactor factor on the volatility of a day, not negative; the result ends at its
   *     largest value
   */
  public MarketLiquidity scaled(double depthFactor, double volatilityFactor) {
    return new MarketLiquidity(
        halfSpread,
        spreadSource,
        dailyTurnover * depthFactor,
        turnoverSource,
        depthWithinOnePercent.map(depth -> depth * depthFactor),
        Math.min(LARGEST_VOLATILITY, dailyVolatility * volatilityFactor),
        amihud);
  }

  /**
   * Returns |notional| ÷ daily turnover, ppm, rounded up, as {@link HaircutInput} reads it; at most
   * 10⁹, a thousand days of turnover.
   *
   * @param notional signed, units of quote currency
   * @throws IllegalArgumentException if it is NaN or larger than any amount of money
   */
  public long sizeSharePpm(double notional) {
    double largest = (double) HaircutInput.LARGEST_SHARE / Ppm.ONE;
    return Ppm.ofFractionRoundedUp(Math.min(largest, Money.size(notional) / dailyTurnover));
  }
}
