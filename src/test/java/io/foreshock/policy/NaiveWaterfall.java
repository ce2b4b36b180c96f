package io.foreshock.policy;

import io.foreshock.forecast.regime.Regime;
import io.foreshock.market.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A second implementation of the waterfall, straight from the rules: unlimited integers, one
 * method, none of the classes it checks besides the plain values.
 */
final class NaiveWaterfall {

  private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
  private static final long HOUR = 3_600_000L;

  private NaiveWaterfall() {}

  /** Returns the levels after each step, from longRun to override. */
  static List<Long> levels(
      MarginProfile profile,
      PolicyState state,
      PolicyInput input,
      Side side,
      Regime held,
      boolean emergency) {
    SideInput in = input.side(side);
    TargetRules target = profile.target();
    long now = input.evaluatedAtMs();
    List<Long> levels =
        new ArrayList<>(List.of(in.longRunPpm(), in.filteredPpm(), in.conditionalPpm()));

    BigInteger weight = big(target.stressedWeightPpm());
    long blend =
        up(
            MILLION
                .subtract(weight)
                .multiply(big(in.conditionalPpm()))
                .add(weight.multiply(big(in.stressedPpm()))),
            MILLION);
    levels.add(blend);

    BufferRules rules = target.buffer();
    BigInteger ratio = big(down(big(blend).multiply(MILLION), big(in.tenYearPpm())));
    BigInteger span = big(rules.bufferReleaseEndPpm() - rules.bufferReleaseStartPpm());
    BigInteger phi =
        big(up(
                big(rules.bufferReleaseEndPpm())
                    .subtract(ratio)
                    .max(BigInteger.ZERO)
                    .multiply(MILLION),
                span))
            .min(MILLION);
    if (!state.isInitial()) {
      long elapsed = Math.min(24 * HOUR, now - state.last().atMs());
      long refill = down(big(rules.bufferRefillPpmPerDay()).multiply(big(elapsed)), big(24 * HOUR));
      phi = phi.min(big(state.memory().orElseThrow().side(side).bufferFullnessPpm() + refill));
    }
    BigInteger factor = MILLION.pow(2).add(big(rules.bufferPpm()).multiply(phi));
    long buffered = up(big(blend).multiply(factor), MILLION.pow(2));
    if (input.loosenFreeze() == LoosenFreeze.DEGRADED) {
      buffered = up(big(buffered).multiply(MILLION.add(big(target.degradedAddOnPpm()))), MILLION);
    }
    levels.add(buffered);

    BigInteger apart = big(input.uncertainty().spreadPpm()).subtract(MILLION).max(BigInteger.ZERO);
    BigInteger strange =
        big(input.uncertainty().noveltyPpm()).subtract(MILLION).max(BigInteger.ZERO);
    BigInteger added = big(up(apart, BigInteger.valueOf(4))).add(strange).min(big(250_000));
    long widened = up(big(buffered).multiply(MILLION.add(added)), MILLION);
    levels.add(widened);

    long level = Math.max(widened, target.classMinimumImfPpm());
    if (target.tenYearFloor()) {
      level = Math.max(level, in.tenYearPpm());
    }
    levels.add(level);

    StepRules steps = profile.steps();
    long before = 0;
    if (!state.isInitial()) {
      List<PublishedLevel> past = state.published();
      before = past.getLast().imf().of(side);
      BigDecimal relative =
          new BigDecimal(Math.abs(level - before))
              .divide(new BigDecimal(before), 30, RoundingMode.HALF_EVEN);
      boolean near =
          relative.compareTo(new BigDecimal(profile.hysteresis().deadBandPpm()).movePointLeft(6))
              < 0;
      long since = state.memory().orElseThrow().side(side).belowSinceMs().orElse(now);
      boolean dwelt = now - since >= profile.hysteresis().dwellHours() * HOUR;
      boolean lowers = level < before;
      boolean stressed = held == Regime.STRESSED && !profile.hysteresis().lowerWhileStressed();
      boolean recovers = now <= state.memory().orElseThrow().recoveringUntilMs();
      boolean stuck = input.loosenFreeze() != LoosenFreeze.NONE || recovers || stressed || !dwelt;
      if (near || (lowers && stuck)) {
        level = before;
      }
      levels.add(level);

      BigInteger dayAgo = big(at(past, side, now - 24 * HOUR));
      BigInteger up = big(steps.stepUpPpmPerDay()).multiply(big(emergency ? 2 : 1)).add(MILLION);
      long most = down(dayAgo.multiply(up), MILLION);
      long hours = Math.max(1, Math.min(24, (now - past.getLast().atMs()) / HOUR));
      BigInteger hourly = big(at(past, side, now - HOUR));
      for (int i = 0; i < hours; i++) {
        hourly = big(down(hourly.multiply(MILLION.add(big(steps.stepUpPpmPerHour()))), MILLION));
      }
      most = Math.max(before, hourly.min(big(most)).longValueExact());
      long least =
          Math.min(
              before,
              up(dayAgo.multiply(MILLION.subtract(big(steps.stepDownPpmPerDay()))), MILLION));
      level = Math.max(least, Math.min(most, level));
      levels.add(level);
    } else {
      levels.add(level);
      levels.add(level);
    }

    long multiple = up(big(in.longRunPpm()).multiply(big(steps.multiplierCapPpm())), MILLION);
    long cap = Math.min(steps.capPpm(), Math.max(multiple, target.classMinimumImfPpm()));
    level = Math.max(target.classMinimumImfPpm(), Math.min(level, Math.max(cap, before)));
    levels.add(level);
    levels.add(level);
    return levels;
  }

  private static long at(List<PublishedLevel> past, Side side, long atMs) {
    return past.stream()
        .filter(level -> level.atMs() <= atMs)
        .reduce((first, second) -> second)
        .orElse(past.getFirst())
        .imf()
        .of(side);
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }

  private static long down(BigInteger numerator, BigInteger denominator) {
    return numerator.divide(denominator).longValueExact();
  }

  private static long up(BigInteger numerator, BigInteger denominator) {
    return numerator.add(denominator).subtract(BigInteger.ONE).divide(denominator).longValueExact();
  }
}
