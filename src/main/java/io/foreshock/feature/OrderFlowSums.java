package io.foreshock.feature;

import io.foreshock.market.TopOfBook;
import io.foreshock.market.Trade;
import java.util.OptionalDouble;

/** Running sums of one bar. Not safe for threads. */
final class OrderFlowSums {

  private final long openTimeMs;
  private int quotes;
  private int changes;
  private double orderFlow;
  private double depth;
  private double quotedSpread;
  private double queueImbalance;
  private int trades;
  private double bought;
  private double sold;
  private double spreadSize;
  private double spreadTimesSize;

  OrderFlowSums(long openTimeMs) {
    this.openTimeMs = openTimeMs;
  }

  long openTimeMs() {
    return openTimeMs;
  }

  void addQuote(TopOfBook quote) {
    double size = quote.bidSize() + quote.askSize();
    quotes++;
    depth += 0.5 * size;
    quotedSpread += (quote.askPrice() - quote.bidPrice()) / quote.middle();
    queueImbalance = (quote.bidSize() - quote.askSize()) / size;
  }

  /**
   * Adds e_n = 1{P ≥ P′}q − 1{P ≤ P′}q′ of the bid less the same of the ask with prices turned
   * about.
   */
  void addChange(TopOfBook before, TopOfBook quote) {
    changes++;
    orderFlow += quote.bidPrice() >= before.bidPrice() ? quote.bidSize() : 0.0;
    orderFlow -= quote.bidPrice() <= before.bidPrice() ? before.bidSize() : 0.0;
    orderFlow -= quote.askPrice() <= before.askPrice() ? quote.askSize() : 0.0;
    orderFlow += quote.askPrice() >= before.askPrice() ? before.askSize() : 0.0;
  }

  void addTrade(Trade trade, Trade.Aggressor aggressor) {
    trades++;
    bought += aggressor == Trade.Aggressor.BUYER ? trade.size() : 0.0;
    sold += aggressor == Trade.Aggressor.SELLER ? trade.size() : 0.0;
  }

  void addSpread(Trade trade, double middle) {
    spreadSize += trade.size();
    spreadTimesSize += trade.size() * 2.0 * Math.abs(trade.price() - middle) / middle;
  }

  OrderFlowBar bar() {
    return new OrderFlowBar(
        openTimeMs,
        quotes,
        trades,
        changes > 0 ? OptionalDouble.of(orderFlow) : OptionalDouble.empty(),
        ratio(depth, quotes),
        quotes > 0 ? OptionalDouble.of(queueImbalance) : OptionalDouble.empty(),
        ratio(bought - sold, bought + sold),
        ratio(quotedSpread, quotes),
        ratio(spreadTimesSize, spreadSize));
  }

  private static OptionalDouble ratio(double sum, double weight) {
    return weight > 0.0 ? OptionalDouble.of(sum / weight) : OptionalDouble.empty();
  }
}
