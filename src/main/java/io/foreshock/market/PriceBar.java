package io.foreshock.market;

/**
 * One bar as a source reported it: impossible values are possible here, {@link BarValidator} judges
 * them.
 *
 * @param openTimeMs the bar's opening time, epoch milliseconds
 * @param open first price of the bar, quote currency; NaN where the source does not know it
 * @param high highest price of the bar; NaN where not known
 * @param low lowest price of the bar; NaN where not known
 * @param close last price of the bar
 * @param volume traded volume in base units; NaN where not known
 */
public record PriceBar(
    long openTimeMs, double open, double high, double low, double close, double volume) {

  /** Returns a bar of which only the close is known. */
  public static PriceBar ofClose(long openTimeMs, double close) {
    return new PriceBar(openTimeMs, Double.NaN, Double.NaN, Double.NaN, close, Double.NaN);
  }

  /** Tells whether open, high and low are all known. */
  public boolean hasRange() {
    return !(Double.isNaN(open) || Double.isNaN(high) || Double.isNaN(low));
  }
}
