package io.foreshock.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.evaluation.StressOutcome;
import io.foreshock.feature.DailyAggregation;
import io.foreshock.feature.FeatureSchema;
import io.foreshock.feature.VarianceFeatures;
import io.foreshock.forecast.LearnedModels;
import io.foreshock.forecast.volatility.VarianceRegression;
import io.foreshock.market.MarketId;
import io.foreshock.market.SimulatedMarkets;
import io.foreshock.market.TradingCalendar;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StressRowsTest {

  private static final VarianceRegression BASE = LearnedModels.regression(FeatureSchema.INTRADAY);
  private static final double[] RETURNS = SimulatedMarkets.returns(401, 12, 0.02, 9);
  private static final VarianceFeatures MARKET = market(RETURNS);

  private static VarianceFeatures market(double[] returns) {
    return VarianceFeatures.of(
        FeatureSchema.INTRADAY,
        DailyAggregation.of(
            SimulatedMarkets.bars(new MarketId("SIM"), 2 * SimulatedMarkets.HOUR_MS, returns, 17),
            TradingCalendar.CONTINUOUS),
        7,
        30,
        true);
  }

  private static StressRows until(VarianceFeatures market, int day) {
    return StressRows.of(List.of(market), BASE, Long.MIN_VALUE, market.epochDay(day - 1) + 1);
  }

  /** Outcome and inputs of the last row, made anew from the variances. */
  @Test
  void of_lastRow_isWhatTheDaysSay() {
    StressRows rows = until(MARKET, 350);
    double[] variances = new double[350];
    for (int day = 0; day < variances.length; day++) {
      variances[day] = MARKET.hasTarget(day) ? Math.exp(MARKET.target(day)) : 0.0;
    }
    double[] before = Arrays.copyOf(variances, 349);
    Arrays.sort(before);
    double place = 0.9 * 348; // type 7
    double low = before[(int) place];
    double percentile = low + (place - (int) place) * (before[(int) place + 1] - low);
    int last = rows.size() - 1;
    double[] inputs = rows.inputs()[last];
    double[] row = MARKET.row(348);
    assertThat(inputs[StressRows.DISTANCE])
        .isEqualTo(BASE.logForecast(row) - Math.log(percentile), within(1e-12));
    assertThat(inputs[StressRows.DAY]).isEqualTo(row[1] - row[3]);
    assertThat(inputs[StressRows.ABSOLUTE_RETURN]).isEqualTo(row[7]);
    assertThat(rows.stressed()[last]).isEqualTo(variances[349] > percentile);
    assertThat(rows.climatology()[last]).isEqualTo(StressOutcome.of(variances).climatology(349));
  }

  @Test
  void of_laterDays_changeNoRow() {
    StressRows whole = until(MARKET, MARKET.size());
    VarianceFeatures cut = market(Arrays.copyOf(RETURNS, 300 * 12));
    StressRows known = until(cut, cut.size());
    assertThat(known.size()).isPositive().isLessThan(whole.size());
    for (int i = 0; i < known.size(); i++) {
      assertThat(known.inputs()[i]).isEqualTo(whole.inputs()[i]);
      assertThat(known.stressed()[i]).isEqualTo(whole.stressed()[i]);
      assertThat(known.climatology()[i]).isEqualTo(whole.climatology()[i]);
    }
  }
}
