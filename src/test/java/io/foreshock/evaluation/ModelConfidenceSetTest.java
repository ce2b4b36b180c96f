package io.foreshock.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foreshock.evaluation.ModelConfidenceSet.Statistic;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelConfidenceSetTest {

  private static final double SIZE = 0.1;
  private static final Golden LOSSES = Golden.table("g12_sp500_fz0_losses.csv.gz");

  /** arch 8.0.0, 2,000 resamples; p-values of both sides have standard errors up to 0.011. */
  private static final Map<Statistic, Map<String, Double>> REFERENCE =
      Map.of(
          Statistic.RANGE,
          Map.ofEntries(
              Map.entry("HS-500", 0.002),
              Map.entry("EWMA94-N", 0.005),
              Map.entry("GARCH-N", 0.012),
              Map.entry("HS-125", 0.012),
              Map.entry("EWMA94-FHS", 0.013),
              Map.entry("HS-250", 0.013),
              Map.entry("GJR-t", 0.027),
              Map.entry("GARCH-EVT", 0.0575),
              Map.entry("GARCH-FHS", 0.0635),
              Map.entry("GJR-FHS", 0.51),
              Map.entry("GJR-EVT", 1.0)),
          Statistic.MAX,
          Map.ofEntries(
              Map.entry("HS-500", 0.001),
              Map.entry("HS-125", 0.0125),
              Map.entry("EWMA94-N", 0.017),
              Map.entry("HS-250", 0.017),
              Map.entry("GARCH-N", 0.017),
              Map.entry("EWMA94-FHS", 0.017),
              Map.entry("GARCH-EVT", 0.0965),
              Map.entry("GARCH-FHS", 0.1865),
              Map.entry("GJR-t", 0.1865),
              Map.entry("GJR-FHS", 0.51),
              Map.entry("GJR-EVT", 1.0)));

  @ParameterizedTest
  @EnumSource(Statistic.class)
  void of_marketLosses_matchesReference(Statistic statistic) {
    ModelConfidenceSet set = ModelConfidenceSet.of(LOSSES.columns(), statistic, 12345);
    REFERENCE
        .get(statistic)
        .forEach((model, expected) -> {
          double pValue = set.pValue(LOSSES.names().indexOf(model));
          // Three standard errors of the difference of two shares of 2,000 resamples.
          double error = Math.sqrt(2.0 * Math.max(expected * (1.0 - expected), 0.01) / 2_000);
          assertThat(Math.abs(pValue - expected)).as(model).isLessThan(3.0 * error);
        });
  }

  @Test
  void members_range_areTheReferenceSet() {
    ModelConfidenceSet set = ModelConfidenceSet.of(LOSSES.columns(), Statistic.RANGE, 12345);
    assertThat(names(set)).containsExactly("GJR-FHS", "GJR-EVT");
  }

  /** GARCH-EVT stays out by a hair: p = 0.094 with 20,000 resamples, standard error 0.002. */
  @Test
  void members_max_areTheReferenceSet() {
    ModelConfidenceSet set = ModelConfidenceSet.of(LOSSES.columns(), Statistic.MAX, 12345);
    assertThat(names(set)).containsExactly("GARCH-FHS", "GJR-t", "GJR-FHS", "GJR-EVT");
  }

  @ParameterizedTest
  @EnumSource(Statistic.class)
  void of_otherUnitAndCommonShift_isTheSameSet(Statistic statistic) {
    double[][] moved = new double[LOSSES.columns().length][];
    for (int model = 0; model < moved.length; model++) {
      moved[model] = Arrays.stream(LOSSES.columns()[model]).map(l -> 0.01 * l + 3.0).toArray();
    }
    ModelConfidenceSet set = ModelConfidenceSet.of(LOSSES.columns(), statistic, 21, 200, 1);
    ModelConfidenceSet other = ModelConfidenceSet.of(moved, statistic, 21, 200, 1);
    assertThat(other.order()).isEqualTo(set.order());
    assertThat(other.members(SIZE)).isEqualTo(set.members(SIZE));
  }

  @ParameterizedTest
  @EnumSource(Statistic.class)
  void of_permutedModels_permutesPValues(Statistic statistic) {
    double[][] turned = LOSSES.columns().clone();
    Collections.reverse(Arrays.asList(turned));
    ModelConfidenceSet set = ModelConfidenceSet.of(LOSSES.columns(), statistic, 21, 200, 1);
    ModelConfidenceSet other = ModelConfidenceSet.of(turned, statistic, 21, 200, 1);
    for (int model = 0; model < turned.length; model++) {
      assertThat(other.pValue(turned.length - 1 - model)).isEqualTo(set.pValue(model));
    }
  }

  @Test
  void of_twoModels_bothStatisticsAgreeOnTheLoser() {
    double[][] losses = {LOSSES.column("HS-500"), LOSSES.column("GJR-EVT")};
    for (Statistic statistic : Statistic.values()) {
      ModelConfidenceSet set = ModelConfidenceSet.of(losses, statistic, 4);
      assertThat(set.order()).containsExactly(0, 1);
      assertThat(set.pValue(0)).isLessThan(0.02);
      assertThat(set.pValue(1)).isEqualTo(1.0);
    }
  }

  /** Of equal models none is best, and each is kept at least as often as promised. */
  @Test
  void of_equalModels_keepsThemMostly() {
    Draws draws = new Draws(9);
    int best = 0;
    for (int sample = 0; sample < 200; sample++) {
      double[][] losses = new double[4][250];
      for (double[] model : losses) {
        Arrays.setAll(model, t -> draws.nextUniform());
      }
      ModelConfidenceSet set = ModelConfidenceSet.of(losses, Statistic.RANGE, 1, 400, sample);
      best += set.pValue(0) > SIZE ? 1 : 0;
    }
    // At least 90 % in the limit; binomial standard error 2 %.
    assertThat(best).isGreaterThan(168);
  }

  @Test
  void of_badInput_isRefused() {
    double[][] same = {{1.0, 2.0, 3.0}, {1.0, 2.0, 3.0}};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelConfidenceSet.of(same, Statistic.RANGE, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelConfidenceSet.of(same, Statistic.MAX, 1));
    double[][] ragged = {{1.0, 2.0}, {1.0, 2.0, 3.0}};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelConfidenceSet.of(ragged, Statistic.MAX, 1));
    double[][] missing = {{1.0, 2.0}, {1.0, Double.NaN}};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelConfidenceSet.of(missing, Statistic.MAX, 1));
    double[][] different = {{1.0, 2.0}, {2.0, 1.0}};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelConfidenceSet.of(different, Statistic.MAX, 21, 10, 1));
  }

  private static List<String> names(ModelConfidenceSet set) {
    return Arrays.stream(set.members(SIZE)).mapToObj(LOSSES.names()::get).toList();
  }
}
