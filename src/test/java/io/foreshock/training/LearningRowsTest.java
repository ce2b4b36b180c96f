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

  /** Market by market of mean square one, and within it in proportion to return ÷ volatility. */
  @Test
  void of_twoMarkets_standardReturnsHaveAMeanSquareOfOneInEach() {
    VarianceFeatures first = market(0.01, 1);
    VarianceFeatures second = market(0.08, 2);
    Sample one = new Sample(first, 0, 200);
    LearningRows alone = LearningRows.of(List.of(one), BASE, STEPS);
    LearningRows both =
        LearningRows.of(List.of(one, new Sample(second, 0, second.size())), BASE, STEPS);
    double[] ofFirst = Arrays.copyOf(both.standardReturns(), alone.size());
    assertThat(ofFirst).isEqualTo(alone.standardReturns());
    double squares = Arrays.stream(ofFirst).map(value -> value * value).average().orElseThrow();
    assertThat(squares).isEqualTo(1.0, within(1e-12));
    double size = 0.0;
    int target = 200 - 1; // the last row is of the last day of the sample
    for (int day : new int[] {target, target - 10}) {
      double sigma = Math.sqrt(BASE.variance(BASE.logForecast(first, day - 1)));
      double raw = first.logReturn(day) / sigma;
      double ratio = ofFirst[alone.size() - 1 - (target - day)] / raw;
      assertThat(size == 0.0 ? ratio : size).isEqualTo(ratio, within(1e-12 * ratio));
      size = ratio;
    }
  }
}
