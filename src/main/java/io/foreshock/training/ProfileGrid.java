package io.foreshock.training;

import io.foreshock.policy.HysteresisRules;
import io.foreshock.policy.MarginProfile;
import java.util.ArrayList;
import java.util.List;

/**
 * The profile values that are tried. Rounds widen the search step by step: first the documented
 * stressed weight with margins held up under stress, then margins that may fall under stress, then
 * other stressed weights, so that a documented value is given up only where the goals need it.
 */
public final class ProfileGrid {

  private static final long[] UP = {60_000, 80_000, 90_000, 100_000, 150_000, 200_000};
  private static final long[] DOWN = {10_000, 15_000, 20_000, 30_000, 40_000};
  private static final long[] OTHER_WEIGHTS = {150_000, 350_000, 450_000};
  private static final long[] DWELL = {0, 24, 72, 120};
  private static final long[] MINIMUM_TENTHS = {10, 15, 20};
  private static final int ONE_IN_TENTHS = 10;

  private ProfileGrid() {}

  /** Returns the rounds; a later one is run only if no earlier one has met all goals. */
  public static List<List<MarginProfile>> rounds(MarginProfile documented) {
    List<MarginProfile> otherWeights = new ArrayList<>();
    for (long weight : OTHER_WEIGHTS) {
      for (boolean lowers : new boolean[] {false, true}) {
        otherWeights.addAll(steps(documented, weight, lowers));
      }
    }
    long weight = documented.target().stressedWeightPpm();
    return List.of(steps(documented, weight, false), steps(documented, weight, true), otherWeights);
  }

  private static List<MarginProfile> steps(
      MarginProfile documented, long stressedWeightPpm, boolean lowerWhileStressed) {
    MarginProfile base =
        documented
            .withTarget(documented.target().withStressedWeightPpm(stressedWeightPpm))
            .withHysteresis(
                new HysteresisRules(
                    documented.hysteresis().deadBandPpm(),
                    documented.hysteresis().dwellHours(),
                    lowerWhileStressed));
    List<MarginProfile> profiles = new ArrayList<>();
    for (long up : UP) {
      for (long down : DOWN) {
        long perHour = Math.min(up, base.steps().stepUpPpmPerHour());
        profiles.add(base.withSteps(base.steps().withSteps(up, perHour, down)));
      }
    }
    return profiles;
  }

  /** Returns variants of a profile in dwell time and class minimum, itself among them. */
  public static List<MarginProfile> refinements(MarginProfile profile) {
    List<MarginProfile> profiles = new ArrayList<>();
    for (long dwellHours : DWELL) {
      for (long tenths : MINIMUM_TENTHS) {
        long minimum = profile.target().classMinimumImfPpm() * tenths / ONE_IN_TENTHS;
        HysteresisRules rules = profile.hysteresis();
        profiles.add(
            profile
                .withTarget(profile.target().withFloor(minimum, profile.target().tenYearFloor()))
                .withHysteresis(
                    new HysteresisRules(
                        rules.deadBandPpm(), dwellHours, rules.lowerWhileStressed())));
      }
    }
    return profiles;
  }
}
