package io.foreshock.application;

import io.foreshock.policy.HysteresisRules;
import io.foreshock.policy.MarginProfile;
import io.foreshock.policy.StepRules;
import io.foreshock.policy.TargetRules;

/** Joins two profiles into one whose initial margin is nowhere looser than either's. */
final class StricterProfile {

  private StricterProfile() {}

  /**
   * Returns a profile with the stricter of two values wherever training chooses one, the rest as in
   * the first.
   */
  static MarginProfile of(MarginProfile first, MarginProfile second) {
    TargetRules target = first.target();
    HysteresisRules hysteresis = first.hysteresis();
    StepRules steps = first.steps();
    return first
        .withTarget(
            target
                .withStressedWeightPpm(
                    Math.max(target.stressedWeightPpm(), second.target().stressedWeightPpm()))
                .withFloor(
                    Math.max(target.classMinimumImfPpm(), second.target().classMinimumImfPpm()),
                    target.tenYearFloor() || second.target().tenYearFloor()))
        .withHysteresis(
            new HysteresisRules(
                hysteresis.deadBandPpm(),
                Math.max(hysteresis.dwellHours(), second.hysteresis().dwellHours()),
                hysteresis.lowerWhileStressed() && second.hysteresis().lowerWhileStressed()))
        .withSteps(
            steps.withSteps(
                Math.max(steps.stepUpPpmPerDay(), second.steps().stepUpPpmPerDay()),
                Math.max(steps.stepUpPpmPerHour(), second.steps().stepUpPpmPerHour()),
                Math.min(steps.stepDownPpmPerDay(), second.steps().stepDownPpmPerDay())));
  }
}
