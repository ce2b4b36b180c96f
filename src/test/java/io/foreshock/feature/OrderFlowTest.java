package io.foreshock.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.market.TopOfBook;
import io.foreshock.market.Trade;
import io.foreshock.market.Trade.Aggressor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderFlowTest {

  private static final long BAR = 1_000;
  private static final double ROUNDING = 1e-12; // sums of some hundred terms

  private static List<OrderFlowBar> bars(List<Object> events, long knownUntilMs) {
    List<OrderFlowBar> bars = new ArrayList<>();
    OrderFlow flow = new OrderFlow(BAR, bars::add);
    for (Object event : events) {
      if (event instanceof TopOfBook quote) {
        flow.add(quote);
      } else if (event instanceof Trade trade) {
        flow.add(trade);
      }
    }
    flow.finish(knownUntilMs);
    return bars;
  }

  private static Trade trade(long timeMs, double price, double size) {
    return new Trade(timeMs, price, size, Aggressor.UNKNOWN);
  }

  /** The three cases of each side: a better price, the same, a worse one. */
  @Test
  void imbalance_everyMoveOfAPrice_isThatOfThePaper() {
    TopOfBook first = new TopOfBook(0, 100, 5, 101, 7);
    Map<TopOfBook, Double> expected =
        Map.of(
            new TopOfBook(1, 100, 8, 101, 7), 3.0, // added to the bid
            new TopOfBook(1, 100, 5, 101, 9), -2.0, // added to the ask
            new TopOfBook(1, 100.5, 4, 101, 7), 4.0, // a better bid of four
            new TopOfBook(1, 99, 6, 101, 7), -5.0, // the old bid gone
            new TopOfBook(1, 100, 5, 100.5, 2), -2.0, // a better ask of two
            new TopOfBook(1, 100, 5, 102, 3), 7.0); // the old ask gone
    expected.forEach((second, value) ->
        assertThat(bars(List.of(first, second), BAR).getFirst().orderFlowImbalance())
            .as("%s", second)
            .hasValue(value));
  }

  /** Two bars worked out by hand. */
  @Test
  void bars_handMadeDay_areThoseOfHandCalculation() {
    List<OrderFlowBar> bars =
        bars(
            List.of(
                new TopOfBook(100, 99, 10, 101, 30),
                new Trade(200, 101, 2, Aggressor.BUYER), // |101 − 100|·2 ÷ 100 = 0.02
                new TopOfBook(300, 99, 10, 101, 28), // e = +2
                trade(400, 99, 6), // below the middle: sold, 0.02
                new TopOfBook(900, 98, 20, 102, 20), // e = −10 + 28
                trade(1_100, 100, 4), // at the middle; above the 99 before: bought, 0
                new TopOfBook(1_200, 100, 30, 102, 10)), // e = +30 − 10 + 20
            3_000);
    assertThat(bars).hasSize(2);
    OrderFlowBar first = bars.get(0);
    assertThat(first.openTimeMs()).isZero();
    assertThat(first.quotes()).isEqualTo(3);
    assertThat(first.trades()).isEqualTo(2);
    assertThat(first.orderFlowImbalance()).hasValue(20.0);
    assertThat(first.depth()).hasValue((20.0 + 19.0 + 20.0) / 3.0);
    assertThat(first.queueImbalance()).hasValue(0.0);
    assertThat(first.tradeImbalance()).hasValue(-0.5);
    assertThat(first.quotedSpread().orElseThrow()).isCloseTo(0.08 / 3.0, within(ROUNDING));
    assertThat(first.effectiveSpread().orElseThrow()).isCloseTo(0.02, within(ROUNDING));
    OrderFlowBar second = bars.get(1);
    assertThat(second.openTimeMs()).isEqualTo(1_000);
    // The old bid was 98 and the old ask 102: 30 − 0 of the bid, 10 − 20 of the ask.
    assertThat(second.orderFlowImbalance()).hasValue(40.0);
    assertThat(second.queueImbalance()).hasValue(0.5);
    assertThat(second.tradeImbalance()).hasValue(1.0);
    assertThat(second.effectiveSpread()).hasValue(0.0);
  }

  @Test
  void bars_valueNothingSays_isEmptyAndNotZero() {
    OrderFlowBar tradesOnly = bars(List.of(trade(5, 100, 3)), BAR).getFirst();
    assertThat(tradesOnly)
        .isEqualTo(
            new OrderFlowBar(
                0,
                0,
                1,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(), // one price, no quote: neither bought nor sold
                OptionalDouble.empty(),
                OptionalDouble.empty()));
    OrderFlowBar oneQuote = bars(List.of(new TopOfBook(5, 9, 1, 11, 3)), BAR).getFirst();
    assertThat(oneQuote.orderFlowImbalance()).isEmpty(); // nothing before it
    assertThat(oneQuote.depth()).hasValue(2.0);
    assertThat(oneQuote.queueImbalance()).hasValue(-0.5);
    assertThat(oneQuote.tradeImbalance()).isEmpty();
    assertThat(oneQuote.effectiveSpread()).isEmpty();
  }

  @Test
  void bars_quoteOlderThanABar_isForgotten() {
    List<OrderFlowBar> bars =
        bars(
            List.of(
                new TopOfBook(500, 99, 10, 101, 10),
                new Trade(1_500, 101, 1, Aggressor.BUYER), // just a bar length later
                new Trade(1_501, 101, 1, Aggressor.BUYER),
                new TopOfBook(7_000, 99, 50, 101, 10)),
            8_000);
    assertThat(bars).extracting(OrderFlowBar::openTimeMs).containsExactly(0L, 1_000L, 7_000L);
    assertThat(bars.get(1).effectiveSpread().orElseThrow()).isCloseTo(0.02, within(ROUNDING));
    assertThat(bars.get(2).orderFlowImbalance()).isEmpty();
  }

  @Test
  void finish_barNotOver_isNotTold() {
    List<Object> events = List.of(new TopOfBook(5, 9, 1, 11, 3), new TopOfBook(1_005, 9, 1, 11, 3));
    assertThat(bars(events, 1_999)).hasSize(1);
    assertThat(bars(events, 2_000)).hasSize(2);
  }

  private static List<Object> random(int count, long seed) {
    Random random = new Random(seed);
    List<Object> events = new ArrayList<>();
    long time = 0;
    for (int i = 0; i < count; i++) {
      time += random.nextInt(10) == 0 ? random.nextInt(2_500) : random.nextInt(60);
      double bid = 100 + random.nextInt(4);
      if (random.nextInt(3) > 0) {
        double ask = bid + 1 + random.nextInt(2);
        events.add(new TopOfBook(time, bid, 1 + random.nextInt(9), ask, 1 + random.nextInt(9)));
      } else {
        Aggressor aggressor = Aggressor.values()[random.nextInt(3)];
        events.add(
            new Trade(time, bid + 0.5 * random.nextInt(5), 1 + random.nextInt(5), aggressor));
      }
    }
    return events;
  }

  private static long time(Object event) {
    return event instanceof TopOfBook quote ? quote.timeMs() : ((Trade) event).timeMs();
  }

  /** The values of a bar reckoned from all events, with nothing kept from one to the next. */
  private static Map<String, Double> naive(List<Object> events, long openTimeMs) {
    Map<String, Double> values = new TreeMap<>();
    for (int i = 0; i < events.size(); i++) {
      if (time(events.get(i)) < openTimeMs || time(events.get(i)) >= openTimeMs + BAR) {
        continue;
      }
      TopOfBook before = null;
      double otherPrice = Double.NaN;
      for (int j = 0; j < i; j++) {
        if (events.get(j) instanceof TopOfBook quote) {
          before = time(events.get(i)) - quote.timeMs() <= BAR ? quote : null;
        }
        if (events.get(i) instanceof Trade now
            && events.get(j) instanceof Trade then
            && then.price() != now.price()) {
          otherPrice = then.price();
        }
      }
      if (events.get(i) instanceof TopOfBook quote) {
        add(values, "quotes", 1);
        add(values, "depth", (quote.bidSize() + quote.askSize()) / 2);
        add(
            values,
            "spread",
            2 * (quote.askPrice() - quote.bidPrice()) / (quote.askPrice() + quote.bidPrice()));
        values.put(
            "queue", (quote.bidSize() - quote.askSize()) / (quote.bidSize() + quote.askSize()));
        if (before != null) {
          add(values, "flow", flow(before, quote));
        }
      } else if (events.get(i) instanceof Trade trade) {
        int sign = sign(trade, before, otherPrice);
        add(values, "bought", sign > 0 ? trade.size() : 0);
        add(values, "sold", sign < 0 ? trade.size() : 0);
        if (before != null) {
          double middle = (before.bidPrice() + before.askPrice()) / 2;
          add(values, "paid", trade.size() * 2 * Math.abs(trade.price() / middle - 1));
          add(values, "size", trade.size());
        }
      }
    }
    return values;
  }

  private static void add(Map<String, Double> values, String name, double value) {
    values.merge(name, value, Double::sum);
  }

  private static double flow(TopOfBook before, TopOfBook now) {
    double bid =
        Math.signum(now.bidPrice() - before.bidPrice()) > 0
            ? now.bidSize()
            : now.bidPrice() == before.bidPrice()
                ? now.bidSize() - before.bidSize()
                : -before.bidSize();
    double ask =
        Math.signum(now.askPrice() - before.askPrice()) < 0
            ? now.askSize()
            : now.askPrice() == before.askPrice()
                ? now.askSize() - before.askSize()
                : -before.askSize();
    return bid - ask;
  }

  private static int sign(Trade trade, @Nullable TopOfBook before, double otherPrice) {
    if (trade.aggressor() != Aggressor.UNKNOWN) {
      return trade.aggressor() == Aggressor.BUYER ? 1 : -1;
    }
    double middle = before == null ? Double.NaN : (before.bidPrice() + before.askPrice()) / 2;
    if (before != null && trade.price() != middle) {
      return trade.price() > middle ? 1 : -1;
    }
    return Double.isNaN(otherPrice) ? 0 : trade.price() > otherPrice ? 1 : -1;
  }

  @Test
  void bars_randomEvents_areThoseOfTheNaiveReckoning() {
    for (long seed = 0; seed < 10; seed++) {
      List<Object> events = random(400, seed);
      List<OrderFlowBar> bars = bars(events, Long.MAX_VALUE);
      assertThat(bars).hasSizeGreaterThan(20);
      for (OrderFlowBar bar : bars) {
        Map<String, Double> naive = naive(events, bar.openTimeMs());
        assertSame(bar.orderFlowImbalance(), naive.get("flow"), 1.0);
        assertSame(bar.depth(), naive.get("depth"), naive.getOrDefault("quotes", 1.0));
        assertSame(bar.quotedSpread(), naive.get("spread"), naive.getOrDefault("quotes", 1.0));
        assertSame(bar.queueImbalance(), naive.get("queue"), 1.0);
        assertSame(bar.effectiveSpread(), naive.get("paid"), naive.getOrDefault("size", 1.0));
        double bought = naive.getOrDefault("bought", 0.0);
        double sold = naive.getOrDefault("sold", 0.0);
        assertSame(bar.tradeImbalance(), bought + sold > 0 ? bought - sold : null, bought + sold);
      }
    }
  }

  private static void assertSame(OptionalDouble found, @Nullable Double sum, double weight) {
    assertThat(found.isPresent()).isEqualTo(sum != null);
    if (sum != null) {
      assertThat(found.getAsDouble()).isCloseTo(sum / weight, within(1e-9));
    }
  }

  @Test
  void bars_cutEvents_areTheSameUpToTheCut() {
    List<Object> events = random(400, 77L);
    List<OrderFlowBar> whole = bars(events, Long.MAX_VALUE);
    for (long cut = 0; cut < 20_000; cut += 700) {
      long knownUntil = cut;
      List<Object> seen = events.stream().filter(event -> time(event) < knownUntil).toList();
      assertThat(bars(seen, knownUntil))
          .isEqualTo(whole.stream().filter(bar -> bar.openTimeMs() + BAR <= knownUntil).toList());
    }
  }

  @Test
  void arguments_impossible_areRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OrderFlow(0, bar -> {}))
        .withMessage("barLengthMs must be positive, was 0");
    OrderFlow flow = new OrderFlow(BAR, bar -> {});
    flow.add(trade(10, 1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> flow.add(trade(9, 1, 1)))
        .withMessage("timeMs must be at least 10, was 9");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TopOfBook(0, 101, 1, 100, 1))
        .withMessage("bidPrice must be at most askPrice 100.0, was 101.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TopOfBook(0, 99, 0, 100, 1))
        .withMessage("bidSize must be positive and finite, was 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trade(0, Double.NaN, 1))
        .withMessage("price must be positive and finite, was NaN");
  }
}
