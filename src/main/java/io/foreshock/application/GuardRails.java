package io.foreshock.application;

import io.foreshock.policy.HysteresisRules;
import io.foreshock.policy.MarginProfile;
import io.foreshock.policy.StepRules;
import io.foreshock.policy.TargetRules;
import java.util.OptionalLong;

/**
 * Values of a margin profile that a what-if replaces; what is empty stays as the profile has it.
 *
 * @param stepUpPpmPerDay largest rise of initial margin in a day, relative, ppm
 * @param stepUpPpmPerHour largest rise in an hour, relative, ppm
 * @param stepDownPpmPerDay largest fall in a day, relative, ppm
 * @param stressedWeightPpm weight of the stressed level in the target, ppm
 * @param classMinimumImfPpm least initial margin, ppm of notional
 * @param deadBandPpm relative change that is not taken up, ppm
 * @param dwellHours hours the target must have been below before initial margin falls
 */
public record GuardRails(
    OptionalLong stepUpPpmPerDay,
    OptionalLong stepUpPpmPerHour,
    OptionalLong stepDownPpmPerDay,
    OptionalLong stressedWeightPpm,
    OptionalLong classMinimumImfPpm,
    OptionalLong deadBandPpm,
    OptionalLong dwellHours) {

  /** Nothing replaced. */
  public static final GuardRails NONE =
      new GuardRails(
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty());

  /**
   * Returns a profile with the values replaced.
   *
   * @param profile the profile
   * @throws IllegalArgumentException naming the value that is outside its range
   */
  MarginProfile applied(MarginProfile profile) {
    return equals(NONE)
        ? profile
        : profile
            .withTarget(target(profile.target()))
            .withHysteresis(hysteresis(profile.hysteresis()))
            .withSteps(steps(profile.steps()));
  }

  private TargetRules target(TargetRules rules) {
    return rules
        .withStressedWeightPpm(stressedWeightPpm.orElse(rules.stressedWeightPpm()))
        .withFloor(classMinimumImfPpm.orElse(rules.classMinimumImfPpm()), rules.tenYearFloor());
  }

  private HysteresisRules hysteresis(HysteresisRules rules) {
    return new HysteresisRules(
        deadBandPpm.orElse(rules.deadBandPpm()),
        dwellHours.orElse(rules.dwellHours()),
        rules.lowerWhileStressed());
  }

  private StepRules steps(StepRules rules) {
    return rules.withSteps(
        stepUpPpmPerDay.orElse(rules.stepUpPpmPerDay()),
        stepUpPpmPerHour.orElse(rules.stepUpPpmPerHour()),
        stepDownPpmPerDay.orElse(rules.stepDownPpmPerDay()));
  }
}
