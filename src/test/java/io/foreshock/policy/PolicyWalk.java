package io.foreshock.policy;

import io.foreshock.market.AssetClass;
import java.util.SplittableRandom;

/** Seeded random profiles and inputs: a market whose forecasts wander, jump and calm down. */
final class PolicyWalk {

  static final long HOUR = 3_600_000L;
  static final long DAY = 24 * HOUR;
  private static final long[] GAPS = {DAY, DAY, DAY, DAY, HOUR, 600_000L, 3 * HOUR, 3 * DAY};

  private final SplittableRandom random;
  private long nowMs = 1_600_000_000_000L;
  private double longLevel = 60_000;
  private double shortLevel = 65_000;
  private double stress = 0.3;

  PolicyWalk(long seed) {
    random = new SplittableRandom(seed);
  }

  SplittableRandom random() {
    return random;
  }

  /** Returns a default profile with some of its numbers drawn anew. */
  MarginProfile profile() {
    AssetClass assetClass = AssetClass.values()[random.nextInt(AssetClass.values().length)];
    MarginProfile base = MarginProfile.defaultFor(assetClass);
    TargetRules target =
        base.target()
            .withStressedWeightPpm(random.nextLong(500_001))
            .withFloor(base.target().classMinimumImfPpm(), random.nextInt(4) == 0)
            .withBuffer(
                new BufferRules(
                    random.nextLong(250_001), 1_000_000, 2_000_000, 1 + random.nextLong(300_000)));
    StepRules steps =
        base.steps()
            .withSteps(
                50_000 + random.nextLong(300_000),
                20_000 + random.nextLong(200_000),
                5_000 + random.nextLong(50_000));
    return base.withTarget(target)
        .withSteps(steps)
        .withHysteresis(new HysteresisRules(random.nextLong(30_000), 24 * random.nextInt(4)));
  }

  /** Returns the next input, later than all before. */
  PolicyInput next() {
    return next(freeze());
  }

  PolicyInput next(LoosenFreeze freeze) {
    nowMs += GAPS[random.nextInt(GAPS.length)];
    longLevel = step(longLevel);
    shortLevel = step(shortLevel);
    stress = Math.clamp(stress + 0.5 * (random.nextDouble() - 0.5), 0.0, 1.0);
    double elevated = (1 - stress) * random.nextDouble();
    return new PolicyInput(
        nowMs,
        side(longLevel),
        side(shortLevel),
        RegimeProbabilities.ofFractions(1 - stress - elevated, elevated, stress),
        new HaircutInput(
            random.nextLong(400_000), random.nextLong(100_000), random.nextLong(2_000_000)),
        uncertainty(),
        freeze);
  }

  /** Mostly within what training saw, sometimes far beyond. */
  private UncertaintyInput uncertainty() {
    long most = random.nextInt(4) == 0 ? 3_000_000 : 1_000_000;
    return new UncertaintyInput(random.nextLong(most), random.nextLong(most));
  }

  /** Returns a copy of an input with another uncertainty. */
  static PolicyInput withUncertainty(PolicyInput input, UncertaintyInput uncertainty) {
    return new PolicyInput(
        input.evaluatedAtMs(),
        input.longSide(),
        input.shortSide(),
        input.regime(),
        input.haircut(),
        uncertainty,
        input.loosenFreeze());
  }

  private LoosenFreeze freeze() {
    LoosenFreeze[] all = LoosenFreeze.values();
    return random.nextInt(5) == 0 ? all[random.nextInt(all.length)] : LoosenFreeze.NONE;
  }

  private double step(double level) {
    double move = random.nextInt(20) == 0 ? 3.0 : 0.2;
    double next = level * (1 + move * (random.nextDouble() - 0.48));
    return Math.clamp(next, 300.0, 2_000_000.0);
  }

  private SideInput side(double level) {
    long conditional = Math.round(level);
    return new SideInput(
        20_000 + random.nextLong(80_000),
        near(conditional),
        conditional,
        50_000 + random.nextLong(200_000),
        20_000 + random.nextLong(100_000),
        Math.max(1, conditional / 3),
        random.nextLong(1 + 2 * conditional));
  }

  private long near(long level) {
    return Math.clamp((long) (level * (0.8 + 0.4 * random.nextDouble())), 1L, Ppm.MAXIMUM_LEVEL);
  }

  /** Returns a copy of an input with other conditional levels. */
  static PolicyInput withConditional(PolicyInput input, long longPpm, long shortPpm) {
    return new PolicyInput(
        input.evaluatedAtMs(),
        withConditional(input.longSide(), longPpm),
        withConditional(input.shortSide(), shortPpm),
        input.regime(),
        input.haircut(),
        input.uncertainty(),
        input.loosenFreeze());
  }

  private static SideInput withConditional(SideInput side, long ppm) {
    return new SideInput(
        side.longRunPpm(),
        side.filteredPpm(),
        ppm,
        side.stressedPpm(),
        side.tenYearPpm(),
        side.maintenanceCoverPpm(),
        side.worstLossPpm());
  }

  /** Returns a copy of an input with other regime probabilities. */
  static PolicyInput withRegime(PolicyInput input, RegimeProbabilities regime) {
    return new PolicyInput(
        input.evaluatedAtMs(),
        input.longSide(),
        input.shortSide(),
        regime,
        input.haircut(),
        input.uncertainty(),
        input.loosenFreeze());
  }
}
