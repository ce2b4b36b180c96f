package io.foreshock.policy;

import static io.foreshock.forecast.regime.Regime.CALM;
import static io.foreshock.forecast.regime.Regime.ELEVATED;
import static io.foreshock.forecast.regime.Regime.STRESSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.forecast.regime.Regime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegimeRailTest {

  private static final RegimeRail RAIL =
      new RegimeRail(new RegimeRules(700_000, 900_000, 2, 300_000, 24, 2));

  private static RegimeProbabilities stressed(long ppm) {
    return new RegimeProbabilities(1_000_000 - ppm, 0, ppm);
  }

  private static RegimeProbabilities elevated(long ppm) {
    return new RegimeProbabilities(1_000_000 - ppm, ppm, 0);
  }

  /** Returns the labels of daily evaluations. */
  private static List<Regime> labels(RegimeProbabilities... daily) {
    List<Regime> labels = new ArrayList<>();
    RegimeMemory memory = RAIL.first(daily[0], 0);
    labels.add(memory.held());
    for (int day = 1; day < daily.length; day++) {
      memory = RAIL.advance(memory, daily[day], day * PolicyWalk.DAY, false);
      labels.add(memory.held());
    }
    return labels;
  }

  @Test
  void first_massOfOneHalf_takesTheMedianRegime() {
    assertThat(labels(stressed(500_000))).containsExactly(STRESSED);
    assertThat(labels(stressed(499_999))).containsExactly(CALM);
    assertThat(labels(new RegimeProbabilities(400_000, 200_000, 400_000)))
        .containsExactly(ELEVATED);
  }

  @Test
  void advance_highTwiceOrVeryHighOnce_entersStress() {
    assertThat(labels(stressed(0), stressed(700_000), stressed(700_000)))
        .containsExactly(CALM, CALM, STRESSED);
    assertThat(labels(stressed(0), stressed(700_000), stressed(600_000), stressed(700_000)))
        .containsOnly(CALM);
    assertThat(labels(stressed(0), stressed(900_000))).containsExactly(CALM, STRESSED);
  }

  @Test
  void advance_lowForADay_leavesStress() {
    assertThat(labels(stressed(900_000), stressed(300_000), stressed(300_000)))
        .containsExactly(STRESSED, STRESSED, CALM);
    assertThat(labels(stressed(900_000), stressed(300_000), stressed(300_001), stressed(300_000)))
        .containsOnly(STRESSED);
  }

  @Test
  void advance_massBetween_holdsElevatedOnTheWayDown() {
    assertThat(labels(stressed(950_000), elevated(600_000), elevated(600_000), elevated(100_000)))
        .containsExactly(STRESSED, STRESSED, ELEVATED, ELEVATED);
    assertThat(labels(elevated(0), elevated(900_000))).containsExactly(CALM, ELEVATED);
  }

  @Test
  void advance_twoSwitchesInAWeek_holdsTheHigher() {
    RegimeProbabilities high = stressed(950_000);
    RegimeProbabilities low = stressed(0);
    // up on day 1, down on day 3, up on day 4; then held until day 10, when one is left in the week
    assertThat(labels(low, high, low, low, high, low, low, low, low, low, low, low))
        .containsExactly(
            CALM, STRESSED, STRESSED, CALM, STRESSED, STRESSED, STRESSED, STRESSED, STRESSED,
            STRESSED, CALM, CALM);
  }

  @Test
  void advance_frozen_risesButDoesNotFall() {
    RegimeMemory memory = RAIL.first(stressed(950_000), 0);
    for (int day = 1; day < 10; day++) {
      memory = RAIL.advance(memory, stressed(0), day * PolicyWalk.DAY, true);
      assertThat(memory.held()).isEqualTo(STRESSED);
    }
    RegimeMemory calm = RAIL.first(stressed(0), 0);
    assertThat(RAIL.advance(calm, stressed(950_000), PolicyWalk.DAY, true).held())
        .isEqualTo(STRESSED);
  }
}
