package io.foreshock.adapter.store;

import io.foreshock.market.AssetClass;
import io.foreshock.market.ClockMode;
import io.foreshock.market.Market;
import io.foreshock.market.MarketId;
import io.foreshock.market.PriceBar;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.TradingCalendar;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Markets and bars for the tests of this package. */
final class Bars {

  static final long HOUR = 3_600_000L;
  static final long DAY = 24 * HOUR;

  /** 2018-02-08T00:00:00Z. */
  static final long START = 1_518_048_000_000L;

  /** Later than any bar here: 2100-01-01T00:00:00Z. */
  static final long RECEIVED = 4_102_444_800_000L;

  private Bars() {}

  static Market market(String id) {
    return new Market(
        new MarketId(id),
        "^" + id,
        AssetClass.CRYPTO,
        "USD",
        TradingCalendar.CONTINUOUS,
        "default",
        ClockMode.REPLAY);
  }

  static PriceBar flat(long openTimeMs, double price) {
    return new PriceBar(openTimeMs, price, price, price, price, 1.0);
  }

  /** A random walk with full digits; every seventh bar knows its close only. */
  static List<PriceBar> walk(long seed, long startMs, long barLengthMs, int size) {
    Random random = new Random(seed);
    List<PriceBar> bars = new ArrayList<>(size);
    double close = 100;
    for (int i = 0; i < size; i++) {
      double open = close;
      close = open * StrictMath.exp(0.01 * random.nextGaussian());
      double high = Math.max(open, close) * (1 + 0.001 * random.nextDouble());
      double low = Math.min(open, close) * (1 - 0.001 * random.nextDouble());
      long time = startMs + i * barLengthMs;
      bars.add(
          i % 7 == 6
              ? PriceBar.ofClose(time, close)
              : new PriceBar(time, open, high, low, close, 1e3 * random.nextDouble()));
    }
    return bars;
  }

  static List<PriceBar> of(PriceSeries series) {
    List<PriceBar> bars = new ArrayList<>(series.size());
    for (int i = 0; i < series.size(); i++) {
      bars.add(
          new PriceBar(
              series.openTimeMs(i),
              series.open(i),
              series.high(i),
              series.low(i),
              series.close(i),
              series.volume(i)));
    }
    return bars;
  }
}
