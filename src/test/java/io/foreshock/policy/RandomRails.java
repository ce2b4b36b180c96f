package io.foreshock.policy;

import java.util.SplittableRandom;

/** Seeded random profiles over the whole range of every rule, and inputs that jump and fail. */
final class RandomRails {

  static final long HOUR = 3_600_000L;
  static final long DAY = 24 * HOUR;
  private static final long ONE = 1_000_000;
  private static final long[] GAPS = {DAY, DAY, DAY, HOUR, 600_000L, 5 * HOUR, 3 * DAY};

  private final SplittableRandom random;
  private long nowMs = 1_700_000_000_000L;
  private double longLevel = 60_000;
  private double shortLevel = 40_000;
  private LoosenFreeze freeze = LoosenFreeze.NONE;

  RandomRails(long seed) {
    random = new SplittableRandom(seed);
  }

  SplittableRandom random() {
    return random;
  }

  /** Returns a profile whose rules are drawn independently as far as its checks allow. */
  MarginProfile profile() {
    long minimum = 1_000 + random.nextLong(60_000);
    long least = (ONE + minimum - 1) / minimum;
    MaintenanceRules maintenance = maintenance(minimum);
    return new MarginProfile(
        "random",
        1,
        target(minimum),
        hysteresis(),
        regime(),
        steps(minimum, least),
        maintenance,
        haircut());
  }

  private TargetRules target(long minimum) {
    long start = ONE + random.nextLong(ONE);
    long end = start + 1 + random.nextLong(2 * ONE);
    long most = (end - start) * ONE / (2 * end);
    BufferRules buffer =
        new BufferRules(random.nextLong(most + 1), start, end, 5_000 + random.nextLong(300_000));
    long weight = random.nextLong(ONE + 1);
    long addOn = random.nextLong(200_001);
    return new TargetRules(10_000, 24, weight, addOn, minimum, random.nextBoolean(), buffer);
  }

  private HysteresisRules hysteresis() {
    long band = random.nextLong(random.nextInt(4) == 0 ? 200_001 : 30_000);
    return new HysteresisRules(band, random.nextLong(100), random.nextBoolean());
  }

  private RegimeRules regime() {
    long enter = 300_000 + random.nextLong(600_000);
    long atOnce = enter + random.nextLong(ONE - enter + 1);
    long leave = random.nextLong(enter);
    long evaluations = 1 + random.nextLong(4);
    return new RegimeRules(
        enter, atOnce, evaluations, leave, random.nextLong(200), 1 + random.nextLong(4));
  }

  private StepRules steps(long minimum, long least) {
    return new StepRules(
        Math.max(least, 10_000) + random.nextLong(500_000),
        least + random.nextLong(200_000),
        Math.max(least, 10_000) + random.nextLong(50_000),
        300_000 + random.nextLong(700_001),
        100_000 + random.nextLong(2 * ONE),
        random.nextLong(73),
        minimum + random.nextLong(ONE - minimum + 1),
        ONE + random.nextLong(9 * ONE));
  }

  private MaintenanceRules maintenance(long minimum) {
    long share = 100_000 + random.nextLong(900_001);
    long most = Math.max(1, minimum * share / ONE);
    long fee = random.nextLong(minimum / 4 + 1);
    return new MaintenanceRules(
        1 + random.nextLong(most),
        fee,
        random.nextLong(minimum / 4 + 1),
        350_000,
        5_000 + random.nextLong(50_000),
        1 + random.nextLong(72),
        random.nextLong(170),
        share);
  }

  private HaircutRules haircut() {
    long calm = ONE + random.nextLong(ONE);
    long elevated = calm + random.nextLong(ONE);
    return new HaircutRules(
        new RegimeMultipliers(calm, elevated, elevated + random.nextLong(ONE)),
        random.nextLong(ONE + 1),
        1 + random.nextLong(500),
        random.nextLong(2 * ONE),
        1 + random.nextLong(ONE),
        20_000 + random.nextLong(100_000),
        1 + random.nextLong(72),
        random.nextLong(170));
  }

