package io.foreshock.market;

import java.util.Optional;

/**
 * Judges single bars: finds those that cannot have happened. A bar is never judged by its size or
 * by what came after it, so a crash passes here and is flagged later at its own time.
 *
 * <p>The comparisons are exact. Sources repeat one decimal text for equal prices, so a bar whose
 * close is its high parses to the same double twice.
 */
public final class BarValidator {

  private BarValidator() {}

  /**
   * Returns why a bar is impossible, or nothing where it may have happened.
   *
   * <p>Open, high, low and volume may be NaN, which means that the source does not know them. Each
   * check uses the values that are known.
   *
   * @param bar values as reported
   */
  public static Optional<QuarantineReason> judge(PriceBar bar) {
    if (!Double.isFinite(bar.close()) || infinite(bar.open(), bar.high(), bar.low())) {
      return Optional.of(QuarantineReason.NOT_A_NUMBER);
    }
    if (bar.close() <= 0 || bar.open() <= 0 || bar.high() <= 0 || bar.low() <= 0) {
      return Optional.of(QuarantineReason.NOT_POSITIVE);
    }
    if (inconsistent(bar)) {
      return Optional.of(QuarantineReason.INCONSISTENT_RANGE);
    }
    if (bar.volume() < 0 || Double.isInfinite(bar.volume())) {
      return Optional.of(QuarantineReason.IMPOSSIBLE_VOLUME);
    }
    return Optional.empty();
  }

  private static boolean infinite(double open, double high, double low) {
    return Double.isInfinite(open) || Double.isInfinite(high) || Double.isInfinite(low);
  }

  /** Comparisons with NaN are false, so an unknown value contradicts nothing. */
  private static boolean inconsistent(PriceBar bar) {
    return bar.high() < bar.low()
        || bar.close() > bar.high()
        || bar.close() < bar.low()
        || bar.open() > bar.high()
        || bar.open() < bar.low();
  }
}
