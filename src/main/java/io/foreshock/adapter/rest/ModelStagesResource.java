package io.foreshock.adapter.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Which edition serves: promotions and rollbacks. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = Api.MODELS)
@APIResponse(
    responseCode = "4XX",
    description = Api.REFUSED,
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
final class ModelStagesResource {

  private static final String ID = "modelId of a model on the shelf.";
  private static final String KEY =
      Mutations.KEY_MEANING + " It is remembered while the service runs, unless it was refused.";

  private final Promotions promotions;
  private final ObjectMapper mapper;

  ModelStagesResource(Promotions promotions, ObjectMapper mapper) {
    this.promotions = promotions;
    this.mapper = mapper;
  }

  @POST
  @Path("/models/{id}:promote")
  @Blocking
  @Operation(
      operationId = "promoteModel",
      summary = "Lets an edition serve",
      description =
          "One in the shadow that has been scored for long enough, which is found out by walking the"
              + " stored markets, or one that served before. An approved edition of the same group"
              + " and knownUntil retires in the same step. 409 promotion-refused: the rules forbid"
              + " it, the detail says which with its numbers; nothing has changed.")
  @APIResponseSchema(value = StageDocument.class, responseDescription = "The edition, APPROVED.")
  public StageDocument promote(
      @Parameter(description = ID, example = "net-exchange") @PathParam("id") String id,
      @Parameter(description = KEY, required = true) @HeaderParam(Mutations.KEY)
          @Nullable String key,
      @Parameter(hidden = true) @Context HttpServerRequest request,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = StageDocument.Request.class)))
          InputStream body) {
    String checkedKey = requireMayMove(request, key);
    return promotions.promote(checkedKey, StageRequests.read(id, body, mapper));
  }

  @POST
  @Path("/models/{id}:rollback")
  @Blocking
  @Operation(
      operationId = "rollBackModel",
      summary = "Takes an edition out and puts the previous one back",
      description =
          "The one it superseded, otherwise the next older edition of the group serves in its place."
              + " What is published does not loosen for a dwell. 409 promotion-refused: it does not"
              + " serve, or none would be left; nothing has changed.")
  @APIResponseSchema(value = StageDocument.class, responseDescription = "The edition, RETIRED.")
  public StageDocument rollback(
      @Parameter(description = ID, example = "net-exchange") @PathParam("id") String id,
      @Parameter(description = KEY, required = true) @HeaderParam(Mutations.KEY)
          @Nullable String key,
      @Parameter(hidden = true) @Context HttpServerRequest request,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = StageDocument.Request.class)))
          InputStream body) {
    String checkedKey = requireMayMove(request, key);
    return promotions.rollback(checkedKey, StageRequests.read(id, body, mapper));
  }

  private static String requireMayMove(HttpServerRequest request, @Nullable String key) {
    Mutations.requireMayTrain(request);
    return Mutations.requireKey(key);
  }
}
