package io.foreshock.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foreshock.forecast.regime.Regime;
import io.foreshock.market.AssetClass;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MarginProfileTest {

  private static final MarginProfile BASE = MarginProfile.defaultFor(AssetClass.INDEX);

  private static Arguments refused(String message, ThrowingCallable call) {
    return Arguments.of(message, call);
  }

  static Stream<Arguments> outside() {
    StepRules steps = BASE.steps();
    TargetRules target = BASE.target();
    return Stream.of(
        refused("stepUpPpmPerDay must be in [1, 10000000], was 0", () -> steps.withSteps(0, 1, 1)),
        refused(
            "stepUpPpmPerHour must be in [1, 10000000], was -1", () -> steps.withSteps(1, -1, 1)),
        refused(
            "stepDownPpmPerDay must be in [1, 999999], was 1000000",
            () -> steps.withSteps(1, 1, 1_000_000)),
        refused(
            "stressedWeightPpm must be in [0, 1000000], was 1000001",
            () -> target.withStressedWeightPpm(1_000_001)),
        refused(
            "classMinimumImfPpm must be in [1000, 1000000], was 999",
            () -> target.withFloor(999, false)),
        refused(
            "bufferPpm must be in [0, 250000], was 250001",
            () -> new BufferRules(250_001, 1_000_000, 2_000_000, 1)),
        refused(
            "bufferReleaseEndPpm must be in [1000001, 10000000], was 1000000",
            () -> new BufferRules(0, 1_000_000, 1_000_000, 1)),
        refused(
            "deadBandPpm must be in [0, 200000], was 200001",
            () -> new HysteresisRules(200_001, 24)),
        refused(
            "stressEnterAtOncePpm must be in [700000, 1000000], was 600000",
            () -> new RegimeRules(700_000, 600_000, 2, 300_000, 24, 2)),
        refused(
            "stressLeavePpm must be in [0, 699999], was 700000",
            () -> new RegimeRules(700_000, 900_000, 2, 700_000, 24, 2)),
        refused(
            "haircutElevatedMultiplierPpm must be in [1200000, 10000000], was 1100000",
            () -> new RegimeMultipliers(1_200_000, 1_100_000, 1_300_000)),
        refused(
            "classMinimumMmfPpm must be in [1, 4500], was 5000",
            () -> BASE.withTarget(target.withFloor(5_000, false))),
        refused(
            "classMinimumImfPpm must be at least 1200 (twice takerFeePpm and liquidationFeePpm),"
                + " was 1199",
            () -> BASE.withTarget(target.withFloor(1_199, false))),
        refused(
            "stepDownPpmPerDay must be at least 100 to move classMinimumImfPpm by 1 ppm, was 99",
            () -> BASE.withSteps(steps.withSteps(200_000, 70_000, 99))),
        refused(
            "name must match [a-z0-9][a-z0-9.-]* and have at most 64 characters, was 'Big'",
            () -> BASE.withIdentity("Big", 1)),
        refused("version must be in [1, 2147483647], was 0", () -> BASE.withIdentity("small", 0)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("outside")
  void profile_valueOutside_isRefusedNamingTheKey(String message, ThrowingCallable call) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
  }

  @Test
  void profile_capBelowMinimum_isRefused() {
    StepRules low = new StepRules(200_000, 70_000, 20_000, 900_000, 800_000, 24, 9_999, 6_000_000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BASE.withSteps(low))
        .withMessage("capPpm must be at least 10000 (classMinimumImfPpm), was 9999");
  }

  @Test
  void defaultFor_index_hasTheDocumentedNumbers() {
    assertThat(BASE.reference()).isEqualTo("default-index@1");
    assertThat(BASE.target().alphaPpm()).isEqualTo(10_000);
    assertThat(BASE.target().stressedWeightPpm()).isEqualTo(250_000);
    assertThat(BASE.maintenance().intradaySharePpm()).isEqualTo(350_000);
    assertThat(BASE.haircut().haircutFloorPpm()).isEqualTo(200_000);
  }

  @ParameterizedTest
  @EnumSource(AssetClass.class)
  void defaultFor_unclassified_isNowhereLooser(AssetClass assetClass) {
    MarginProfile other = MarginProfile.defaultFor(assetClass);
    MarginProfile strict = MarginProfile.defaultFor(AssetClass.UNCLASSIFIED);
    TargetRules target = strict.target();
    assertThat(target.classMinimumImfPpm())
        .isGreaterThanOrEqualTo(other.target().classMinimumImfPpm());
    assertThat(target.stressedWeightPpm())
        .isGreaterThanOrEqualTo(other.target().stressedWeightPpm());
    assertThat(target.degradedAddOnPpm()).isGreaterThanOrEqualTo(other.target().degradedAddOnPpm());
    assertThat(target.tenYearFloor() || !other.target().tenYearFloor()).isTrue();
    assertThat(strict.hysteresis().dwellHours())
        .isGreaterThanOrEqualTo(other.hysteresis().dwellHours());
    assertThat(strict.steps().stepUpPpmPerDay())
        .isGreaterThanOrEqualTo(other.steps().stepUpPpmPerDay());
    assertThat(strict.steps().stepDownPpmPerDay())
        .isLessThanOrEqualTo(other.steps().stepDownPpmPerDay());
    assertThat(strict.steps().multiplierCapPpm())
        .isGreaterThanOrEqualTo(other.steps().multiplierCapPpm());
    assertThat(strict.maintenance().targetPpm(1))
        .isGreaterThanOrEqualTo(other.maintenance().targetPpm(1));
    assertThat(strict.maintenance().neededPpm(1))
        .isGreaterThanOrEqualTo(other.maintenance().neededPpm(1));
    assertThat(strict.haircut().haircutFloorPpm())
        .isGreaterThanOrEqualTo(other.haircut().haircutFloorPpm());
    assertThat(strict.haircut().liquidationHours())
        .isGreaterThanOrEqualTo(other.haircut().liquidationHours());
    assertThat(strict.haircut().participationPpm())
        .isLessThanOrEqualTo(other.haircut().participationPpm());
    for (Regime regime : Regime.values()) {
      assertThat(strict.haircut().multipliers().of(regime))
          .isGreaterThanOrEqualTo(other.haircut().multipliers().of(regime));
    }
  }
}
