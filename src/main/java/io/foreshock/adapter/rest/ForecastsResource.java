package io.foreshock.adapter.rest;

import io.foreshock.application.EvaluateMarket;
import io.foreshock.application.MarketPublication;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Raw forecasts. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Api.FORECASTS)
@APIResponse(
    responseCode = "4XX",
    description = Api.REFUSED,
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
final class ForecastsResource {

  private static final int DAY_HOURS = 24;

  private final CurrentDocuments documents;
  private final Evaluations evaluations;
  private final EvaluateMarket evaluateMarket;

  ForecastsResource(
      CurrentDocuments documents, Evaluations evaluations, EvaluateMarket evaluateMarket) {
    this.documents = documents;
    this.evaluations = evaluations;
    this.evaluateMarket = evaluateMarket;
  }

  @GET
  @Path("/markets/{id}/forecasts")
  @NonBlocking
  @Operation(
      operationId = "getForecasts",
      summary = "Returns the raw forecast of a market",
      description =
          "Volatility, value at risk and expected shortfall as log-return losses, and the filtered"
              + " regime. Nothing here is smoothed against procyclicality; that is what the margin"
              + " parameters are for.")
  @APIResponseSchema(value = ForecastDocument.class, responseDescription = "The forecast.")
  public Uni<ForecastDocument> forecast(
      @Parameter(description = Api.MARKET_ID, example = Api.EXAMPLE_MARKET) @PathParam("id")
          String id,
      @Parameter(
              description =
                  "A multiple of the bar length, at most 720. On daily bars 24 is the"
                      + " next trading day.",
              example = "24")
          @QueryParam("horizonHours")
          @DefaultValue("24")
          String horizonHours,
      @Parameter(description = Api.AS_OF, example = Api.EXAMPLE_MOMENT) @QueryParam("asOf")
          @Nullable String asOf) {
    MarketPublication current = documents.market(id).publication();
    int hours = Parameters.integer("horizonHours", horizonHours);
    OptionalLong asOfMs = Parameters.moment("asOf", asOf);
    if (hours == DAY_HOURS && asOfMs.isEmpty()) {
      return Uni.createFrom().item(ForecastDocument.ofDay(current));
    }
    return evaluations.run(() -> evaluated(current, hours, asOfMs));
  }

  private ForecastDocument evaluated(
      MarketPublication current, int horizonHours, OptionalLong asOfMs) {
    EvaluateMarket.Evaluated evaluated = evaluateMarket.at(current.marketId(), asOfMs);
    return ForecastDocument.of(
        evaluated.publication(), evaluated.tail(horizonHours), horizonHours, asOfMs);
  }
}
