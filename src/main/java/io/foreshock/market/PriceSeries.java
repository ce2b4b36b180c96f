package io.foreshock.market;

import java.util.Arrays;

/**
 * The accepted bars of one market in time order, held as columns: the input of everything
 * downstream. Immutable.
 *
 * <p>Open, high, low and volume are NaN where the source does not know them; the close is always
 * positive and finite, and opening times strictly increase.
 */
public final class PriceSeries {

  private final MarketId marketId;
  private final long barLengthMs;
  private final long[] openTimesMs;
  private final double[] opens;
  private final double[] highs;
  private final double[] lows;
  private final double[] closes;
  private final double[] volumes;

  private PriceSeries(MarketId marketId, long barLengthMs, int size) {
    this.marketId = marketId;
    this.barLengthMs = barLengthMs;
    openTimesMs = new long[size];
    opens = new double[size];
    highs = new double[size];
    lows = new double[size];
    closes = new double[size];
    volumes = new double[size];
  }

  /**
   * Starts a series.
   *
   * @param marketId the market
   * @param barLengthMs length of a bar, positive milliseconds
   * @param expectedBars first capacity; grows as needed
   */
  public static Builder builder(MarketId marketId, long barLengthMs, int expectedBars) {
    return new Builder(marketId, barLengthMs, expectedBars);
  }

  /** Returns the market these bars belong to. */
  public MarketId marketId() {
    return marketId;
  }

  /** Returns the length of a bar in milliseconds. */
  public long barLengthMs() {
    return barLengthMs;
  }

  /** Returns the number of bars. */
  public int size() {
    return closes.length;
  }

  /** Returns the opening time of bar {@code index}, epoch milliseconds. */
  public long openTimeMs(int index) {
    return openTimesMs[index];
  }

  /** Returns the closing time of bar {@code index}: opening time + bar length. */
  public long closeTimeMs(int index) {
    return openTimesMs[index] + barLengthMs;
  }

  /** Returns the first price of bar {@code index}, NaN where not known. */
  public double open(int index) {
    return opens[index];
  }

  /** Returns the highest price of bar {@code index}, NaN where not known. */
  public double high(int index) {
    return highs[index];
  }

  /** Returns the lowest price of bar {@code index}, NaN where not known. */
  public double low(int index) {
    return lows[index];
  }

  /** Returns the last price of bar {@code index}, positive and finite. */
  public double close(int index) {
    return closes[index];
  }

  /** Returns the volume of bar {@code index} in base units, NaN where not known. */
  public double volume(int index) {
    return volumes[index];
  }

  /**
   * Returns the bars known at a moment: those that have closed by then.
   *
   * @param knownAtMs epoch milliseconds
   */
  public PriceSeries until(long knownAtMs) {
    int size = 0;
    while (size < size() && closeTimeMs(size) <= knownAtMs) {
      size++;
    }
    return first(size);
  }

  /** Returns the first {@code size} bars. */
  public PriceSeries first(int size) {
    PriceSeries cut = new PriceSeries(marketId, barLengthMs, size);
    System.arraycopy(openTimesMs, 0, cut.openTimesMs, 0, size);
    System.arraycopy(opens, 0, cut.opens, 0, size);
    System.arraycopy(highs, 0, cut.highs, 0, size);
    System.arraycopy(lows, 0, cut.lows, 0, size);
    System.arraycopy(closes, 0, cut.closes, 0, size);
    System.arraycopy(volumes, 0, cut.volumes, 0, size);
    return cut;
  }

  /** Gathers bars in time order. Not safe for threads. */
  public static final class Builder {

    private final MarketId marketId;
    private final long barLengthMs;
    private long[] openTimesMs;
    private double[] prices;
    private int size;

    private static final int COLUMNS = 5;

    private Builder(MarketId marketId, long barLengthMs, int expectedBars) {
      if (!(barLengthMs > 0)) {
        throw new IllegalArgumentException("barLengthMs must be positive, was " + barLengthMs);
      }
      this.marketId = marketId;
      this.barLengthMs = barLengthMs;
      openTimesMs = new long[Math.max(16, expectedBars)];
      prices = new double[openTimesMs.length * COLUMNS];
    }

    /**
     * Adds the next bar.
     *
     * @throws IllegalArgumentException if its time does not follow the last one's or its close is
     *     not positive and finite
     */
    public Builder add(
        long openTimeMs, double open, double high, double low, double close, double volume) {
      requireNext(openTimeMs, close);
      grow();
      openTimesMs[size] = openTimeMs;
      int at = size * COLUMNS;
      prices[at] = open;
      prices[at + 1] = high;
      prices[at + 2] = low;
      prices[at + 3] = close;
      prices[at + 4] = volume;
      size++;
      return this;
    }

    /** Adds the next bar; see {@link #add(long, double, double, double, double, double)}. */
    public Builder add(PriceBar bar) {
      return add(bar.openTimeMs(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
    }

    private void requireNext(long openTimeMs, double close) {
      if (size > 0 && !(openTimeMs > openTimesMs[size - 1])) {
        throw new IllegalArgumentException(
            "openTimeMs must increase, was " + openTimeMs + " after " + openTimesMs[size - 1]);
      }
      if (!(close > 0 && close < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("close must be positive and finite, was " + close);
      }
    }

    private void grow() {
      if (size == openTimesMs.length) {
        openTimesMs = Arrays.copyOf(openTimesMs, 2 * size);
        prices = Arrays.copyOf(prices, 2 * size * COLUMNS);
      }
    }

    /** Returns the series gathered so far. */
    public PriceSeries build() {
      PriceSeries series = new PriceSeries(marketId, barLengthMs, size);
      for (int i = 0; i < size; i++) {
        int at = i * COLUMNS;
        series.openTimesMs[i] = openTimesMs[i];
        series.opens[i] = prices[at];
        series.highs[i] = prices[at + 1];
        series.lows[i] = prices[at + 2];
        series.closes[i] = prices[at + 3];
        series.volumes[i] = prices[at + 4];
      }
      return series;
    }
  }
}
