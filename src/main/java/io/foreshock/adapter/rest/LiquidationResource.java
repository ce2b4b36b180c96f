package io.foreshock.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.foreshock.application.LiquidationProbabilities;
import io.foreshock.application.PublishMargins;
import io.foreshock.application.PublishedSnapshot;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How likely positions are to be liquidated. */
@Path("/v1/liquidation-probabilities")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Api.PORTFOLIOS)
@APIResponse(
    responseCode = "4XX",
    description = Api.REFUSED,
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
final class LiquidationResource {

  private final LiquidationProbabilities probabilities;
  private final PublishMargins margins;
  private final Evaluations evaluations;
  private final JsonBodies bodies;

  LiquidationResource(
      LiquidationProbabilities probabilities,
      PublishMargins margins,
      Evaluations evaluations,
      JsonBodies bodies) {
    this.probabilities = probabilities;
    this.margins = margins;
    this.evaluations = evaluations;
    this.bodies = bodies;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Blocking
  @Operation(
      operationId = "getLiquidationProbabilities",
      summary = "Returns how likely positions are to be liquidated",
      description =
          "The probability that the price comes to the liquidation price of a position within each"
              + " horizon: in closed form under a geometric Brownian motion, and from simulated"
              + " paths with the champion's variance dynamics and fat tails. Nothing is stored.")
  @APIResponseSchema(
      value = LiquidationDocument.class,
      responseDescription = "The probabilities, in the order of the positions.")
  public Uni<LiquidationDocument> probabilities(
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = LiquidationSchema.class)))
          InputStream body) {
    JsonNode json = bodies.read(body);
    PublishedSnapshot snapshot = margins.snapshot();
    LiquidationRequest request =
        new LiquidationReader(name -> probabilities.market(name, snapshot), new BodyReader())
            .read(json);
    return evaluations.run(() -> new LiquidationAnswers(probabilities).answer(request));
  }
}
