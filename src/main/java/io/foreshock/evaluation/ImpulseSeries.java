package io.foreshock.evaluation;

import io.foreshock.market.Side;

/** One margin of one market-side before and after a doubling of returns; see ImpulseResponse. */
public final class ImpulseSeries {

  /** Last days whose median is where a margin comes to rest. */
  public static final int REST_DAYS = 60;

  private final String symbol;
  private final Side side;
  private final String model;
  private final double[] margins;
  private final double[] doubled;

  /**
   * Makes the pair.
   *
   * @param symbol the market, as its source names it
   * @param side the side
   * @param model who made the margins
   * @param margins margins once 1, 2, … returns of a stretch have been seen, fractions of notional
   * @param doubled the same where each of these returns was doubled, as many
   */
  public ImpulseSeries(String symbol, Side side, String model, double[] margins, double[] doubled) {
    this.symbol = symbol;
    this.side = side;
    this.model = model;
    this.margins = margins.clone();
    this.doubled = doubled.clone();
  }

  /** Returns the name of the series for people. */
  String name() {
    return symbol + " " + side + " impulse of " + model;
  }

  /**
   * Returns the score.
   *
   * @throws IllegalArgumentException if the margin does not end up higher, or there are too few
   *     days
   */
  public ImpulseScore score() {
    return new ImpulseScore(
        symbol, side, model, ImpulseResponse.ofMargins(margins, doubled, REST_DAYS));
  }
}
