package io.foreshock.adapter.rest;

import io.foreshock.market.verification.PriceState;
import io.foreshock.market.verification.PricedMarket;
import io.foreshock.market.verification.RefusalReason;
import io.foreshock.market.verification.RefusedReport;
import io.foreshock.market.verification.VerifiedPrice;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The verified price of a market.
 *
 * @param marketId the market
 * @param state how far the price can be trusted
 * @param value median of the sources, the last good one where the state is STALE; null where there
 *     never was one
 * @param low lowest usable price: what is held counts at least that
 * @param high highest usable price: what is owed counts at most that
 * @param observedAtMs newest observation in it, epoch milliseconds
 * @param ageSeconds age of that observation
 * @param decidedAtMs moment of the decision, epoch milliseconds
 * @param quorum sources that must agree
 * @param used sources that are used
 * @param sources what each source said and what came of it
 * @param refused reports refused at their arrival, the latest first
 */
@Schema(name = "VerifiedPrice", description = "What may be believed of a market's price now.")
record VerifiedPriceDocument(
    @Schema(examples = "BTCUSDT") String marketId,
    PriceState state,
    @Schema(examples = "65000.5") @Nullable Double value,
    @Schema(examples = "64990") @Nullable Double low,
    @Schema(examples = "65010") @Nullable Double high,
    @Schema(examples = "1790000000000") @Nullable Long observedAtMs,
    @Schema(examples = "3") @Nullable Long ageSeconds,
    @Schema(examples = "1790000003000") long decidedAtMs,
    @Schema(examples = "2") int quorum,
    @Schema(examples = "3") int used,
    List<PriceSourceDocument> sources,
    List<Refused> refused) {

  private static final long SECOND_MS = 1_000;

  /** A report that was refused at its arrival. */
  @Schema(name = "RefusedPrice")
  record Refused(
      String source,
      RefusalReason reason,
      double price,
      double confidence,
      long observedAtMs,
      long arrivedAtMs) {

    static Refused of(RefusedReport refused) {
      return new Refused(
          refused.report().sourceId(),
          refused.reason(),
          refused.report().price(),
          refused.report().confidence(),
          refused.report().observedAtMs(),
          refused.report().arrivedAtMs());
    }
  }

  /** Returns the document of a decision. */
  static VerifiedPriceDocument of(
      PricedMarket market, VerifiedPrice price, List<RefusedReport> refused) {
    Optional<VerifiedPrice.Quote> quote = price.quote();
    return new VerifiedPriceDocument(
        price.marketId().value(),
        price.state(),
        quote.map(VerifiedPrice.Quote::value).orElse(null),
        quote.map(VerifiedPrice.Quote::low).orElse(null),
        quote.map(VerifiedPrice.Quote::high).orElse(null),
        quote.map(VerifiedPrice.Quote::observedAtMs).orElse(null),
        quote.map(each -> ageSeconds(each, price.decidedAtMs())).orElse(null),
        price.decidedAtMs(),
        market.quorum(),
        price.used(),
        PriceSourceDocument.all(price),
        refused.stream().map(Refused::of).toList());
  }

  private static long ageSeconds(VerifiedPrice.Quote quote, long nowMs) {
    return Math.max(0, nowMs - quote.observedAtMs()) / SECOND_MS;
  }
}
