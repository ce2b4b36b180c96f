package io.foreshock.adapter.rest;

import io.foreshock.application.RiskException;
import io.foreshock.application.VerifyPrices;
import io.foreshock.market.MarketDataStore;
import io.foreshock.market.StoredMarket;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the store holds, whether it is published or not. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Api.DATA)
@APIResponse(
    responseCode = "4XX",
    description = Api.REFUSED,
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
final class FeedsResource {

  private static final int MOST = 1000;

  private final MarketDataStore store;
  private final CurrentDocuments documents;
  private final VerifyPrices prices;
  private final CurrentHealth health;
  private final Clock clock;

  FeedsResource(
      MarketDataStore store,
      CurrentDocuments documents,
      VerifyPrices prices,
      CurrentHealth health,
      Clock clock) {
    this.store = store;
    this.documents = documents;
    this.prices = prices;
    this.health = health;
    this.clock = clock;
  }

  @GET
  @Path("/feeds")
  @Blocking
  @Operation(
      operationId = "listFeeds",
      summary = "Lists every stored market with the state of its data",
      description = "Markets whose history was refused are here with the reason.")
  @APIResponseSchema(
      value = FeedDocument.Feeds.class,
      responseDescription = "Feeds ordered by market.")
  public FeedDocument.Feeds list() {
    SnapshotDocuments state = documents.snapshot();
    long nowMs = clock.millis();
    return new FeedDocument.Feeds(
        store.markets().stream().map(stored -> feed(stored, state, nowMs)).toList());
  }

  private FeedDocument feed(StoredMarket stored, SnapshotDocuments state, long nowMs) {
    List<PriceSourceDocument> sources =
        prices.price(stored.market().id(), nowMs).map(PriceSourceDocument::all).orElse(List.of());
    return FeedDocument.of(stored, state, sources, health, nowMs);
  }

  @GET
  @Path("/feeds/{marketId}/quarantine")
  @Blocking
  @Operation(
      operationId = "listQuarantine",
      summary = "Lists the bars of a market that were set aside",
      description = "Latest decision first. The decision changes nothing before decidedAtMs.")
  @APIResponseSchema(value = QuarantineDocument.class, responseDescription = "The bars.")
  public QuarantineDocument quarantine(
      @Parameter(description = Api.MARKET_ID, example = Api.EXAMPLE_MARKET) @PathParam("marketId")
          String name,
      @Parameter(description = "How many at most.")
          @Schema(minimum = "1", maximum = "1000")
          @QueryParam("limit")
          @DefaultValue("100")
          int limit) {
    requireLimit(limit);
    StoredMarket stored = stored(name).orElseThrow(() -> new RiskException.UnknownMarket(name));
    return QuarantineDocument.of(
        stored.market().id(), store.quarantined(stored.market().id(), limit));
  }

  private static void requireLimit(int limit) {
    if (!(limit >= 1 && limit <= MOST)) {
      throw InvalidRequestException.inParameter(
          "limit", "limit must be 1 to " + MOST + ", was '" + limit + "'");
    }
  }

  private Optional<StoredMarket> stored(String name) {
    return documents.idOf(name).flatMap(store::market);
  }
}
