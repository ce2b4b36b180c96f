package io.foreshock.adapter.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foreshock.feature.FeatureSchema;
import io.foreshock.forecast.Combination;
import io.foreshock.forecast.LearnedModels;
import io.foreshock.forecast.MemberName;
import io.foreshock.forecast.MemberWeights;
import io.foreshock.forecast.learned.FeatureScale;
import io.foreshock.forecast.learned.RecurrentNet;
import io.foreshock.forecast.learned.RecurrentTail;
import io.foreshock.forecast.learned.RecurrentVariance;
import io.foreshock.forecast.learned.TreeEnsemble;
import io.foreshock.forecast.learned.TreeVariance;
import io.foreshock.forecast.volatility.VarianceRegression;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CombinationJsonTest {

  private static final Combination POOLED =
      new Combination(
          new MemberWeights(Map.of(MemberName.HAR_X_POT, 0.8, MemberName.GJR_POT, 0.2)),
          new MemberWeights(Map.of(MemberName.HAR_X_POT, 1.0)),
          Map.of(
              MemberName.HAR_X_POT,
              regression(),
              MemberName.TREES_POT,
              new TreeVariance(regression(), trees(), 0.25),
              MemberName.NET_POT,
              new RecurrentVariance(regression(), scale(), 3, List.of(net(1, 1), net(2, 1)), 0.5),
              MemberName.NET_FZ0,
              new RecurrentTail(
                  regression(), scale(), 3, List.of(net(3, RecurrentTail.OUTPUTS)), 0.5)),
          Optional.of(LearnedModels.range(FeatureSchema.INTRADAY)));

  private static TreeEnsemble trees() {
    return TreeEnsemble.of(
        FeatureSchema.INTRADAY.size(),
        1 / 3.0,
        new int[] {0, 3},
        new int[] {4, TreeEnsemble.LEAF, TreeEnsemble.LEAF, TreeEnsemble.LEAF},
        new double[] {-1e-9, 0.1, -0.2, 5e-300},
        new int[] {1, 0, 0, 0},
        new int[] {2, 0, 0, 0});
  }

  private static FeatureScale scale() {
    Random random = new Random(8);
    return new FeatureScale(
        random.doubles(FeatureSchema.INTRADAY.size()).toArray(),
        random.doubles(FeatureSchema.INTRADAY.size(), 0.1, 9).toArray());
  }

  private static RecurrentNet net(long seed, int outputs) {
    Random random = new Random(seed);
    return RecurrentNet.of(
        floats(random, FeatureSchema.INTRADAY.size() * 8),
        floats(random, 2 * 8),
        floats(random, 8),
        floats(random, 2 * outputs),
        floats(random, outputs));
  }

  private static float[] floats(Random random, int count) {
    float[] floats = new float[count];
    for (int i = 0; i < count; i++) {
      floats[i] = (float) (random.nextGaussian() * StrictMath.pow(10, random.nextInt(-20, 5)));
    }
    return floats;
  }

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
  void readWithoutLearned_anEditionOfBefore_givesLearnedMembersNoWeight() {
    String weights =
        "{\"gjr-fhs\":0,\"gjr-pot\":0.25,\"ewma-fhs\":0,\"log-har-fhs\":0,\"har-x-pot\":0.75,"
            + "\"regime-mixture\":0}";
    String json = "{\"tailWeights\":" + weights + ",\"varianceWeights\":" + weights + "}";
    Combination read =
        CombinationJson.readWithoutLearned(JsonFields.parse(json.getBytes(StandardCharsets.UTF_8)));
    assertThat(read.tail().of(MemberName.HAR_X_POT)).isEqualTo(0.75);
    assertThat(read.tail().of(MemberName.NET_POT)).isZero();
    assertThat(read.pooled()).isEmpty();
  }

  @Test
  void readWithoutTailNets_anEditionOfBefore_givesThemNoWeight() {
    Combination before =
        new Combination(
            POOLED.tail(),
            POOLED.variance(),
            Map.of(MemberName.NET_POT, POOLED.pooledFor(MemberName.NET_POT).orElseThrow()));
    String json = text(before).replaceAll(",?\"net-fz0\":0(\\.0)?", "");
    assertThat(json).doesNotContain("net-fz0");
    assertThat(
            CombinationJson.readWithoutTailNets(
                JsonFields.parse(json.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(before);
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
          {"\"kind\":\"trees\"", "\"kind\":\"forest\"", "forest"},
          {"\"yes\":[1,", "\"yes\":[0,", "yes"},
          {"\"steps\":3", "\"steps\":0", "steps"},
        }) {
      assertThat(json).as(Arrays.toString(change)).contains(change[0]);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> read(json.replace(change[0], change[1])))
          .withMessageContaining(change[2]);
    }
  }
}
