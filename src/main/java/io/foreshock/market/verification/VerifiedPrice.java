package io.foreshock.market.verification;

import io.foreshock.market.MarketId;
import java.util.List;
import java.util.Optional;

/**
 * What may be believed of a market's price at one moment.
 *
 * @param marketId the market
 * @param state how far it can be trusted
 * @param quote the price; where the state is {@code STALE}, the last good one, empty where there
 *     never was one
 * @param verdicts what each source said and what came of it, in the order of the configuration
 * @param decidedAtMs moment of the decision, epoch milliseconds; nothing that arrived later is in
 *     it
 */
public record VerifiedPrice(
    MarketId marketId,
    PriceState state,
    Optional<Quote> quote,
    List<SourceVerdict> verdicts,
    long decidedAtMs) {

  /** Copies the list. */
  public VerifiedPrice {
    verdicts = List.copyOf(verdicts);
  }

  /**
   * A price with what is usable on either side of it, quote currency.
   *
   * @param value median of the sources
   * @param low lowest usable value: what is held is worth at least that
   * @param high highest usable value: what is owed is worth at most that
   * @param observedAtMs newest observation in it, epoch milliseconds
   */
  public record Quote(double value, double low, double high, long observedAtMs) {}

  /** Returns how many sources were used. */
  public int used() {
    return (int) verdicts.stream().filter(SourceVerdict::used).count();
  }
}
