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

/** Collateral haircuts. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Api.PARAMETERS)
@APIResponse(
    responseCode = "4XX",
    description = Api.REFUSED,
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
final class HaircutSchedulesResource {

  private final CurrentDocuments documents;

  HaircutSchedulesResource(CurrentDocuments documents) {
    this.documents = documents;
  }

  @GET
  @Path("/haircut-schedules")
  @NonBlocking
  @Operation(
      operationId = "listHaircutSchedules",
      summary = "Returns the haircut schedules of all markets",
      description = "By class, regime, volatility, time to sell and size.")
  @APIResponseSchema(
      value = HaircutDocument.Schedules.class,
      responseDescription = "Schedules ordered by market.")
  public HaircutDocument.Schedules list() {
    return new HaircutDocument.Schedules(
        documents.snapshot().all().stream()
            .map(document -> HaircutDocument.of(document.publication()))
            .toList());
  }

  @GET
  @Path("/haircut-schedules/{asset}")
  @NonBlocking
  @Operation(
      operationId = "getHaircutSchedule",
      summary = "Returns the haircut schedule of one asset",
      description =
          "haircutPpm is in force and moves by notice, and sizeTiers move with it; byRegime is what"
              + " the schedule asks for now, so it may differ until a notice has ended.")
  @APIResponseSchema(value = HaircutDocument.class, responseDescription = "The schedule.")
  public HaircutDocument one(
      @Parameter(description = Api.MARKET_ID, example = Api.EXAMPLE_MARKET) @PathParam("asset")
          String asset) {
    return HaircutDocument.of(documents.market(asset).publication());
  }
}
