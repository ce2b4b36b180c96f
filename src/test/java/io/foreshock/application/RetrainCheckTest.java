package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.feature.FeatureSchema;
import io.foreshock.forecast.Combination;
import io.foreshock.forecast.LearnedModels;
import io.foreshock.forecast.MemberName;
import io.foreshock.forecast.MemberWeights;
import io.foreshock.forecast.learned.RecurrentNet;
import io.foreshock.forecast.learned.RecurrentVariance;
import io.foreshock.forecast.learned.TreeEnsemble;
import io.foreshock.forecast.learned.TreeVariance;
import io.foreshock.forecast.volatility.LogVarianceModel;
import io.foreshock.forecast.volatility.VarianceRegression;
import io.foreshock.market.AssetClass;
import io.foreshock.model.ClassSettings;
import io.foreshock.policy.MarginProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetrainCheckTest {

  private static final FeatureSchema SCHEMA = FeatureSchema.INTRADAY;
  private static final RecurrentVariance NETS = LearnedModels.nets(SCHEMA);
  private static final TreeVariance TREES = LearnedModels.trees(SCHEMA);
  private static final VarianceRegression REGRESSION = LearnedModels.regression(SCHEMA);
  private static final MarginProfile PROFILE = MarginProfile.defaultFor(AssetClass.CRYPTO);

  private static Map<AssetClass, ClassSettings> settings(
      MarginProfile profile, MemberWeights tail, LogVarianceModel trees, LogVarianceModel nets) {
    return Map.of(
        AssetClass.CRYPTO,
        new ClassSettings(
            new Combination(
                tail,
                MemberWeights.DEFAULT_VARIANCE,
                Map.of(
                    MemberName.HAR_X_POT, REGRESSION,
                    MemberName.TREES_POT, trees,
                    MemberName.NET_POT, nets)),
            profile));
  }

  private static final Map<AssetClass, ClassSettings> SHIPPED =
      settings(PROFILE, MemberWeights.DEFAULT, TREES, NETS);

  private static List<String> differences(LogVarianceModel trees, LogVarianceModel nets) {
    return RetrainCheck.differences(SHIPPED, settings(PROFILE, MemberWeights.DEFAULT, trees, nets));
  }

  private static float largest(float[] weights) {
    float largest = 0;
    for (float weight : weights) {
      largest = Math.max(largest, Math.abs(weight));
    }
    return largest;
  }

  /**
   * Moves the first weight of one of the five matrices of the last net by a share of its largest.
   */
  private static RecurrentVariance moved(int matrix, double share) {
    RecurrentNet net = NETS.nets().getLast();
    float[][] weights = {
      net.inputWeights(),
      net.recurrentWeights(),
      net.gateBias(),
      net.outputWeights(),
      net.outputBias()
    };
    weights[matrix][0] += (float) (share * largest(weights[matrix]));
    RecurrentNet other =
        RecurrentNet.of(weights[0], weights[1], weights[2], weights[3], weights[4]);
    return new RecurrentVariance(
        NETS.base(),
        NETS.scale(),
        NETS.steps(),
        List.of(NETS.nets().getFirst(), other),
        NETS.residualVariance());
  }

  @Test
  void differences_theSame_areNone() {
    assertThat(differences(TREES, LearnedModels.nets(SCHEMA))).isEmpty();
  }

  /** Single precision keeps 6e-8, so a share of 0.9e-4 stays well inside and 1.2e-4 outside. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void differences_netWithinTheTolerance_areNoneAndBeyondItAreNamed(int matrix) {
    assertThat(moved(matrix, 0.9e-4)).isNotEqualTo(NETS);
    assertThat(differences(TREES, moved(matrix, 0.9e-4))).isEmpty();
    assertThat(differences(TREES, moved(matrix, -0.9e-4))).isEmpty();
    assertThat(differences(TREES, moved(matrix, 1.2e-4))).containsExactly("CRYPTO net-pot");
    assertThat(differences(TREES, moved(matrix, -1.2e-4))).containsExactly("CRYPTO net-pot");
  }

  @Test
  void differences_residualVarianceOfNets_mayMoveByTheTolerance() {
    for (double share : new double[] {1 - 0.9e-4, 1 + 0.9e-4, 1 - 1.2e-4, 1 + 1.2e-4}) {
      RecurrentVariance nets =
          new RecurrentVariance(NETS.base(), NETS.scale(), NETS.steps(), NETS.nets(), 0.35 * share);
      assertThat(differences(TREES, nets).isEmpty()).isEqualTo(Math.abs(share - 1) < 1e-4);
    }
  }

  @Test
  void differences_netsOfAnotherShape_areNamed() {
    RecurrentVariance fewer =
        new RecurrentVariance(
            NETS.base(),
            NETS.scale(),
            NETS.steps(),
            List.of(NETS.nets().getFirst()),
            NETS.residualVariance());
    RecurrentVariance shorter =
        new RecurrentVariance(
            NETS.base(), NETS.scale(), NETS.steps() - 1, NETS.nets(), NETS.residualVariance());
    assertThat(differences(TREES, fewer)).containsExactly("CRYPTO net-pot");
    assertThat(differences(TREES, shorter)).containsExactly("CRYPTO net-pot");
    assertThat(differences(TREES, TREES)).containsExactly("CRYPTO net-pot");
  }

  /** A tree has no tolerance: one bit of one leaf is another tree. */
  @Test
  void differences_oneBitOfATree_isNamed() {
    TreeEnsemble trees = TREES.correction();
    double[] number = trees.number();
    number[1] = Math.nextUp(number[1]);
    TreeVariance other =
        new TreeVariance(
            TREES.base(),
            TreeEnsemble.of(
                trees.inputs(),
                trees.base(),
                trees.roots(),
                trees.feature(),
                number,
                trees.yes(),
                trees.no()),
            TREES.residualVariance());
    assertThat(differences(other, NETS)).containsExactly("CRYPTO trees-pot");
  }

  @Test
  void differences_choices_areNamed() {
    MarginProfile profile = PROFILE.withIdentity("other", 2);
    MemberWeights weights = MemberWeights.DEFAULT_VARIANCE;
    assertThat(RetrainCheck.differences(SHIPPED, settings(profile, weights, TREES, NETS)))
        .containsExactly("CRYPTO profile", "CRYPTO weights");
    assertThat(RetrainCheck.differences(SHIPPED, Map.of()))
        .containsExactly("classes [CRYPTO], trained again []");
    ClassSettings without = new ClassSettings(Combination.DEFAULT, PROFILE);
    assertThat(RetrainCheck.differences(SHIPPED, Map.of(AssetClass.CRYPTO, without)))
        .containsExactly("CRYPTO har-x-pot", "CRYPTO trees-pot", "CRYPTO net-pot");
  }
}
