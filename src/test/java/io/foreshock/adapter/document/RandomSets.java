package io.foreshock.adapter.document;

import io.foreshock.forecast.regime.Regime;
import io.foreshock.market.ClockMode;
import io.foreshock.market.MarketId;
import io.foreshock.policy.HeldRegime;
import io.foreshock.policy.MarginParameters;
import io.foreshock.policy.RegimeProbabilities;
import io.foreshock.policy.ScheduledParameter;
import io.foreshock.policy.SidedPpm;
import io.foreshock.publication.Health;
import io.foreshock.publication.MarginSet;
import io.foreshock.publication.Quality;
import io.foreshock.publication.Seal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Sets with whatever their form allows, from a seed. */
public final class RandomSets {

  private static final long MOST = (1L << 53) - 1;

  private final Random random;

  /** Starts at a seed. */
  public RandomSets(long seed) {
    random = new Random(seed);
  }

  /** Returns a set of a clock, valid for an hour from a moment. */
  public MarginSet next(ClockMode clock, long validFromMs) {
    long imfPpm = 20_000 + random.nextInt(900_000);
    return new MarginSet(
        new MarketId("M" + random.nextInt(1000) + ".X-" + random.nextInt(10)),
        1 + random.nextLong(1_000_000),
        clock,
        random.nextBoolean(),
        one(Health.values()),
        validFromMs,
        validFromMs,
        validFromMs + 3_600_000,
        1 + random.nextInt(720),
        1 + random.nextInt(100_000),
        parameters(imfPpm),
        new RegimeProbabilities(700_000, 200_000, 100_000),
        new MarginSet.Fallback(3600, 50_000, imfPpm, 20_000, 90_000),
        List.of(text(), text()),
        random.nextBoolean() ? Optional.of(quality()) : Optional.empty(),
        new MarginSet.Provenance(text(), text(), hash(), hash(), text()));
  }

  /** Returns a place in a chain. */
  public Seal seal() {
    return Seal.unsigned(1 + random.nextLong(MOST - 1), hash());
  }

  private MarginParameters parameters(long imfPpm) {
    return new MarginParameters(
        new SidedPpm(imfPpm, 20_000),
        new SidedPpm(10_000, 20_000),
        1_000_000 + random.nextInt(3_000_000),
        random.nextInt(3_000_000) + 1,
        random.nextInt(1_000_000),
        new HeldRegime(one(Regime.values()), random.nextLong(1_000_000), random.nextInt(100)),
        List.of(
            new ScheduledParameter(
                one(ScheduledParameter.Parameter.values()),
                1 + random.nextInt(900_000),
                random.nextLong(MOST))),
        Set.of());
  }

  private Quality quality() {
    return new Quality(
        16 + random.nextInt(735), one(Quality.Light.values()), quality(random), quality(random));
  }

  private static Quality.SideQuality quality(Random random) {
    return new Quality.SideQuality(
        random.nextInt(100),
        random.nextInt(1_000_001),
        1_000_000 + random.nextInt(),
        random.nextInt(),
        random.nextInt(1_000_001),
        random.nextInt(1_000_001),
        -random.nextInt(1_000_000_000),
        random.nextLong(1_000_000_000_000_000L));
  }

  private <T> T one(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private String hash() {
    StringBuilder hash = new StringBuilder();
    while (hash.length() < 64) {
      hash.append(Character.forDigit(random.nextInt(16), 16));
    }
    return hash.toString();
  }

  /** Returns text of any characters, one in eight of them a control, quote or backslash. */
  private String text() {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(12);
    for (int i = 0; i < length; i++) {
      int point =
          switch (random.nextInt(8)) {
            case 0 -> random.nextInt(0x20);
            case 1 -> "\"\\/\u007f".charAt(random.nextInt(4));
            case 2 -> 0x1_0000 + random.nextInt(0x10_0000);
            case 3 -> 0x80 + random.nextInt(0xD000);
            default -> 0x20 + random.nextInt(0x5f);
          };
      text.appendCodePoint(point);
    }
    return text.toString();
  }
}
