package io.foreshock.adapter.rest;

import io.foreshock.application.MarketPublication;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How forecasts and margins did over the history that is published. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Api.BACKTESTS)
@APIResponse(
    responseCode = "4XX",
    description = Api.REFUSED,
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
final class BacktestsResource {

  private final CurrentDocuments documents;
  private final Evaluations evaluations;
  private final Scorecards scorecards;

  BacktestsResource(CurrentDocuments documents, Evaluations evaluations, Scorecards scorecards) {
    this.documents = documents;
    this.evaluations = evaluations;
    this.scorecards = scorecards;
  }

  @GET
  @Path("/backtests")
  @NonBlocking
  @Operation(
      operationId = "listBacktests",
      summary = "Lists the markets that have a scorecard",
      description = "Every published market has one; it is made when first asked for.")
  @APIResponseSchema(
      value = ScorecardDocument.Backtests.class,
      responseDescription = "Links ordered by market.")
  public ScorecardDocument.Backtests list() {
    return new ScorecardDocument.Backtests(
        documents.snapshot().all().stream()
            .map(document -> ScorecardDocument.Link.of(document.publication()))
            .toList());
  }

  @GET
  @Path("/backtests/{market}")
  @NonBlocking
  @Operation(
      operationId = "getBacktest",
      summary = "Returns the scorecard of a market",
      description =
          "The history up to the set in force, walked by the code that publishes and scored by the"
              + " code of the backtest command. Days out of sample, served by an edition that knew"
              + " nothing of them, and days in sample stand apart. The first request after a new"
              + " set takes up to seconds.")
  @APIResponse(
      responseCode = "200",
      description = "The scorecard.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ScorecardDocument.class)))
  @APIResponse(responseCode = "304", description = "The client holds this scorecard already.")
  public Uni<Response> one(
      @Parameter(description = Api.MARKET_ID, example = Api.EXAMPLE_MARKET) @PathParam("market")
          String market,
      @Parameter(description = "Entity tags the client holds; answered with 304.")
          @HeaderParam(HttpHeaders.IF_NONE_MATCH)
          @Nullable String ifNoneMatch) {
    MarketPublication publication = documents.market(market).publication();
    String entityTag = '"' + publication.setId() + "-backtest\"";
    if (EntityTags.match(ifNoneMatch, entityTag)) {
      return Uni.createFrom().item(tagged(Response.notModified(), entityTag));
    }
    return scorecards
        .ready(publication)
        .map(ready -> Uni.createFrom().item(ready))
        .orElseGet(() -> evaluations.run(() -> scorecards.make(publication)))
        .map(scorecard -> tagged(Response.ok(scorecard), entityTag));
  }

  private static Response tagged(Response.ResponseBuilder response, String entityTag) {
    return response
        .header(HttpHeaders.ETAG, entityTag)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }
}
