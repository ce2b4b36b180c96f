package io.foreshock.adapter.store;

import io.foreshock.market.AppendResult;
import io.foreshock.market.BarJudge;
import io.foreshock.market.MarketId;
import io.foreshock.market.PriceBar;
import io.foreshock.market.QuarantineReason;
import io.foreshock.market.QuarantinedBar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sorts one batch into bars to store, bars already stored and bars to set aside.
 *
 * <p>A market has one bar per slot, the opening time divided by the bar length and rounded down.
 * The opening time need not lie on the grid itself: exchanges have shifted whole stretches of bars
 * after an outage, and daily sessions open at another UTC hour in summer. A second bar in a slot
 * whose opening time differs is misaligned; with the same opening time and other values it
 * conflicts. The first bar stays in either case.
 */
final class BatchIntake {

  private final MarketId marketId;
  private final long barLengthMs;
  private final long receivedAtMs;
  private final List<PriceBar> possible = new ArrayList<>();
  private final List<PriceBar> accepted = new ArrayList<>();
  private final List<QuarantinedBar> quarantined = new ArrayList<>();
  private long unchanged;

  private BatchIntake(MarketId marketId, long barLengthMs, long receivedAtMs) {
    this.marketId = marketId;
    this.barLengthMs = barLengthMs;
    this.receivedAtMs = receivedAtMs;
  }

  /** Judges every bar by itself: {@link #possible()} holds those that pass. */
  static BatchIntake judge(
      MarketId marketId, long barLengthMs, List<PriceBar> bars, long receivedAtMs, BarJudge judge) {
    BatchIntake intake = new BatchIntake(marketId, barLengthMs, receivedAtMs);
    for (PriceBar bar : bars) {
      intake
          .reasonAlone(bar, judge)
          .ifPresentOrElse(reason -> intake.setAside(bar, reason), () -> intake.possible.add(bar));
    }
    return intake;
  }

  private Optional<QuarantineReason> reasonAlone(PriceBar bar, BarJudge judge) {
    Optional<QuarantineReason> impossible = judge.judge(bar);
    if (impossible.isEmpty() && bar.openTimeMs() > receivedAtMs) {
      return Optional.of(QuarantineReason.FUTURE_TIME);
    }
    return impossible;
  }

  /** Compares the possible bars with each other and with what is stored. */
  void place(Map<Long, PriceBar> storedBySlot) {
    for (PriceBar bar : possible) {
      PriceBar first =
          storedBySlot.putIfAbsent(PriceBarTable.slot(bar.openTimeMs(), barLengthMs), bar);
      if (first == null) {
        accepted.add(bar);
      } else {
        compare(bar, first);
      }
    }
    accepted.sort(Comparator.comparingLong(PriceBar::openTimeMs));
  }

  private void compare(PriceBar bar, PriceBar first) {
    if (bar.openTimeMs() != first.openTimeMs()) {
      setAside(bar, QuarantineReason.MISALIGNED_TIME);
    } else if (sameValues(bar, first)) {
      unchanged++;
    } else {
      setAside(bar, QuarantineReason.CONFLICTING_DUPLICATE);
    }
  }

  private void setAside(PriceBar bar, QuarantineReason reason) {
    quarantined.add(new QuarantinedBar(marketId, bar, reason, receivedAtMs));
  }

  private static boolean sameValues(PriceBar one, PriceBar other) {
    return same(one.open(), other.open())
        && same(one.high(), other.high())
        && same(one.low(), other.low())
        && same(one.close(), other.close())
        && same(one.volume(), other.volume());
  }

  private static boolean same(double one, double other) {
    return one == other || (Double.isNaN(one) && Double.isNaN(other));
  }

  /** Returns the bars whose values and times are possible, in the order reported. */
  List<PriceBar> possible() {
    return possible;
  }

  /** Returns the bars to store, in time order. */
  List<PriceBar> accepted() {
    return accepted;
  }

  /** Returns the bars to set aside. */
  List<QuarantinedBar> quarantined() {
    return quarantined;
  }

  /** Returns what became of the batch. */
  AppendResult result() {
    return new AppendResult(accepted.size(), unchanged, quarantined.size());
  }
}
