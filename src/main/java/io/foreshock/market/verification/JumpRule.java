package io.foreshock.market.verification;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Judges a jump of one source by 30 % or more from one report to the next. It is never taken out
 * because it is large: where nobody confirms it, it is suspect and stays; it is set aside only
 * where at least two others contradict it and none confirms it. A crash that one source sees first
 * counts again as soon as a second one follows.
 *
 * <p>Another source confirms a jump from a to b if its price is at least as near to b as to a, in
 * logarithms.
 *
 * @param before price before the jump, quote currency
 * @param after price now
 * @param confirming other sources that confirm it
 * @param contradicting other sources that contradict it
 */
record JumpRule(double before, double after, int confirming, int contradicting) {

  /** Down by this fraction of the price before, or up. */
  private static final double JUMP = 0.3;

  /** 70 ÷ 100 − 1 is not quite −0.3 in binary. */
  private static final double ROUNDING = 1e-12;

  /** How long the price before a jump counts at least, milliseconds. */
  private static final long REMEMBERED_MS = 3_600_000;

  private static final int ENOUGH_TO_CONTRADICT = 2;

  /** Nothing has jumped. */
  private static final JumpRule NONE = new JumpRule(1.0, 1.0, 0, 0);

  /**
   * Judges a source.
   *
   * @param source the source
   * @param candidates fresh sources that are not stuck, itself among them
   * @param nowMs moment of the decision, epoch milliseconds
   */
  static JumpRule of(SourceHistory source, List<SourceHistory> candidates, long nowMs) {
    OptionalDouble before = priceBefore(source, nowMs);
    if (before.isEmpty()) {
      return NONE;
    }
    int confirming = 0;
    int others = 0;
    for (SourceHistory other : candidates) {
      if (!other.equals(source)) {
        others++;
        confirming += confirms(other.price(), before.getAsDouble(), source.price()) ? 1 : 0;
      }
    }
    return new JumpRule(before.getAsDouble(), source.price(), confirming, others - confirming);
  }

  /** Returns the price before the last jump, if the price is still so far from it. */
  private static OptionalDouble priceBefore(SourceHistory source, long nowMs) {
    long rememberedMs = Math.max(REMEMBERED_MS, source.source().maximumAgeMs());
    List<PriceReport> reports = source.reports();
    for (int place = reports.size() - 1; place > 0; place--) {
      PriceReport before = reports.get(place - 1);
      if (before.ageMs(nowMs) > rememberedMs) {
        return OptionalDouble.empty();
      }
      if (isJump(before.price(), reports.get(place).price())) {
        return isJump(before.price(), source.price())
            ? OptionalDouble.of(before.price())
            : OptionalDouble.empty();
      }
    }
    return OptionalDouble.empty();
  }

  private static boolean isJump(double before, double after) {
    return Math.abs(after / before - 1.0) >= JUMP - ROUNDING;
  }

  private static boolean confirms(double other, double before, double after) {
    double halfWay = before * after; // square of their geometric mean
    return after > before ? other * other >= halfWay : other * other <= halfWay;
  }

  /** Tells whether the source jumped and nobody confirms it. */
  boolean suspect() {
    return before != after && confirming == 0;
  }

  /** Tells whether the price must be set aside. */
  boolean contradicted() {
    return suspect() && contradicting >= ENOUGH_TO_CONTRADICT;
  }
}
