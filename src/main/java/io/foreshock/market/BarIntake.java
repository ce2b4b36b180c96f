package io.foreshock.market;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
   * Judges a batch. Of bars with the same opening time the one reported first counts.
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
      boolean repeated = last != null && last.openTimeMs() == bar.openTimeMs();
      if (repeated && bar.equals(last)) {
        unchanged++;
        continue;
      }
      Optional<QuarantineReason> reason =
          judge(bar, barLengthMs, decidedAtMs)
              .or(
                  () ->
                      repeated
                          ? Optional.of(QuarantineReason.CONFLICTING_DUPLICATE)
                          : Optional.empty());
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
      PriceBar bar, long barLengthMs, long decidedAtMs) {
    if (bar.openTimeMs() > decidedAtMs) {
      return Optional.of(QuarantineReason.FUTURE_TIME);
    }
    if (Math.floorMod(bar.openTimeMs(), barLengthMs) != 0) {
      return Optional.of(QuarantineReason.MISALIGNED_TIME);
    }
    return BarValidator.judge(bar);
  }
}
