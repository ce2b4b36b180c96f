package io.foreshock.adapter.rest;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Markets with a published set. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Api.MARKETS)
@APIResponse(
    responseCode = "4XX",
    description = Api.REFUSED,
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
final class MarketsResource {

  private final CurrentDocuments documents;

  MarketsResource(CurrentDocuments documents) {
    this.documents = documents;
  }

  @GET
  @Path("/markets")
  @NonBlocking
  @Operation(
      operationId = "listMarkets",
      summary = "Lists the markets that have a published set",
      description = "Markets in the store whose history was refused are listed under /v1/feeds.")
  @APIResponseSchema(
      value = MarketDocument.Markets.class,
      responseDescription = "Markets ordered by id.")
  public MarketDocument.Markets list() {
    return new MarketDocument.Markets(
        documents.snapshot().all().stream()
            .map(document -> MarketDocument.of(document.publication()))
            .toList());
  }

  @GET
  @Path("/markets/{id}")
  @NonBlocking
  @Operation(
      operationId = "getMarket",
      summary = "Returns one market",
      description = "With links to its parameters, forecasts, explanation and haircuts.")
  @APIResponseSchema(value = MarketDocument.class, responseDescription = "The market.")
  public MarketDocument one(
      @Parameter(description = Api.MARKET_ID, example = Api.EXAMPLE_MARKET) @PathParam("id")
          String id) {
    return MarketDocument.withLinks(documents.market(id).publication());
  }
}
