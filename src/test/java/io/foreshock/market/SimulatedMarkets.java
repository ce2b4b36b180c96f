package io.foreshock.market;

import java.util.Locale;
import java.util.Random;

/** Seeded bars of markets that are calm for months and wild for weeks. */
public final class SimulatedMarkets {

  public static final long HOUR_MS = 3_600_000L;
  public static final long DAY_MS = 24 * HOUR_MS;

  /** 2007-01-01, a Monday. */
  public static final long START_MS = 13_514L * DAY_MS;

  private SimulatedMarkets() {}

  /** Returns a crypto-asset, whose market never closes. */
  public static Market crypto(String id) {
    return market(id, AssetClass.CRYPTO, TradingCalendar.CONTINUOUS);
  }

  /** Returns an equity index, whose market closes. */
  public static Market index(String id) {
    return market(id, AssetClass.INDEX, TradingCalendar.EXCHANGE);
  }

  private static Market market(String id, AssetClass assetClass, TradingCalendar calendar) {
    return new Market(
        new MarketId(id),
        id,
        assetClass,
        "USD",
        calendar,
        assetClass.name().toLowerCase(Locale.ROOT),
        ClockMode.REPLAY);
  }

  /**
   * Returns log returns of a market that is calm for months and wild for weeks, with now and then a
   * fat one.
   *
   * @param days how many days
   * @param barsPerDay bars of a day
   * @param dailySigma volatility of a calm day, log; wild days have three times as much
   */
  public static double[] returns(int days, int barsPerDay, double dailySigma, long seed) {
    Random random = new Random(seed);
    double[] returns = new double[days * barsPerDay];
    boolean wild = false;
    for (int bar = 0; bar < returns.length; bar++) {
      if (bar % barsPerDay == 0) {
        wild = random.nextDouble() < 0.02 ? random.nextBoolean() : wild;
      }
      double fat = random.nextInt(40) == 0 ? 2.0 : 0.9;
      double sigma = (wild ? 3.0 : 1.0) * dailySigma / Math.sqrt(barsPerDay);
      returns[bar] = sigma * fat * random.nextGaussian();
    }
    return returns;
  }

  /** Returns bars of which only the close is known, the first at {@link #START_MS}. */
  public static PriceSeries closes(MarketId id, long barLengthMs, double[] returns) {
    PriceSeries.Builder bars = PriceSeries.builder(id, barLengthMs, returns.length + 1);
    double logPrice = StrictMath.log(100.0);
    add(bars, START_MS, logPrice);
    for (int i = 0; i < returns.length; i++) {
      logPrice += returns[i];
      add(bars, START_MS + (i + 1) * barLengthMs, logPrice);
    }
    return bars.build();
  }

  /**
   * Returns bars with a range and a volume, the first at {@link #START_MS}. Each opens at the last
   * close and reaches beyond both ends by a part of its own move.
   */
  public static PriceSeries bars(MarketId id, long barLengthMs, double[] returns, long seed) {
    Random random = new Random(seed);
    PriceSeries.Builder bars = PriceSeries.builder(id, barLengthMs, returns.length);
    double open = 100.0;
    for (int i = 0; i < returns.length; i++) {
      double close = open * StrictMath.exp(returns[i]);
      double reach = Math.abs(returns[i]) * random.nextDouble();
      double high = Math.max(open, close) * StrictMath.exp(reach);
      double low = Math.min(open, close) * StrictMath.exp(-reach);
      double volume = 1_000.0 * (1.0 + random.nextDouble());
      bars.add(START_MS + i * barLengthMs, open, high, low, close, volume);
      open = close;
    }
    return bars.build();
  }

  private static void add(PriceSeries.Builder bars, long openTimeMs, double logPrice) {
    bars.add(PriceBar.ofClose(openTimeMs, StrictMath.exp(logPrice)));
  }
}
