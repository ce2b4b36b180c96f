package io.foreshock.adapter.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.foreshock.application.RunTraining;
import io.foreshock.model.ClassGroup;
import io.foreshock.training.TrainingRun;
import io.foreshock.training.TrainingTrigger;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Trainings: asked for, watched, ended. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Api.TRAININGS)
@APIResponse(
    responseCode = "4XX",
    description = Api.REFUSED,
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
final class TrainingsResource {

  private static final int MOST_LISTED = 100;
  private static final String LAST_EVENT_ID = "Last-Event-ID";
  private static final String ID = "trainingId of a training.";

  private final RunTraining trainings;
  private final TrainingEvents events;
  private final ObjectMapper mapper;

  TrainingsResource(RunTraining trainings, TrainingEvents events, ObjectMapper mapper) {
    this.trainings = trainings;
    this.events = events;
    this.mapper = mapper;
  }

  @POST
  @Path("/trainings")
  @Consumes(MediaType.APPLICATION_JSON)
  @Blocking
  @Operation(
      operationId = "startTraining",
      summary = "Trains the models of a group again",
      description =
          "The training runs in a process of its own. One runs at a time and one more may wait,"
              + " others get 409 training-in-progress. What it makes serves only if it passes the"
              + " judge. 501 training-not-available: this service cannot train.")
  @APIResponse(
      responseCode = "202",
      description = "The training, at Location.",
      headers = @Header(name = HttpHeaders.LOCATION, schema = @Schema(type = SchemaType.STRING)),
      content = @Content(schema = @Schema(implementation = TrainingDocument.class)))
  public Response start(
      @Parameter(description = Mutations.KEY_MEANING, required = true) @HeaderParam(Mutations.KEY)
          @Nullable String key,
      @Parameter(hidden = true) @Context HttpServerRequest request,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = TrainingDocument.Request.class)))
          InputStream body) {
    Mutations.requireMayTrain(request);
    String checkedKey = Mutations.requireKey(key);
    ClassGroup group = TrainingRequests.group(body, mapper);
    TrainingRun run = trainings.request(group, TrainingTrigger.DEMAND, Optional.of(checkedKey));
    return Response.accepted(TrainingDocument.of(run))
        .location(URI.create("/v1/trainings/" + run.id()))
        .build();
  }

  @GET
  @Path("/trainings")
  @Blocking
  @Operation(
      operationId = "listTrainings",
      summary = "Lists trainings",
      description = "All that were asked for by anybody or by the clock, whatever became of them.")
  @APIResponseSchema(
      value = TrainingDocument.Page.class,
      responseDescription = "Trainings, the newest first.")
  public TrainingDocument.Page list() {
    return new TrainingDocument.Page(
        trainings.latest(MOST_LISTED).stream().map(TrainingDocument::of).toList());
  }

  @GET
  @Path("/trainings/{id}")
  @Blocking
  @Operation(
      operationId = "getTraining",
      summary = "Returns a training",
      description =
          "Its state, how far it has come, its seeds, and what the judge found once it has ended.")
  @APIResponseSchema(value = TrainingDocument.class, responseDescription = "The training.")
  public TrainingDocument one(@Parameter(description = ID) @PathParam("id") String id) {
    return TrainingDocument.of(trainings.find(id));
  }

  @GET
  @Path("/trainings/{id}/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Blocking
  @Operation(
      operationId = "watchTraining",
      summary = "Streams what happens in a training",
      description =
          "Server-sent events: progress, and end as the last one. Begins with the first event, or"
              + " with the one after Last-Event-ID.")
  @APIResponse(
      responseCode = "200",
      description = "Events; the data of each is JSON.",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(implementation = TrainingDocument.Event.class)))
  public Multi<OutboundSseEvent> events(
      @Parameter(description = ID) @PathParam("id") String id,
      @Parameter(description = "Id of the last event the client has seen.")
          @HeaderParam(LAST_EVENT_ID)
          @Nullable String lastEventId,
      @Parameter(hidden = true) @Context Sse sse) {
    long after = lastEventId == null ? 0 : Parameters.count(LAST_EVENT_ID, lastEventId);
    return events.of(trainings.find(id).id(), after, sse);
  }

  @POST
  @Path("/trainings/{id}:cancel")
  @Blocking
  @Operation(
      operationId = "cancelTraining",
      summary = "Ends a training",
      description =
          "One that waits has ended when this answers, one that runs ends soon after. Ending one"
              + " again changes nothing; one that ended otherwise gets 409 training-ended.")
  @APIResponse(
      responseCode = "202",
      description = "The training as it is now.",
      content = @Content(schema = @Schema(implementation = TrainingDocument.class)))
  public Response cancel(
      @Parameter(description = ID) @PathParam("id") String id,
      @Parameter(description = Mutations.KEY_MEANING, required = true) @HeaderParam(Mutations.KEY)
          @Nullable String key,
      @Parameter(hidden = true) @Context HttpServerRequest request) {
    Mutations.requireMayTrain(request);
    Mutations.requireKey(key);
    return Response.accepted(TrainingDocument.of(trainings.cancel(id))).build();
  }
}
