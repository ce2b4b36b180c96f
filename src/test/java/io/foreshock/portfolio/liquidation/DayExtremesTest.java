package io.foreshock.portfolio.liquidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.feature.DailyAggregation;
import io.foreshock.feature.DailyObservations;
import io.foreshock.market.MarketId;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.Side;
import io.foreshock.market.TradingCalendar;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DayExtremesTest {

  private static final long HOUR_MS = 3_600_000L;
  private static final int HOURS = 24;

  /** Seeded hourly bars, their highs and lows beyond open and close. */
  private static PriceSeries hours(int days) {
    Random random = new Random(3);
    PriceSeries.Builder bars = PriceSeries.builder(new MarketId("TEST"), HOUR_MS, days * HOURS);
    double close = 100.0;
    for (int bar = 0; bar < days * HOURS; bar++) {
      double open = close * Math.exp(0.002 * random.nextGaussian());
      close = open * Math.exp(0.005 * random.nextGaussian());
      double high = Math.max(open, close) * (1.0 + 0.004 * random.nextDouble());
      double low = Math.min(open, close) * (1.0 - 0.004 * random.nextDouble());
      bars.add(bar * HOUR_MS, open, high, low, close, 1.0);
    }
    return bars.build();
  }

  private static DailyObservations days(PriceSeries bars) {
    return DailyAggregation.of(bars, TradingCalendar.CONTINUOUS);
  }

  @Test
  void overshoot_oneDayOfTwoBars_isCountedFromTheWorseEnd() {
    PriceSeries bars =
        PriceSeries.builder(new MarketId("TEST"), 12 * HOUR_MS, 6)
            .add(0, 100, 100, 100, 100, 1)
            .add(12 * HOUR_MS, 100, 100, 100, 100, 1)
            .add(24 * HOUR_MS, 100, 100, 100, 100, 1)
            .add(36 * HOUR_MS, 100, 100, 100, 100, 1)
            .add(48 * HOUR_MS, 100, 104, 94, 98, 1)
            .add(60 * HOUR_MS, 98, 99, 95, 96, 1)
            .build();
    DayExtremes extremes = DayExtremes.of(bars, days(bars));
    assertThat(extremes.overshoot(Side.LONG, 1)).isCloseTo(Math.log(96.0 / 94.0), within(1e-15));
    assertThat(extremes.overshoot(Side.SHORT, 1)).isCloseTo(Math.log(1.04), within(1e-15));
    assertThat(extremes.overshoot(Side.LONG, 0)).isNaN();
  }

  @Test
  void overshoot_dayThatOpensFarAway_isNotNegative() {
    PriceSeries bars =
        PriceSeries.builder(new MarketId("TEST"), 24 * HOUR_MS, 3)
            .add(0, 100, 100, 100, 100, 1)
            .add(24 * HOUR_MS, 100, 100, 100, 100, 1)
            .add(48 * HOUR_MS, 110, 112, 109, 111, 1)
            .build();
    DayExtremes extremes = DayExtremes.of(bars, days(bars));
    assertThat(extremes.overshoot(Side.LONG, 1)).isZero();
    assertThat(extremes.overshoot(Side.SHORT, 1)).isCloseTo(Math.log(112.0 / 111.0), within(1e-15));
  }

  /** Bar by bar over the raw series, in prices. */
  @Test
  void reached_seededBars_isThatOfALoopOverBars() {
    PriceSeries bars = hours(60);
    DailyObservations days = days(bars);
    DayExtremes extremes = DayExtremes.of(bars, days);
    int found = 0;
    for (int first = 1; first + 4 < days.size(); first++) {
      for (Side side : Side.values()) {
        for (double distance : new double[] {0.01, 0.03, 0.06, 0.1}) {
          boolean reached = extremes.reached(new Barrier(side, distance), first, first + 4);
          assertThat(reached).isEqualTo(naive(bars, first, side, distance));
          found += reached ? 1 : 0;
        }
      }
    }
    assertThat(found).isBetween(50, 400);
  }

  /** Day i is the (i + 1)th calendar day: the first has no close before it and is left out. */
  private static boolean naive(PriceSeries bars, int first, Side side, double distance) {
    int from = (first + 1) * HOURS;
    double start = bars.close(from - 1);
    boolean reached = false;
    for (int bar = from; bar < from + 5 * HOURS; bar++) {
      reached |=
          side == Side.LONG
              ? bars.low(bar) <= start * Math.exp(-distance)
              : bars.high(bar) >= start * Math.exp(distance);
    }
    return reached;
  }

  @Test
  void overshoot_laterBarsCutOff_isTheSame() {
    PriceSeries bars = hours(40);
    DayExtremes whole = DayExtremes.of(bars, days(bars));
    PriceSeries cut = bars.first(25 * HOURS);
    DayExtremes known = DayExtremes.of(cut, days(cut));
    for (int day = 1; day < days(cut).size(); day++) {
      for (Side side : Side.values()) {
        assertThat(known.overshoot(side, day)).isEqualTo(whole.overshoot(side, day));
      }
    }
  }

  @Test
  void overshoot_closesAlone_isNotKnown() {
    PriceSeries.Builder closes = PriceSeries.builder(new MarketId("TEST"), 24 * HOUR_MS, 4);
    for (int day = 0; day < 4; day++) {
      closes.add(day * 24 * HOUR_MS, Double.NaN, Double.NaN, Double.NaN, 100 + day, Double.NaN);
    }
    PriceSeries bars = closes.build();
    DayExtremes extremes = DayExtremes.of(bars, days(bars));
    assertThat(extremes.overshoot(Side.LONG, 2)).isNaN();
    assertThat(extremes.overshoot(Side.SHORT, 2)).isNaN();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> extremes.reached(new Barrier(Side.LONG, 0.5), 1, 2))
        .withMessageContaining("1970-01-03");
  }
}
