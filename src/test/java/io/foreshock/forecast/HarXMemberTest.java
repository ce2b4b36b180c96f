package io.foreshock.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.feature.DailyAggregation;
import io.foreshock.feature.DailyObservations;
import io.foreshock.feature.FeatureSchema;
import io.foreshock.feature.VarianceFeatures;
import io.foreshock.forecast.volatility.LogVarianceModel;
import io.foreshock.forecast.volatility.VarianceRegression;
import io.foreshock.market.MarketId;
import io.foreshock.market.SimulatedMarkets;
import io.foreshock.market.TradingCalendar;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarXMemberTest {

  private static final double PRIOR = 0.15;
  private static final DailyObservations DAYS = days(700, 3);
  private static final VarianceRegression POOLED =
      VarianceRegression.fit(features(days(900, 8)), 900, 0.0);

  /** The first day makes none of its own. */
  private static DailyObservations days(int count, long seed) {
    return DailyAggregation.of(
        SimulatedMarkets.bars(
            new MarketId("SIM"),
            2 * SimulatedMarkets.HOUR_MS,
            SimulatedMarkets.returns(count + 1, 12, 0.02, seed),
            seed + 20),
        TradingCalendar.CONTINUOUS);
  }

  private static VarianceFeatures features(DailyObservations days) {
    return VarianceFeatures.of(FeatureSchema.INTRADAY, days, 7, 30, true);
  }

  private static HarXMember after(
      DailyObservations days, int count, Optional<VarianceRegression> pooled) {
    HarXMember member = new HarXMember(features(days), RefitSchedule.MONTHLY, PRIOR);
    for (int day = 0; day < count; day++) {
      member.serve(pooled.map(LogVarianceModel.class::cast));
      member.observe(day);
    }
    return member;
  }

  @Test
  void forecast_ownRegression_isItsVarianceOfTheDay() {
    HarXMember member = after(DAYS, 500, Optional.empty());
    VarianceFeatures features = features(DAYS);
    VarianceRegression own = VarianceRegression.fit(features, 500, 30.0);
    assertThat(member.ready()).isTrue();
    assertThat(member.forecast().dailyVariance())
        .isEqualTo(own.variance(own.logForecast(features, 499)));
  }

  @Test
  void forecast_pooledRegression_speaksLongBeforeAFit() {
    assertThat(after(DAYS, 130, Optional.empty()).ready()).isFalse();
    assertThat(after(DAYS, 130, Optional.of(POOLED)).ready()).isTrue();
  }

  /** Errors of 70 days among 170: the level is drawn to the pooled one by a hundred. */
  @Test
  void forecast_pooledRegression_learnsTheMarketsLevel() {
    VarianceFeatures features = features(DAYS);
    int seen = 0;
    while (!features.hasRow(seen)) {
      seen++;
    }
    int first = seen + 1;
    int count = first + 70;
    double errors = 0.0;
    for (int day = first; day < count; day++) {
      errors += features.target(day) - POOLED.logForecast(features, day - 1);
    }
    HarXMember member = after(DAYS, count, Optional.of(POOLED));
    double expected =
        POOLED.variance(POOLED.logForecast(features, count - 1) + errors / (70 + 100.0));
    assertThat(member.forecast().dailyVariance() / expected).isCloseTo(1.0, within(1e-12));
  }

  /** What a new edition says of days it was fitted to must not move the level. */
  @Test
  void serve_otherRegression_forgetsTheErrorsOfTheFirst() {
    VarianceRegression second = VarianceRegression.fit(features(days(900, 9)), 900, 0.0);
    VarianceFeatures features = features(DAYS);
    HarXMember member = after(DAYS, 300, Optional.of(POOLED));
    member.serve(Optional.of(second));
    member.observe(300);
    double expected = second.variance(second.logForecast(features, 300));
    assertThat(member.forecast().dailyVariance()).isEqualTo(expected);
  }

  @Test
  void forecast_wildDay_isHeldWithinWhatWasSeen() {
    double[] returns = SimulatedMarkets.returns(560, 12, 0.02, 3);
    for (int bar = returns.length - 12; bar < returns.length; bar++) {
      returns[bar] *= 60.0;
    }
    DailyObservations days =
        DailyAggregation.of(
            SimulatedMarkets.bars(new MarketId("SIM"), 2 * SimulatedMarkets.HOUR_MS, returns, 23),
            TradingCalendar.CONTINUOUS);
    HarXMember member = after(days, days.size(), Optional.empty());
    VarianceFeatures features = features(days);
    double highest = features.target(days.size() - 1);
    VarianceRegression own = VarianceRegression.fit(features, 560 - 1 - (559 - 60) % 30, 30.0);
    assertThat(member.forecast().dailyVariance()).isLessThanOrEqualTo(own.variance(highest) * 1.5);
  }

  @ParameterizedTest
  @ValueSource(ints = {501, 530, 531, 600})
  void forecast_laterDaysCutOff_isTheSameToTheBit(int count) {
    Optional<VarianceRegression> pooled = Optional.of(POOLED);
    assertThat(after(DAYS.slice(0, count), count, pooled).forecast().toString())
        .isEqualTo(after(DAYS, count, pooled).forecast().toString());
    assertThat(after(DAYS.slice(0, count), count, Optional.empty()).forecast().toString())
        .isEqualTo(after(DAYS, count, Optional.empty()).forecast().toString());
  }

  @Test
  void forecast_dailyClosesAlone_staysSilent() {
    DailyObservations closes =
        DailyAggregation.of(
            SimulatedMarkets.closes(
                new MarketId("SIM"),
                SimulatedMarkets.DAY_MS,
                SimulatedMarkets.returns(600, 1, 0.02, 3)),
            TradingCalendar.CONTINUOUS);
    HarXMember member =
        new HarXMember(
            VarianceFeatures.of(FeatureSchema.DAILY, closes, 7, 30, true),
            RefitSchedule.MONTHLY,
            PRIOR);
    for (int day = 0; day < closes.size(); day++) {
      member.serve(Optional.empty());
      member.observe(day);
    }
    assertThat(member.ready()).isFalse();
  }
}
