package io.foreshock.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.evaluation.MarginMetrics;
import io.foreshock.market.AssetClass;
import io.foreshock.policy.MarginProfile;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StabilityGoalsTest {

  private static final StabilityGoals INDEX = StabilityGoals.of(AssetClass.INDEX);

  private static MarginMetrics metrics(double coverage, double ratio, double rise, double cost) {
    return new MarginMetrics(coverage, 0.9, ratio, 0.1, rise, 0.7, 0.9, cost);
  }

  @Test
  void violation_onEveryGoal_isZero() {
    assertThat(INDEX.violation(metrics(0.993, 4.0, 0.60, 0.25))).isZero();
  }

  @Test
  void violation_eachGoalMissedByOneUnit_addsOne() {
    // sums of decimals: exact up to rounding
    assertThat(INDEX.violation(metrics(0.991, 4.0, 0.60, 0.25))).isEqualTo(1.0, within(1e-9));
    assertThat(INDEX.violation(metrics(0.993, 4.4, 0.60, 0.25))).isEqualTo(1.0, within(1e-9));
    assertThat(INDEX.violation(metrics(0.993, 4.0, 0.65, 0.25))).isEqualTo(1.0, within(1e-9));
    assertThat(INDEX.violation(metrics(0.993, 4.0, 0.60, 0.30))).isEqualTo(1.0, within(1e-9));
    assertThat(INDEX.violation(metrics(0.991, 4.4, 0.65, 0.30))).isEqualTo(4.0, within(1e-9));
  }

  @ParameterizedTest
  @EnumSource(AssetClass.class)
  void rounds_anyClass_tryEachProfileOnce(AssetClass assetClass) {
    MarginProfile documented = MarginProfile.defaultFor(assetClass);
    List<MarginProfile> all =
        ProfileGrid.rounds(documented).stream().flatMap(List::stream).toList();

    assertThat(new HashSet<>(all)).hasSameSizeAs(all);
    assertThat(ProfileGrid.rounds(documented).getFirst())
        .allMatch(profile -> !profile.hysteresis().lowerWhileStressed())
        .allMatch(profile ->
            profile.target().stressedWeightPpm() == documented.target().stressedWeightPpm());
    assertThat(ProfileGrid.refinements(documented)).contains(documented);
  }
}
