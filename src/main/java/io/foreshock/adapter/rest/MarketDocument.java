package io.foreshock.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.foreshock.application.MarketPublication;
import io.foreshock.market.AssetClass;
import io.foreshock.market.ClockMode;
import io.foreshock.market.Market;
import io.foreshock.market.TradingCalendar;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A market with a published set.
 *
 * @param marketId stable name
 * @param symbol name its source uses
 * @param assetClass kind of market
 * @param quoteCurrency currency of its prices
 * @param calendar how its bars gather into days
 * @param profile margin profile of its mapping
 * @param clock which clock its time is read from
 * @param barLengthSeconds length of its bars
 * @param bars accepted bars
 * @param lastBarCloseMs close of the last bar, epoch milliseconds
 * @param modelId champion in force
 * @param modelVersion its version
 * @param links where to go on, absent in lists
 */
@Schema(name = "Market", description = "A market with a published set.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record MarketDocument(
    @Schema(examples = "INDEX.GSPC") String marketId,
    @Schema(examples = "^GSPC") String symbol,
    AssetClass assetClass,
    @Schema(examples = "USD") String quoteCurrency,
    TradingCalendar calendar,
    @Schema(examples = "index") String profile,
    @Schema(description = "REPLAY: the clock stands at the close of the last bar.") ClockMode clock,
    @Schema(examples = "86400") long barLengthSeconds,
    @Schema(examples = "5105") long bars,
    @Schema(examples = "1586822400000") long lastBarCloseMs,
    @Schema(examples = "classical-exchange") String modelId,
    @Schema(examples = "2012-12-31") String modelVersion,
    @Schema(description = "Where to go on; absent in lists.") @Nullable Map<String, String> links) {

  /** Returns the market of a publication as it stands in a list. */
  static MarketDocument of(MarketPublication publication) {
    return of(publication, null);
  }

  /** Returns the market of a publication with its links. */
  static MarketDocument withLinks(MarketPublication publication) {
    return of(publication, links(publication));
  }

  private static MarketDocument of(
      MarketPublication publication, @Nullable Map<String, String> links) {
    Market market = publication.market();
    return new MarketDocument(
        market.id().value(),
        market.symbol(),
        market.assetClass(),
        market.quoteCurrency(),
        market.calendar(),
        market.profile(),
        market.clock(),
        publication.barLengthMs() / 1000,
        publication.bars(),
        publication.lastCloseMs(),
        publication.set().provenance().modelId(),
        publication.set().provenance().modelVersion(),
        links);
  }

  /** Ids consist of characters that need no escape in a path. */
  private static Map<String, String> links(MarketPublication publication) {
    String market = "/v1/markets/" + publication.marketId();
    return new TreeMap<>(
        Map.of(
            "self", market,
            "marginParameters", market + "/margin-parameters",
            "forecasts", market + "/forecasts",
            "explanation", "/v1/margin-parameters/" + publication.setId() + "/explanation",
            "backtest", "/v1/backtests/" + publication.marketId(),
            "haircutSchedule", "/v1/haircut-schedules/" + publication.marketId()));
  }

  /**
   * Markets with a published set.
   *
   * @param markets ordered by id
   */
  @Schema(name = "Markets")
  record Markets(List<MarketDocument> markets) {}
}
