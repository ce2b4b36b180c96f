package io.foreshock.adapter.rest;

import io.foreshock.application.VerifyPrices;
import io.foreshock.market.verification.PriceConflictException;
import io.foreshock.market.verification.PricedMarket;
import io.foreshock.market.verification.PricedMarkets;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes in prices of several sources and tells what may be believed of them. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Api.DATA)
@APIResponse(
    responseCode = "4XX",
    description = Api.REFUSED,
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
final class PricesResource {

  private static final int REFUSED_SHOWN = 20;

  private final VerifyPrices prices;
  private final PricedMarkets markets;
  private final CurrentDocuments documents;
  private final JsonBodies bodies;
  private final Clock clock;

  PricesResource(
      VerifyPrices prices,
      PricedMarkets markets,
      CurrentDocuments documents,
      JsonBodies bodies,
      Clock clock) {
    this.prices = prices;
    this.markets = markets;
    this.documents = documents;
    this.bodies = bodies;
    this.clock = clock;
  }

  @POST
  @Path("/market-data/prices")
  @Consumes(MediaType.APPLICATION_JSON)
  @Blocking
  @Operation(
      operationId = "postPrices",
      summary = "Takes in what sources say of prices",
      description =
          "One report, or up to 1,000 under prices. What is acknowledged is stored; sending it again"
              + " changes nothing. A report from the future, one that is too old and an impossible"
              + " price are kept with the reason and enter no price. Another price of the same"
              + " source, market and moment answers 409, an unsigned report of a source that has a"
              + " key 401, a forged one 403; nothing of the request is stored then.")
  @APIResponse(
      responseCode = "200",
      description = "What became of the reports.",
      content = @Content(schema = @Schema(implementation = IngestedPricesDocument.class)))
  public IngestedPricesDocument post(
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = PricesSchema.class)))
          InputStream body) {
    List<PostedPrices.Posted> posted =
        PostedPrices.read(bodies.read(body), documents, markets, clock.millis());
    IngestedPricesDocument result = IngestedPricesDocument.of(posted, received(posted));
    posted.stream()
        .map(each -> each.report().marketId())
        .distinct()
        .forEach(id -> prices.price(id, clock.millis()));
    return result;
  }

  private List<VerifyPrices.Received> received(List<PostedPrices.Posted> posted) {
    try {
      return prices.receive(posted.stream().map(PostedPrices.Posted::report).toList());
    } catch (PriceConflictException conflict) {
      throw new PriceRequestException(
          PriceRequestException.Fault.CONFLICT,
          posted.get(conflict.index()).pointer() + "/price",
          String.valueOf(conflict.getMessage()));
    }
  }

  @GET
  @Path("/markets/{id}/price")
  @Blocking
  @Operation(
      operationId = "getVerifiedPrice",
      summary = "Returns the verified price of a market",
      description =
          "The median of its sources, what is usable on either side, which source said what, and"
              + " why one was not used. STALE: the last good price, with its age.")
  @APIResponseSchema(
      value = VerifiedPriceDocument.class,
      responseDescription = "The price, decided now.")
  public VerifiedPriceDocument one(
      @Parameter(description = Api.MARKET_ID, example = "BTCUSDT") @PathParam("id") String name) {
    PricedMarket market =
        documents
            .idOf(name)
            .flatMap(markets::market)
            .orElseThrow(() -> new UnpricedMarketException(name));
    return VerifiedPriceDocument.of(
        market,
        prices.price(market.marketId(), clock.millis()).orElseThrow(),
        prices.refused(market.marketId(), REFUSED_SHOWN));
  }
}
