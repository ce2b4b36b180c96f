package io.foreshock.forecast.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.feature.DailyAggregation;
import io.foreshock.feature.DailyObservations;
import io.foreshock.feature.FeatureSchema;
import io.foreshock.feature.VarianceFeatures;
import io.foreshock.forecast.LearnedModels;
import io.foreshock.market.MarketId;
import io.foreshock.market.Side;
import io.foreshock.market.SimulatedMarkets;
import io.foreshock.market.TradingCalendar;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecurrentTailTest {

  private static final int DAYS = 300;
  private static final RecurrentTail MODEL = LearnedModels.tailNets(FeatureSchema.INTRADAY);
  private static final VarianceFeatures FEATURES = features();

  private static VarianceFeatures features() {
    DailyObservations days =
        DailyAggregation.of(
            SimulatedMarkets.bars(
                new MarketId("SIM"),
                2 * SimulatedMarkets.HOUR_MS,
                SimulatedMarkets.returns(DAYS, 12, 0.02, 3),
                17),
            TradingCalendar.CONTINUOUS);
    return VarianceFeatures.of(FeatureSchema.INTRADAY, days, 7, 30, true);
  }

  /** What the nets say of the window that ends on a day, made anew from the definition. */
  private static double[] outputs(int t) {
    double[] means = new double[RecurrentTail.OUTPUTS];
    float[] window = new float[MODEL.steps() * MODEL.scale().size()];
    for (int step = 0; step < MODEL.steps(); step++) {
      MODEL
          .scale()
          .put(FEATURES.row(t - MODEL.steps() + 1 + step), window, step * MODEL.scale().size());
    }
    for (RecurrentNet net : MODEL.nets()) {
      float[] output = new float[RecurrentTail.OUTPUTS];
      net.score(window, MODEL.steps(), net.workspace(), output);
      for (int j = 0; j < output.length; j++) {
        means[j] += (double) output[j] / MODEL.nets().size();
      }
    }
    return means;
  }

  @Test
  void read_dayAfterDay_isWhatTheDefinitionSays() {
    RecurrentTail.Reader reader = MODEL.reader();
    int read = 0;
    for (int t = 0; t < FEATURES.size(); t++) {
      if (reader.read(FEATURES, t)) {
        double[] outputs = outputs(t);
        double base = MODEL.base().logForecast(FEATURES, t);
        assertThat(reader.logForecast()).isEqualTo(base + outputs[0], within(1e-12));
        for (Side side : Side.values()) {
          for (int level = 0; level < RecurrentTail.LEVELS; level++) {
            double a = outputs[1 + 4 * side.ordinal() + 2 * level];
            double b = outputs[2 + 4 * side.ordinal() + 2 * level];
            double shortfall = Math.exp(a);
            assertThat(reader.expectedShortfall(side, level))
                .isEqualTo(shortfall, within(1e-12 * shortfall));
            assertThat(reader.valueAtRisk(side, level))
                .isEqualTo(shortfall / (1.0 + Math.exp(-b)), within(1e-12 * shortfall))
                .isPositive()
                .isLessThan(reader.expectedShortfall(side, level));
          }
        }
        read++;
      }
    }
    assertThat(read).isGreaterThan(200);
  }

  @Test
  void scorer_days_saysTheVarianceAlone() {
    RecurrentTail.Reader reader = MODEL.reader();
    assertThat(MODEL.scorer().logForecast(FEATURES, 3)).isNaN();
    assertThat(reader.read(FEATURES, 200)).isTrue();
    assertThat(MODEL.scorer().logForecast(FEATURES, 200)).isEqualTo(reader.logForecast());
  }

  @Test
  void new_netOfOtherOutputs_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new RecurrentTail(
                MODEL.base(),
                MODEL.scale(),
                MODEL.steps(),
                List.of(LearnedModels.net(FeatureSchema.INTRADAY.size(), 4, 3, 1)),
                0.3))
        .withMessage("a net must have 9 outputs, had 3");
  }
}
