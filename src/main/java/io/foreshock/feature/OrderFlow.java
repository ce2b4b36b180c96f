package io.foreshock.feature;

import io.foreshock.market.TopOfBook;
import io.foreshock.market.Trade;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes bars of order flow from the quotes and trades of one market in time order, in memory that
 * does not grow. A bar without any event is not made. Not safe for threads.
 *
 * <p>A quote stands for one bar length; after that it is forgotten, since a feed that stopped and a
 * book that stood still look alike. It is the quote before a trade that the trade is measured
 * against: of a quote and a trade at the same millisecond show the trade first.
 *
 * <p>Where the source does not say who crossed the spread, a trade above the middle was bought and
 * one below it sold; at the middle, or where no quote stands, it was bought above the last other
 * price and sold below it (C. Lee, M. Ready, "Inferring trade direction from intraday data",
 * Journal of Finance 46 (1991), 733–746). Where that says nothing either it counts for neither.
 */
public final class OrderFlow {

  private final long barLengthMs;
  private final Consumer<OrderFlowBar> bars;
  private long latestMs = Long.MIN_VALUE;
  private @Nullable OrderFlowSums current;
  private @Nullable TopOfBook quote;
  private double lastPrice = Double.NaN;
  private double otherPrice = Double.NaN;

  /**
   * Makes an accumulator that has seen nothing.
   *
   * @param barLengthMs length of the bars, positive; bars begin at its multiples
   * @param bars hears every bar once it is over, in time order
   * @throws IllegalArgumentException if the length is not positive
   */
  public OrderFlow(long barLengthMs, Consumer<OrderFlowBar> bars) {
    if (!(barLengthMs > 0)) {
      throw new IllegalArgumentException("barLengthMs must be positive, was " + barLengthMs);
    }
    this.barLengthMs = barLengthMs;
    this.bars = bars;
  }

  /**
   * Takes in a quote.
   *
   * @throws IllegalArgumentException if it is older than what was seen
   */
  public void add(TopOfBook next) {
    OrderFlowSums sums = at(next.timeMs());
    TopOfBook before = standing(next.timeMs());
    sums.addQuote(next);
    if (before != null) {
      sums.addChange(before, next);
    }
    quote = next;
  }

  /**
   * Takes in a trade.
   *
   * @throws IllegalArgumentException if it is older than what was seen
   */
  public void add(Trade trade) {
    OrderFlowSums sums = at(trade.timeMs());
    TopOfBook before = standing(trade.timeMs());
    if (trade.price() != lastPrice) {
      otherPrice = lastPrice;
      lastPrice = trade.price();
    }
    sums.addTrade(trade, aggressor(trade, before));
    if (before != null) {
      sums.addSpread(trade, before.middle());
    }
  }

  /**
   * Ends the flow: the last bar is told if it is over by then, and dropped if it is not.
   *
   * @param knownUntilMs time up to which everything was shown, epoch milliseconds
   */
  public void finish(long knownUntilMs) {
    if (current != null && current.openTimeMs() + barLengthMs <= knownUntilMs) {
      bars.accept(current.bar());
    }
    current = null;
  }

  private @Nullable TopOfBook standing(long timeMs) {
    return quote != null && timeMs - quote.timeMs() <= barLengthMs ? quote : null;
  }

  private Trade.Aggressor aggressor(Trade trade, @Nullable TopOfBook before) {
    if (trade.aggressor() != Trade.Aggressor.UNKNOWN) {
      return trade.aggressor();
    }
    double middle = before == null ? trade.price() : before.middle();
    return trade.price() == middle
        ? sideOf(trade.price(), otherPrice)
        : sideOf(trade.price(), middle);
  }

  /** Comparisons with NaN, where there was no other price, are false. */
  private static Trade.Aggressor sideOf(double price, double reference) {
    if (price > reference) {
      return Trade.Aggressor.BUYER;
    }
    return price < reference ? Trade.Aggressor.SELLER : Trade.Aggressor.UNKNOWN;
  }

  /** Returns the sums of the bar of a time, telling the one before if it is over. */
  private OrderFlowSums at(long timeMs) {
    if (timeMs < latestMs) {
      throw new IllegalArgumentException("timeMs must be at least " + latestMs + ", was " + timeMs);
    }
    latestMs = timeMs;
    long openTimeMs = Math.floorDiv(timeMs, barLengthMs) * barLengthMs;
    OrderFlowSums sums = current;
    if (sums == null || sums.openTimeMs() != openTimeMs) {
      if (sums != null) {
        bars.accept(sums.bar());
      }
      sums = new OrderFlowSums(openTimeMs);
      current = sums;
    }
    return sums;
  }
}
