package io.foreshock.portfolio.liquidity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.feature.AbdiRanaldoSpread;
import io.foreshock.feature.AmihudIlliquidity;
import io.foreshock.feature.CorwinSchultzSpread;
import io.foreshock.feature.DailyAggregation;
import io.foreshock.market.AssetClass;
import io.foreshock.market.MarketId;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.TradingCalendar;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MarketLiquidityTest {

  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;
  private static final double VOLATILITY = 0.04;

  private static PriceSeries.Builder series(long barLengthMs) {
    return PriceSeries.builder(new MarketId("X"), barLengthMs, 64);
  }

  private static MarketLiquidity ofPast(AssetClass assetClass, PriceSeries bars) {
    return MarketLiquidity.ofPast(
        assetClass, bars, DailyAggregation.of(bars, TradingCalendar.CONTINUOUS), VOLATILITY);
  }

  /** Daily bars at a price of 100 with these volumes after a first bar, which makes no day. */
  private static PriceSeries flat(double... volumes) {
    PriceSeries.Builder series = series(DAY).add(0, 100, 100, 100, 100, 1);
    for (int i = 0; i < volumes.length; i++) {
      series.add((i + 1) * DAY, 100, 100, 100, 100, volumes[i]);
    }
    return series.build();
  }

  /** A random walk with ranges and volumes; one bar in ten misses each. */
  private static PriceSeries walk(long barLengthMs, int from, int to, long seed) {
    Random random = new Random(seed);
    PriceSeries.Builder series = series(barLengthMs);
    double price = 100;
    for (int i = from; i < to; i++) {
      double close = price * StrictMath.exp(0.01 * random.nextGaussian());
      double high = Math.max(price, close) * (1 + 0.002 * random.nextDouble());
      double low = Math.min(price, close) * (1 - 0.002 * random.nextDouble());
      boolean ranged = random.nextInt(10) > 0;
      double volume = random.nextInt(100) > 0 ? 1_000 * random.nextDouble() : Double.NaN;
      series.add(
          i * barLengthMs,
          price,
          ranged ? high : Double.NaN,
          ranged ? low : Double.NaN,
          close,
          volume);
      price = close;
    }
    return series.build();
  }

  /** The bars of {@code first} and then those of {@code second} that open later. */
  private static PriceSeries joined(PriceSeries first, PriceSeries second) {
    PriceSeries.Builder series = series(first.barLengthMs());
    for (PriceSeries part : new PriceSeries[] {first, second}) {
      for (int i = 0; i < part.size(); i++) {
        if (part == first || part.openTimeMs(i) > first.openTimeMs(first.size() - 1)) {
          series.add(
              part.openTimeMs(i),
              part.open(i),
              part.high(i),
              part.low(i),
              part.close(i),
              part.volume(i));
        }
      }
    }
    return series.build();
  }

  /**
   * A price that stands still and trades at bid and ask: Corwin and Schultz have β = 2s², γ = s²,
   * so α = s·((2 − √2) ÷ (3 − 2√2) − 1 ÷ (√2 − 1)) = s; Abdi and Ranaldo 4·(s/2)² = s².
   */
  @Test
  void ofPast_bidAskBounceAlone_isHalfTheSpread() {
    double spread = 0.004;
    double ask = 100 * StrictMath.exp(0.5 * spread);
    double bid = 100 * StrictMath.exp(-0.5 * spread);
    PriceSeries.Builder bars = series(HOUR);
    for (int i = 0; i < 24 * 40; i++) {
      bars.add(i * HOUR, ask, ask, bid, i % 2 == 0 ? ask : bid, 1);
    }
    MarketLiquidity liquidity = ofPast(AssetClass.CRYPTO, bars.build());
    // 2·tanh(s/2) of Corwin and Schultz is s − s³/12, smaller by 5e-9
    assertThat(liquidity.halfSpread()).isCloseTo(0.002, within(1e-8));
    assertThat(liquidity.spreadSource()).isEqualTo(SpreadSource.ESTIMATED_FROM_BARS);
  }

  @ParameterizedTest
  @CsvSource({"3600000, 2000, 1280", "86400000, 90, 60"})
  void ofPast_thirtyDays_isThatOfThoseBarsAlone(long barLengthMs, int bars, int from) {
    PriceSeries all = walk(barLengthMs, 0, bars, 7);
    // hourly: 2,000 hours are 83 whole days, the last thirty of which are hours 1,272 to 1,992
    int firstBar = barLengthMs == DAY ? from : 1_272;
    int end = barLengthMs == DAY ? bars : 1_992;
    PriceSeries.Builder window = series(barLengthMs);
    for (int i = firstBar; i < end; i++) {
      window.add(
          all.openTimeMs(i), all.open(i), all.high(i), all.low(i), all.close(i), all.volume(i));
    }
    PriceSeries alone = window.build();
    MarketLiquidity liquidity = ofPast(AssetClass.CRYPTO, all);
    double spread =
        Math.min(
            CorwinSchultzSpread.over(alone, 0, alone.size()).orElseThrow().value(),
            AbdiRanaldoSpread.WINDOW.over(alone, 0, alone.size()).orElseThrow().value());
    assertThat(liquidity.halfSpread()).isEqualTo(Math.max(0.0005, 0.5 * spread));
    assertThat(liquidity.amihud().orElseThrow())
        .isEqualTo(AmihudIlliquidity.over(all, firstBar, end).orElseThrow().value());
    assertThat(liquidity.dailyTurnover()).isEqualTo(median(all, firstBar, end));
    assertThat(liquidity.turnoverSource()).isEqualTo(TurnoverSource.OBSERVED);
  }

  /**
   * The median over whole days of Σ volume·close, days with a volume that is not known left out.
   */
  private static double median(PriceSeries bars, int from, int to) {
    int perDay = (int) (DAY / bars.barLengthMs());
    double[] sums = new double[(to - from) / perDay];
    for (int i = from; i < to; i++) {
      sums[(i - from) / perDay] += bars.volume(i) * bars.close(i);
    }
    double[] known = Arrays.stream(sums).filter(sum -> sum > 0).sorted().toArray();
    int half = known.length / 2;
    return known.length % 2 == 1
        ? known[half]
        : known[half - 1] + 0.5 * (known[half] - known[half - 1]);
  }

  @Test
  void ofPast_cutOrContinuedOtherwise_saysTheSame() {
    PriceSeries bars = walk(HOUR, 0, 1_500, 11);
    for (int hour = 30; hour < 1_500; hour += 37) {
      long now = hour * HOUR;
      PriceSeries past = bars.until(now);
      MarketLiquidity expected = ofPast(AssetClass.CRYPTO, past);
      PriceSeries otherwise = joined(past, walk(HOUR, 0, 2_000, hour));
      assertThat(
              MarketLiquidity.ofPast(
                  AssetClass.CRYPTO,
                  otherwise,
                  DailyAggregation.of(bars, TradingCalendar.CONTINUOUS).until(now),
                  VOLATILITY))
          .isEqualTo(expected);
      assertThat(
              MarketLiquidity.ofPast(
                  AssetClass.CRYPTO,
                  bars,
                  DailyAggregation.of(bars, TradingCalendar.CONTINUOUS, now),
                  VOLATILITY))
          .isEqualTo(expected);
    }
  }

  @Test
  void ofPast_olderThanThirtyDays_countsNot() {
    PriceSeries recent = walk(DAY, 50, 90, 3);
    // the bar before the window gives its first return, so the older past ends before it
    MarketLiquidity expected = ofPast(AssetClass.EQUITY, recent);
    assertThat(ofPast(AssetClass.EQUITY, joined(walk(DAY, 0, 50, 4), recent))).isEqualTo(expected);
    assertThat(ofPast(AssetClass.EQUITY, joined(walk(DAY, 0, 50, 5), recent))).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(AssetClass.class)
  void ofPast_closesAlone_isTheClassPrior(AssetClass assetClass) {
    PriceSeries.Builder bars = series(DAY);
    for (int i = 0; i < 40; i++) {
      bars.add(i * DAY, Double.NaN, Double.NaN, Double.NaN, 100 + i, Double.NaN);
    }
    MarketLiquidity liquidity = ofPast(assetClass, bars.build());
    ClassLiquidity prior = ClassLiquidity.of(assetClass);
    assertThat(liquidity)
        .isEqualTo(
            new MarketLiquidity(
                prior.halfSpread(),
                SpreadSource.CLASS_PRIOR,
                prior.dailyTurnover(),
                TurnoverSource.CLASS_PRIOR,
                Optional.empty(),
                VOLATILITY,
                Optional.empty()));
    assertThat(ofPast(assetClass, series(DAY).build())).isEqualTo(liquidity);
    ClassLiquidity strictest = ClassLiquidity.of(AssetClass.UNCLASSIFIED);
    assertThat(prior.halfSpread()).isLessThanOrEqualTo(strictest.halfSpread());
    assertThat(prior.dailyTurnover()).isGreaterThanOrEqualTo(strictest.dailyTurnover());
  }

  @Test
  void ofPast_medianOfDaysWithVolume_leavesOutTheOthers() {
    double[] volumes = new double[30];
    for (int i = 0; i < 30; i++) {
      volumes[i] = i < 11 ? 1_000 * (i + 1) : i % 2 == 0 ? Double.NaN : 0;
    }
    MarketLiquidity liquidity = ofPast(AssetClass.CRYPTO, flat(volumes));
    assertThat(liquidity.dailyTurnover()).isEqualTo(600_000); // the sixth of eleven × 100
    assertThat(liquidity.turnoverSource()).isEqualTo(TurnoverSource.OBSERVED);
    assertThat(liquidity.halfSpread()).isEqualTo(0.0005); // no range at all: the least
  }

  @ParameterizedTest
  @CsvSource({
    "9, 1000, 100000, OBSERVED", // below the prior of 5e6, so believed
    "9, 90000, 5000000, CLASS_PRIOR", // 9e6 on nine days alone is not
    "10, 90000, 9000000, OBSERVED"
  })
  void ofPast_fewDaysWithVolume_areBelievedWhereTheyTighten(
      int days, double volume, double expected, TurnoverSource source) {
    double[] volumes = new double[30];
    Arrays.fill(volumes, 0, days, volume);
    MarketLiquidity liquidity = ofPast(AssetClass.CRYPTO, flat(volumes));
    assertThat(liquidity.dailyTurnover()).isEqualTo(expected);
    assertThat(liquidity.turnoverSource()).isEqualTo(source);
  }

  @Test
  void ofPast_index_readsNoTurnoverFromSharesOfItsMembers() {
    double[] volumes = new double[30];
    Arrays.fill(volumes, 4e9);
    MarketLiquidity liquidity = ofPast(AssetClass.INDEX, flat(volumes));
    assertThat(liquidity.dailyTurnover()).isEqualTo(5e8);
    assertThat(liquidity.turnoverSource()).isEqualTo(TurnoverSource.CLASS_PRIOR);
    assertThat(liquidity.amihud()).isEmpty();
  }

  @Test
  void withQuotes_given_replaceWhatWasEstimated() {
    MarketLiquidity liquidity = ofPast(AssetClass.CRYPTO, walk(DAY, 0, 40, 1));
    MarketLiquidity quoted = liquidity.withHalfSpread(0.0001).withDepth(250_000);
    assertThat(quoted.halfSpread()).isEqualTo(0.0001);
    assertThat(quoted.spreadSource()).isEqualTo(SpreadSource.GIVEN);
    assertThat(quoted.depthWithinOnePercent()).contains(250_000.0);
    assertThat(quoted.dailyTurnover()).isEqualTo(liquidity.dailyTurnover());
  }

  @Test
  void sizeSharePpm_bothSides_roundsUpAndStopsAtThousandDays() {
    MarketLiquidity liquidity = ofPast(AssetClass.UNCLASSIFIED, series(DAY).build()); // 1e6 a day
    assertThat(liquidity.sizeSharePpm(-250_000.5)).isEqualTo(250_001);
    assertThat(liquidity.sizeSharePpm(0)).isZero();
    assertThat(liquidity.sizeSharePpm(1e30)).isEqualTo(1_000_000_000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> liquidity.sizeSharePpm(Double.NaN))
        .withMessage("notional must be at most 1e30 in size, was NaN");
  }

  @Test
  void liquidity_badArguments_areRefused() {
    MarketLiquidity liquidity = ofPast(AssetClass.FX, series(DAY).build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> liquidity.withHalfSpread(-0.1))
        .withMessage("halfSpread must be in [0, 1], was -0.1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> liquidity.withDepth(0))
        .withMessage("depthWithinOnePercent must be in (0, 1e30], was 0.0");
    PriceSeries none = series(DAY).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            MarketLiquidity.ofPast(
                AssetClass.FX,
                none,
                DailyAggregation.of(none, TradingCalendar.EXCHANGE),
                Double.NaN))
        .withMessage("dailyVolatility must be in [0, 4.0], was NaN");
  }
}
