package io.foreshock.market.verification;

import io.foreshock.market.MarketId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What sources named S0, S1, … told in a test; times are seconds after a fixed moment. */
final class Told {

  static final MarketId MARKET = new MarketId("BTCUSDT");
  static final long START_MS = 1_700_000_000_000L;
  static final long SECOND_MS = 1_000;
  static final int HEARTBEAT_SECONDS = 10;
  static final int MAXIMUM_AGE_SECONDS = 60;
  static final int STUCK_SECONDS = 120;
  static final long DIVERGENCE_PPM = 5_000;

  private final List<PriceReport> reports = new ArrayList<>();
  private final PricedMarket market;

  private Told(PricedMarket market) {
    this.market = market;
  }

  /** Begins with nothing said; the quorum is more than half. */
  static Told bySources(int sources) {
    return new Told(market(sources, PricedMarket.majority(sources)));
  }

  static PricedMarket market(int sources, int quorum) {
    return new PricedMarket(
        MARKET,
        IntStream.range(0, sources).mapToObj(index -> source("S" + index)).toList(),
        quorum,
        DIVERGENCE_PPM);
  }

  static PriceSource source(String id) {
    return new PriceSource(
        id,
        HEARTBEAT_SECONDS * SECOND_MS,
        MAXIMUM_AGE_SECONDS * SECOND_MS,
        STUCK_SECONDS * SECOND_MS,
        20_000,
        Optional.empty());
  }

  static PriceReport report(int source, double second, double price, double confidence) {
    long atMs = START_MS + Math.round(second * SECOND_MS);
    return new PriceReport("S" + source, MARKET, price, confidence, atMs, atMs);
  }

  /** All sources, from the first on, say a price each at one moment. */
  Told all(double second, double... prices) {
    for (int source = 0; source < prices.length; source++) {
      say(source, second, prices[source]);
    }
    return this;
  }

  Told say(int source, double second, double price) {
    return say(report(source, second, price, 0.0));
  }

  Told say(PriceReport report) {
    reports.add(report);
    return this;
  }

  List<PriceReport> reports() {
    return reports;
  }

  PricedMarket market() {
    return market;
  }

  VerifiedPrice at(double second) {
    return PriceVerification.decide(market, reports, START_MS + Math.round(second * SECOND_MS));
  }
}
