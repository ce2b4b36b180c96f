package io.foreshock.application;

import io.foreshock.market.MarketId;
import io.foreshock.market.verification.PriceReport;
import io.foreshock.market.verification.PriceReportStore;
import io.foreshock.market.verification.PriceReportStore.Judged;
import io.foreshock.market.verification.PriceSource;
import io.foreshock.market.verification.PriceState;
import io.foreshock.market.verification.PriceVerification;
import io.foreshock.market.verification.PricedMarket;
import io.foreshock.market.verification.PricedMarkets;
import io.foreshock.market.verification.RefusalReason;
import io.foreshock.market.verification.RefusedReport;
import io.foreshock.market.verification.VerifiedPrice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Use case: takes in what sources say of prices and tells what may be believed. The last decision
 * of each market is kept in memory for those who must not wait for the store.
 */
public final class VerifyPrices {

  /** How long a decision is told from memory; later nothing is known, and that is stale. */
  private static final long REMEMBERED_MS = 60_000;

  private final PricedMarkets markets;
  private final PriceReportStore store;
  private final Map<MarketId, VerifiedPrice> decided = new ConcurrentHashMap<>();

  /**
   * Makes the use case.
   *
   * @param markets sources of each market
   * @param store where reports are kept
   */
  public VerifyPrices(PricedMarkets markets, PriceReportStore store) {
    this.markets = markets;
    this.store = store;
  }

  /**
   * A report with what became of it.
   *
   * @param outcome what became of it
   * @param refusal why it was refused; present where it was
   */
  public record Received(PriceReportStore.Outcome outcome, Optional<RefusalReason> refusal) {}

  /**
   * Takes in reports; all of them or, where one conflicts, none.
   *
   * @param reports reports of sources that are configured
   * @return what became of each, in the same order
   * @throws IllegalArgumentException if a source is not configured for its market
   * @throws io.foreshock.market.verification.PriceConflictException if a source says two prices of
   *     one moment
   */
  public List<Received> receive(List<PriceReport> reports) {
    List<Judged> judged = reports.stream().map(this::judged).toList();
    List<PriceReportStore.Outcome> outcomes = store.append(judged);
    return IntStream.range(0, judged.size())
        .mapToObj(place -> received(judged.get(place), outcomes.get(place)))
        .toList();
  }

  private static Received received(Judged judged, PriceReportStore.Outcome outcome) {
    return new Received(
        outcome, outcome == PriceReportStore.Outcome.REFUSED ? judged.refusal() : Optional.empty());
  }

  private Judged judged(PriceReport report) {
    PriceSource source =
        markets
            .market(report.marketId())
            .flatMap(market -> market.source(report.sourceId()))
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "source must be configured for "
                        + report.marketId()
                        + ", was '"
                        + report.sourceId()
                        + "'"));
    return new Judged(report, RefusalReason.of(report, source));
  }

  /**
   * Decides what may be believed now, empty where a market has no sources.
   *
   * @param nowMs wall time, epoch milliseconds
   */
  public Optional<VerifiedPrice> price(MarketId marketId, long nowMs) {
    return markets.market(marketId).map(market -> decide(market, nowMs));
  }

  private VerifiedPrice decide(PricedMarket market, long nowMs) {
    VerifiedPrice price =
        PriceVerification.decide(market, store.accepted(market.marketId()), nowMs);
    decided.merge(market.marketId(), price, VerifyPrices::later);
    return price;
  }

  /** A slow thread does not overwrite what was decided after it; a clock set back does. */
  private static VerifiedPrice later(VerifiedPrice before, VerifiedPrice now) {
    long aheadMs = before.decidedAtMs() - now.decidedAtMs();
    return aheadMs > 0 && aheadMs <= REMEMBERED_MS ? before : now;
  }

  /** Decides anew for all markets, so that {@link #state} follows the clock. */
  public void refresh(long nowMs) {
    markets.all().forEach(market -> decide(market, nowMs));
  }

  /**
   * Tells from memory how far a market's price can be trusted, empty where it has no sources. What
   * was not decided within the last minute is stale.
   *
   * @param nowMs wall time, epoch milliseconds
   */
  public Optional<PriceState> state(MarketId marketId, long nowMs) {
    return markets.market(marketId).map(_ -> remembered(decided.get(marketId), nowMs));
  }

  private static PriceState remembered(@Nullable VerifiedPrice price, long nowMs) {
    return price == null || nowMs - price.decidedAtMs() > REMEMBERED_MS
        ? PriceState.STALE
        : price.state();
  }

  /** Returns the refused reports of a market, the latest arrival first. */
  public List<RefusedReport> refused(MarketId marketId, int limit) {
    return store.refused(marketId, limit);
  }
}
