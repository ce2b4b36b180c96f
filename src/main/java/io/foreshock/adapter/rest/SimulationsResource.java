package io.foreshock.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.foreshock.application.AssessPortfolio;
import io.foreshock.application.PublishMargins;
import io.foreshock.application.PublishedSnapshot;
import io.foreshock.application.ReplayPortfolio;
import io.foreshock.application.SimulatePortfolio;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What would happen to whole portfolios. */
@Path("/v1/simulations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Api.PORTFOLIOS)
@APIResponse(
    responseCode = "4XX",
    description = Api.REFUSED,
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
final class SimulationsResource {

  /** What-ifs of one request. */
  static final int MOST_SIMULATIONS = 100;

  private static final String BATCH = "simulations";

  private final AssessPortfolio portfolios;
  private final SimulatePortfolio simulate;
  private final ReplayPortfolio replay;
  private final PublishMargins margins;
  private final Evaluations evaluations;
  private final JsonBodies bodies;

  SimulationsResource(
      AssessPortfolio portfolios,
      SimulatePortfolio simulate,
      ReplayPortfolio replay,
      PublishMargins margins,
      Evaluations evaluations,
      JsonBodies bodies) {
    this.portfolios = portfolios;
    this.simulate = simulate;
    this.replay = replay;
    this.margins = margins;
    this.evaluations = evaluations;
    this.bodies = bodies;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Blocking
  @Operation(
      operationId = "simulatePortfolios",
      summary = "Returns how an account would stand after shocks, or through days of the past",
      description =
          "Shocks to price, volatility, correlation and depth, a forced regime, other guard rails,"
              + " trades: before and after for forecast, parameters and account, and what each step"
              + " changed. Or a path: the account held day by day with the margins that were in"
              + " force. Nothing is stored; the same request on the same basis has the same answer.")
  @APIResponse(
      responseCode = "200",
      description = "A what-if, a replay where a path was asked for, or a batch.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema =
                  @Schema(
                      oneOf = {
                        SimulationDocument.class,
                        ReplayDocument.class,
                        SimulationBatch.class
                      })))
  public Uni<SimulationAnswer> simulate(
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = SimulationSchema.class)))
          InputStream body) {
    JsonNode json = bodies.read(body);
    PublishedSnapshot snapshot = margins.snapshot();
    BodyReader reader = new BodyReader();
    SimulationReader simulations = new SimulationReader(portfolios, snapshot, reader);
    if (json.has(BATCH)) {
      List<SimulationRequest> batch = batch(json, reader, simulations);
      reader.check();
      return evaluations.run(() -> answers(batch, snapshot));
    }
    SimulationRequest request = simulations.read(json, "");
    reader.check();
    return evaluations.run(() -> answer(request, snapshot));
  }

  private static List<SimulationRequest> batch(
      JsonNode json, BodyReader reader, SimulationReader simulations) {
    reader.only(json, "", Set.of(BATCH));
    List<SimulationRequest> batch = new ArrayList<>();
    int positions = 0;
    for (JsonNode each : reader.array(json, "", BATCH, true, MOST_SIMULATIONS)) {
      String at = "/" + BATCH + "/" + batch.size();
      SimulationRequest request = simulations.read(each, at);
      positions += request.order().positions().size() + request.shocks().added().size();
      if (positions > PortfolioReader.MOST_POSITIONS) {
        throw new TooLargeException(
            at,
            "all simulations together may have "
                + PortfolioReader.MOST_POSITIONS
                + " positions, had "
                + positions
                + " up to here");
      }
      if (each.hasNonNull("path")) {
        reader.fault(at + "/path", "a path must be asked for alone");
      }
      batch.add(request);
    }
    return batch;
  }

  private SimulationAnswer answers(List<SimulationRequest> batch, PublishedSnapshot snapshot) {
    return new SimulationBatch(batch.stream().map(each -> simulated(each, snapshot)).toList());
  }

  private SimulationAnswer answer(SimulationRequest request, PublishedSnapshot snapshot) {
    return request
        .path()
        .<SimulationAnswer>map(period ->
            ReplayDocument.of(replay.replay(request.order(), period, snapshot), request.seed()))
        .orElseGet(() -> simulated(request, snapshot));
  }

  private SimulationDocument simulated(SimulationRequest request, PublishedSnapshot snapshot) {
    return SimulationDocument.of(
        simulate.simulate(request.order(), request.shocks(), snapshot), request.seed());
  }

  @ServerExceptionMapper
  RestResponse<Problem> conflict(BasisConflictException failure) {
    return RestResponse.ResponseBuilder.create(
            RestResponse.Status.CONFLICT,
            Problem.of(
                409,
                "sequence-conflict",
                "Sequence conflict",
                String.valueOf(failure.getMessage()),
                "/v1/simulations"))
        .header("Content-Type", Problem.MEDIA_TYPE)
        .build();
  }
}