  /** Returns the next input, later than all before; doubts come, last for a while and go. */
  PolicyInput next() {
    LoosenFreeze[] all = LoosenFreeze.values();
    if (random.nextInt(4) == 0) {
      freeze = random.nextBoolean() ? LoosenFreeze.NONE : all[random.nextInt(all.length)];
    }
    nowMs += GAPS[random.nextInt(GAPS.length)];
    return input(nowMs, freeze);
  }

  /** Returns an input at a time, with the levels one step on. */
  PolicyInput input(long atMs, LoosenFreeze why) {
    longLevel = step(longLevel);
    shortLevel = step(shortLevel);
    return new PolicyInput(
        atMs,
        side(Math.round(longLevel)),
        side(Math.round(shortLevel)),
        probabilities(),
        haircutInput(),
        new UncertaintyInput(random.nextLong(2 * ONE), random.nextLong(1_500_000)),
        why);
  }

  RegimeProbabilities probabilities() {
    long stressed = random.nextInt(3) == 0 ? random.nextLong(ONE + 1) : random.nextLong(200_000);
    long elevated = random.nextLong(ONE - stressed + 1);
    return new RegimeProbabilities(ONE - stressed - elevated, elevated, stressed);
  }

  HaircutInput haircutInput() {
    return new HaircutInput(
        random.nextLong(ONE + 1), random.nextLong(500_000), random.nextLong(3 * ONE));
  }

  private double step(double level) {
    double move = random.nextInt(12) == 0 ? 4.0 : 0.2;
    return Math.clamp(level * (1 + move * (random.nextDouble() - 0.48)), 50.0, 3_900_000.0);
  }

  private SideInput side(long level) {
    return new SideInput(
        1 + random.nextLong(200_000),
        Math.max(1, level / 2),
        level,
        1 + random.nextLong(500_000),
        1 + random.nextLong(200_000),
        cover(),
        random.nextLong(Math.min(Ppm.MAXIMUM_LEVEL, 2 * level) + 1));
  }

  /** Returns a maintenance cover that has nothing to do with the margin, often larger than it. */
  long cover() {
    return 1 + random.nextLong(random.nextInt(3) == 0 ? 2 * ONE : 50_000);
  }

  /** Returns a copy of an input whose initial margin is asked to be beyond every cap. */
  static PolicyInput soaring(PolicyInput input, long atMs) {
    return new PolicyInput(
        atMs,
        soaring(input.longSide()),
        soaring(input.shortSide()),
        input.regime(),
        input.haircut(),
        input.uncertainty(),
        input.loosenFreeze());
  }

  private static SideInput soaring(SideInput side) {
    long most = Ppm.MAXIMUM_LEVEL;
    return new SideInput(
        side.longRunPpm(), most, most, most, most, side.maintenanceCoverPpm(), side.worstLossPpm());
  }

  /** Returns a copy of an input whose initial margin is asked to be next to nothing. */
  static PolicyInput sinking(PolicyInput input, long atMs) {
    SideInput side = new SideInput(1_000, 1, 1, 1, 1, 1, 0);
    return new PolicyInput(
        atMs,
        side,
        side,
        new RegimeProbabilities(ONE, 0, 0),
        new HaircutInput(0, 0, 0),
        UncertaintyInput.NONE,
        input.loosenFreeze());
  }

  /** Returns a copy of an input with another cover and haircut and the same of all else. */
  PolicyInput otherCollateral(PolicyInput input) {
    return new PolicyInput(
        input.evaluatedAtMs(),
        otherCover(input.longSide()),
        otherCover(input.shortSide()),
        input.regime(),
        haircutInput(),
        input.uncertainty(),
        input.loosenFreeze());
  }

  private SideInput otherCover(SideInput side) {
    return new SideInput(
        side.longRunPpm(),
        side.filteredPpm(),
        side.conditionalPpm(),
        side.stressedPpm(),
        side.tenYearPpm(),
        cover(),
        side.worstLossPpm());
  }
}
