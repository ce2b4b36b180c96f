package io.foreshock.adapter.rest;

import io.foreshock.application.ActiveModels;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The champions in service, and the editions on the shelf. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Api.MODELS)
@APIResponse(
    responseCode = "4XX",
    description = Api.REFUSED,
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
final class ModelsResource {

  private final ActiveModels models;
  private final Shelf shelf;

  ModelsResource(ActiveModels models, Shelf shelf) {
    this.models = models;
    this.shelf = shelf;
  }

  @GET
  @Path("/models")
  @Blocking
  @Operation(
      operationId = "listModels",
      summary = "Lists the editions in service and on the shelf",
      description =
          "Each day is served by the newest edition whose knownUntil lies before it, days before"
              + " the oldest by the documented defaults. Artifacts that failed their checks are"
              + " named with the reason and not served. Editions on the shelf, those in the shadow"
              + " among them, come with their stage and what the gate found of them.")
  @APIResponseSchema(
      value = ModelsDocument.class,
      responseDescription = "Editions, defaults, problems and shelf.")
  public ModelsDocument list() {
    return ModelsDocument.of(models.loaded(), shelf.all());
  }
}
