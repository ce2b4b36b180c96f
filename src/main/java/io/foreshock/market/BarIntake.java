package io.foreshock.market;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a batch of reported bars amounts to: the accepted series and the bars set aside.
 *
 * @param accepted accepted bars in time order
 * @param quarantined bars set aside, in time order
 * @param unchanged bars that repeat an accepted bar value for value
 */
public record BarIntake(PriceSeries accepted, List<QuarantinedBar> quarantined, long unchanged) {

  /** Copies the list. */
  public BarIntake {
    quarantined = List.copyOf(quarantined);
  }

  /**
   * Judges a batch. Of bars in the same slot the earliest counts, and of those the one reported
   * first.
   *
   * @param marketId market of the bars
   * @param barLengthMs length of the bars, positive milliseconds
   * @param bars bars in any order
   * @param decidedAtMs time of the decision, epoch milliseconds; a bar that opens later is from the
   *     future
   */
  public static BarIntake of(
      MarketId marketId, long barLengthMs, List<PriceBar> bars, long decidedAtMs) {
    List<PriceBar> sorted = new ArrayList<>(bars);
    sorted.sort(Comparator.comparingLong(PriceBar::openTimeMs)); // stable: first reported first
    PriceSeries.Builder series = PriceSeries.builder(marketId, barLengthMs, sorted.size());
    List<QuarantinedBar> quarantined = new ArrayList<>();
    PriceBar last = null;
    long unchanged = 0;
    for (PriceBar bar : sorted) {
      if (bar.equals(last)) {
        unchanged++;
        continue;
      }
      Optional<QuarantineReason> reason = judge(bar, last, barLengthMs, decidedAtMs);
      if (reason.isPresent()) {
        quarantined.add(new QuarantinedBar(marketId, bar, reason.get(), decidedAtMs));
      } else {
        series.add(bar);
        last = bar;
      }
    }
    return new BarIntake(series.build(), quarantined, unchanged);
  }

  private static Optional<QuarantineReason> judge(
      PriceBar bar, @Nullable PriceBar last, long barLengthMs, long decidedAtMs) {
    if (bar.openTimeMs() > decidedAtMs) {
      return Optional.of(QuarantineReason.FUTURE_TIME);
    }
    return BarValidator.judge(bar).or(() -> slotTaken(bar, last, barLengthMs));
  }

  /** A market has one bar per slot, opening time ÷ bar length rounded down. */
  private static Optional<QuarantineReason> slotTaken(
      PriceBar bar, @Nullable PriceBar last, long barLengthMs) {
    if (last == null
        || Math.floorDiv(bar.openTimeMs(), barLengthMs)
            != Math.floorDiv(last.openTimeMs(), barLengthMs)) {
      return Optional.empty();
    }
    return Optional.of(
        bar.openTimeMs() == last.openTimeMs()
            ? QuarantineReason.CONFLICTING_DUPLICATE
            : QuarantineReason.MISALIGNED_TIME);
  }
}
