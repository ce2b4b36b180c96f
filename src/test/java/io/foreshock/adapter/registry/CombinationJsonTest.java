package io.foreshock.adapter.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foreshock.feature.FeatureSchema;
import io.foreshock.forecast.Combination;
import io.foreshock.forecast.MemberName;
import io.foreshock.forecast.MemberWeights;
import io.foreshock.forecast.volatility.VarianceRegression;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CombinationJsonTest {

  private static final Combination POOLED =
      new Combination(
          new MemberWeights(Map.of(MemberName.HAR_X_POT, 0.8, MemberName.GJR_POT, 0.2)),
          new MemberWeights(Map.of(MemberName.HAR_X_POT, 1.0)),
          Optional.of(regression()));

  private static VarianceRegression regression() {
    double[] coefficients = new Random(3).doubles(FeatureSchema.INTRADAY.size()).toArray();
    return VarianceRegression.of(FeatureSchema.INTRADAY, coefficients, 0.31, 9_876);
  }

  private static Combination read(String json) {
    return CombinationJson.read(JsonFields.parse(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(Combination combination) {
    return new String(
        JsonBytes.compact(CombinationJson.write(combination)), StandardCharsets.UTF_8);
  }

  @Test
  void read_whatWasWritten_isTheSameToTheBit() {
    assertThat(read(text(POOLED))).isEqualTo(POOLED);
    assertThat(read(text(Combination.DEFAULT))).isEqualTo(Combination.DEFAULT);
  }

  @Test
  void read_wrongValues_nameTheKey() {
    String json = text(POOLED);
    for (String[] change :
        new String[][] {
          {"\"fallWeek\":", "\"fallMonth\":", "fallWeek"},
          {"log-har-x-intraday/1", "log-har-x-intraday/9", "log-har-x-intraday/9"},
          {"\"residualVariance\":0.31", "\"residualVariance\":-0.31", "residualVariance"},
          {"\"varianceWeights\"", "\"weights\"", "varianceWeights"},
        }) {
      assertThat(json).as(Arrays.toString(change)).contains(change[0]);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> read(json.replace(change[0], change[1])))
          .withMessageContaining(change[2]);
    }
  }
}
