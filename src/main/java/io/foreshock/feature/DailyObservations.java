package io.foreshock.feature;

import io.foreshock.market.MarketId;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * The daily history of one market, held as columns: one entry for each complete day on which the
 * market traded, in time order. Immutable.
 *
 * <p>A day is known from its {@code closeTimeMs} on; nothing in an entry depends on later bars. A
 * day without bars is absent, and the return of the next day spans the gap.
 */
public final class DailyObservations {

  private final MarketId marketId;
  private final long[] epochDays;
  private final long[] closeTimesMs;
  private final double[] closes;
  private final double[] logReturns;
  private final double[] realizedVariances;
  private final double[] rangeVariances;
  private final double[] barRangeVariances;
  private final double[] lateRangeVariances;
  private final double[] quarticities;
  private final double[] turnovers;
  private final int[] barsInDay;
  private final boolean[] suspects;

  /** Copies the counting part of the columns; takes {@code suspects} as it is. */
  DailyObservations(MarketId marketId, DailyColumns columns, boolean[] suspects) {
    this.marketId = marketId;
    int size = columns.size;
    epochDays = Arrays.copyOf(columns.epochDays, size);
    closeTimesMs = Arrays.copyOf(columns.closeTimesMs, size);
    closes = Arrays.copyOf(columns.closes, size);
    logReturns = Arrays.copyOf(columns.logReturns, size);
    realizedVariances = Arrays.copyOf(columns.realizedVariances, size);
    rangeVariances = Arrays.copyOf(columns.rangeVariances, size);
    barRangeVariances = Arrays.copyOf(columns.barRangeVariances, size);
    lateRangeVariances = Arrays.copyOf(columns.lateRangeVariances, size);
    quarticities = Arrays.copyOf(columns.quarticities, size);
    turnovers = Arrays.copyOf(columns.turnovers, size);
    barsInDay = Arrays.copyOf(columns.barsInDay, size);
    this.suspects = suspects;
  }

  private DailyObservations(DailyObservations whole, int from, int to) {
    marketId = whole.marketId;
    epochDays = Arrays.copyOfRange(whole.epochDays, from, to);
    closeTimesMs = Arrays.copyOfRange(whole.closeTimesMs, from, to);
    closes = Arrays.copyOfRange(whole.closes, from, to);
    logReturns = Arrays.copyOfRange(whole.logReturns, from, to);
    realizedVariances = Arrays.copyOfRange(whole.realizedVariances, from, to);
    rangeVariances = Arrays.copyOfRange(whole.rangeVariances, from, to);
    barRangeVariances = Arrays.copyOfRange(whole.barRangeVariances, from, to);
    lateRangeVariances = Arrays.copyOfRange(whole.lateRangeVariances, from, to);
    quarticities = Arrays.copyOfRange(whole.quarticities, from, to);
    turnovers = Arrays.copyOfRange(whole.turnovers, from, to);
    barsInDay = Arrays.copyOfRange(whole.barsInDay, from, to);
    suspects = Arrays.copyOfRange(whole.suspects, from, to);
  }

  /** Returns the market. */
  public MarketId marketId() {
    return marketId;
  }

  /** Returns the number of daily observations. */
  public int size() {
    return epochDays.length;
  }

  /** Returns the UTC day or trade date of entry {@code index}, days since 1970-01-01. */
  public long epochDay(int index) {
    return epochDays[index];
  }

  /** Returns the UTC day or trade date of entry {@code index}. */
  public LocalDate date(int index) {
    return LocalDate.ofEpochDay(epochDays[index]);
  }

  /** Returns the moment from which entry {@code index} is known, epoch milliseconds. */
  public long closeTimeMs(int index) {
    return closeTimesMs[index];
  }

  /** Returns the last price of the day, quote currency, positive and finite. */
  public double close(int index) {
    return closes[index];
  }

  /** Returns ln(close / previous day's close), decimal. */
  public double logReturn(int index) {
    return logReturns[index];
  }

  /** Returns the realised variance of the day, decimal squared; see {@link RealizedVariance}. */
  public double realizedVariance(int index) {
    return realizedVariances[index];
  }

  /** Tells whether open, high and low were known for every bar of the day. */
  public boolean hasRange(int index) {
    return !Double.isNaN(rangeVariances[index]);
  }

  /**
   * Returns the range variance of the day with its overnight square, decimal squared.
   *
   * @throws IllegalArgumentException if the day has none; ask {@link #hasRange} first
   */
  public double rangeVariance(int index) {
    if (!hasRange(index)) {
      throw new IllegalArgumentException("no range is known on " + date(index));
    }
    return rangeVariances[index];
  }

  /**
   * Returns a copy of the sums over the day's bars of (ln H/L)² ÷ (4 ln 2), decimal squared: the
   * variance inside the bars after M. Parkinson (1980). A bar without a range counts with its
   * squared return.
   */
  public double[] barRangeVariances() {
    return barRangeVariances.clone();
  }

  /**
   * Returns a copy of the same sums over the last quarter of each day's bars, rounded up to whole
   * bars.
   */
  public double[] lateRangeVariances() {
    return lateRangeVariances.clone();
  }

  /** Returns a copy of the realised quarticities (n/3) Σ r⁴, decimal to the fourth. */
  public double[] quarticities() {
    return quarticities.clone();
  }

  /**
   * Returns a copy of the sums over the day's bars of volume × close, in units of the quote
   * currency; NaN on the days with a bar whose volume is not known.
   */
  public double[] turnovers() {
    return turnovers.clone();
  }

  /** Returns the number of bars of the day, positive. */
  public int barsInDay(int index) {
    return barsInDay[index];
  }

  /** Tells whether the day's move is large against its past; see {@link JumpFlag}. */
  public boolean suspect(int index) {
    return suspects[index];
  }

  /** Returns a copy of the daily log returns. */
  public double[] logReturns() {
    return logReturns.clone();
  }

  /** Returns a copy of the realised variances. */
  public double[] realizedVariances() {
    return realizedVariances.clone();
  }

  /** Returns a copy of the range variances, NaN on the days that have none. */
  public double[] rangeVariances() {
    return rangeVariances.clone();
  }

  /** Returns a copy of the days, days since 1970-01-01. */
  public long[] epochDays() {
    return epochDays.clone();
  }

  /**
   * Returns the days that are known at a moment.
   *
   * @param knownAtMs epoch milliseconds
   */
  public DailyObservations until(long knownAtMs) {
    int size = 0;
    while (size < size() && closeTimesMs[size] <= knownAtMs) {
      size++;
    }
    return slice(0, size);
  }

  /**
   * Returns the days from {@code from} up to, not including, {@code to}.
   *
   * @throws IllegalArgumentException if not 0 ≤ from ≤ to ≤ size
   */
  public DailyObservations slice(int from, int to) {
    if (!(0 <= from && from <= to && to <= size())) {
      throw new IllegalArgumentException(
          "slice must lie in [0, " + size() + "], was [" + from + ", " + to + "]");
    }
    return new DailyObservations(this, from, to);
  }
}
