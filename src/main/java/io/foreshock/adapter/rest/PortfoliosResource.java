package io.foreshock.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.foreshock.application.AssessPortfolio;
import io.foreshock.application.PortfolioOrder;
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
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What whole portfolios need. */
@Path("/v1/portfolios")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Api.PORTFOLIOS)
@APIResponse(
    responseCode = "4XX",
    description = Api.REFUSED,
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
final class PortfoliosResource {

  private static final Set<String> MEMBERS = Set.of("positions", "collateral");

  private final AssessPortfolio portfolios;
  private final PublishMargins margins;
  private final Evaluations evaluations;
  private final JsonBodies bodies;

  PortfoliosResource(
      AssessPortfolio portfolios,
      PublishMargins margins,
      Evaluations evaluations,
      JsonBodies bodies) {
    this.portfolios = portfolios;
    this.margins = margins;
    this.evaluations = evaluations;
    this.bodies = bodies;
  }

  @POST
  @Path("/margin")
  @Consumes(MediaType.APPLICATION_JSON)
  @Blocking
  @Operation(
      operationId = "assessPortfolio",
      summary = "Returns what a portfolio needs and how its account stands",
      description =
          "Spot, perpetuals, futures, European options or sensitivities in any published markets,"
              + " with collateral in any assets. Positions of one market are netted; markets that"
              + " share 250 days are valued together in joint scenarios, sized so that a single"
              + " position needs its published margin. Nothing is stored.")
  @APIResponseSchema(
      value = PortfolioDocument.class,
      responseDescription = "Margins, equity, state, and why.")
  public Uni<PortfolioDocument> margin(
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = PortfolioSchema.class)))
          InputStream body) {
    JsonNode json = bodies.read(body);
    PublishedSnapshot snapshot = margins.snapshot();
    BodyReader reader = new BodyReader();
    reader.only(json, "", MEMBERS);
    PortfolioOrder order = new PortfolioReader(portfolios, snapshot, reader).read(json, "");
    reader.check();
    return evaluations.run(() -> PortfolioDocument.of(portfolios.assess(order, snapshot)));
  }
}
