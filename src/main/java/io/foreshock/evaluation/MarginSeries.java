package io.foreshock.evaluation;

import io.foreshock.market.Side;
import java.util.List;

/**
 * The margin one model asked of one market-side, day by day, beside the losses it met.
 *
 * @param symbol the market, as its source names it
 * @param side the side
 * @param model who made the margin
 * @param days days in time order
 */
public record MarginSeries(String symbol, Side side, String model, List<Day> days) {

  /** Copies the list. */
  public MarginSeries {
    days = List.copyOf(days);
  }

  /**
   * One day; all but its date are fractions of notional.
   *
   * @param epochDay days since 1970-01-01
   * @param margin margin in force at the start of the day
   * @param loss realised loss, negative for a gain
   * @param championValueAtRisk the champion's raw 99 % value at risk of the day
   */
  public record Day(long epochDay, double margin, double loss, double championValueAtRisk) {}

  /**
   * Returns the metrics of the series.
   *
   * @throws IllegalArgumentException if there are fewer than 31 days, a margin or value at risk is
   *     not positive, or hardly any loss was ever made
   */
  MarginMetrics metrics() {
    return MarginMetrics.of(
        margins(), losses(), days.stream().mapToDouble(Day::championValueAtRisk).toArray());
  }

  double[] margins() {
    return days.stream().mapToDouble(Day::margin).toArray();
  }

  double[] losses() {
    return days.stream().mapToDouble(Day::loss).toArray();
  }

  boolean sameSide(MarginSeries other) {
    return symbol.equals(other.symbol) && side == other.side;
  }

  /** Pairs this margin with another of the same market-side and days. */
  PairedMargins pairedWith(MarginSeries reference) {
    return new PairedMargins(
        days.stream().mapToLong(Day::epochDay).toArray(), losses(), margins(), reference.margins());
  }
}
