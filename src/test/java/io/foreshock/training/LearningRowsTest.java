package io.foreshock.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.feature.DailyAggregation;
import io.foreshock.feature.FeatureSchema;
import io.foreshock.feature.VarianceFeatures;
import io.foreshock.forecast.LearnedModels;
import io.foreshock.forecast.volatility.VarianceRegression;
import io.foreshock.forecast.volatility.VarianceRegression.Sample;
import io.foreshock.market.MarketId;
import io.foreshock.market.SimulatedMarkets;
import io.foreshock.market.TradingCalendar;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearningRowsTest {

  private static final int STEPS = 4;
  private static final VarianceRegression BASE = LearnedModels.regression(FeatureSchema.INTRADAY);

  private static VarianceFeatures market(double sigma, int seed) {
    double[] returns = SimulatedMarkets.returns(260, 12, sigma, seed);
    return VarianceFeatures.of(
        FeatureSchema.INTRADAY,
        DailyAggregation.of(
            SimulatedMarkets.bars(new MarketId("SIM"), 2 * SimulatedMarkets.HOUR_MS, returns, seed),
            TradingCalendar.CONTINUOUS),
        7,
        30,
        true);
  }

  /** In each market r² = z² v k with the k that makes Σ z² v = Σ v. */
  @Test
  void of_twoMarkets_standardReturnsCarryEachMarketsVarianceToItsReturns() {
    VarianceFeatures first = market(0.01, 1);
    VarianceFeatures second = market(0.08, 2);
    Sample one = new Sample(first, 0, 200);
    LearningRows alone = LearningRows.of(List.of(one), BASE, STEPS);
    LearningRows both =
        LearningRows.of(List.of(one, new Sample(second, 0, second.size())), BASE, STEPS);
    double[] ofFirst = Arrays.copyOf(both.standardReturns(), alone.size());
    assertThat(ofFirst).isEqualTo(alone.standardReturns());

    double carried = 0.0;
    double variances = 0.0;
    double level = Double.NaN;
    for (int i = 0; i < ofFirst.length; i++) {
      int day = 200 - ofFirst.length + i; // the last row is of the last day of the sample
      double variance = BASE.variance(BASE.logForecast(first, day - 1));
      carried += ofFirst[i] * ofFirst[i] * variance;
      variances += variance;
      double raw = first.logReturn(day) / Math.sqrt(variance);
      double ratio = raw / ofFirst[i];
      assertThat(Double.isNaN(level) ? ratio : level).isEqualTo(ratio, within(1e-12 * ratio));
      level = ratio;
    }
    assertThat(carried / variances).isEqualTo(1.0, within(1e-12));
  }
}
