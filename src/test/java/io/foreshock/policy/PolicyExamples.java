package io.foreshock.policy;

import io.foreshock.market.AssetClass;

/** Plain inputs for examples one can work out by hand. */
final class PolicyExamples {

  static final long START = 1_600_000_000_000L;
  static final RegimeProbabilities CALM = new RegimeProbabilities(900_000, 80_000, 20_000);
  static final RegimeProbabilities STRESS = new RegimeProbabilities(20_000, 30_000, 950_000);
  static final HaircutInput NO_SIZE = new HaircutInput(50_000, 10_000, 0);
  static final MarginProfile INDEX = MarginProfile.defaultFor(AssetClass.INDEX);

  private PolicyExamples() {}

  /** Returns an input whose target is {@code ppm} on both sides, calm, so many days on. */
  static PolicyInput at(double days, long ppm) {
    return at(days, ppm, CALM, LoosenFreeze.NONE);
  }

  static PolicyInput at(double days, long ppm, RegimeProbabilities regime, LoosenFreeze freeze) {
    SideInput side = new SideInput(100_000, ppm, ppm, ppm, 100_000, 5_000, 0);
    return input(days, side, regime, freeze);
  }

  static PolicyInput input(
      double days, SideInput side, RegimeProbabilities regime, LoosenFreeze freeze) {
    long atMs = START + Math.round(days * PolicyWalk.DAY);
    return new PolicyInput(atMs, side, side, regime, NO_SIZE, freeze);
  }

  /** Returns the state after one input on an empty state. */
  static PolicyState after(MarginProfile profile, PolicyInput... inputs) {
    PolicyState state = PolicyState.initial();
    for (PolicyInput input : inputs) {
      state = MarginPolicy.decide(profile, state, input).nextState();
    }
    return state;
  }
}
