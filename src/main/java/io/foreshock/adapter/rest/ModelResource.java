package io.foreshock.adapter.rest;

import io.foreshock.application.ActiveModels;
import io.foreshock.model.Edition;
import io.foreshock.model.ModelCards;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** One model: its editions and their cards. */
@Path("/v1")
@Tag(name = Api.MODELS)
@APIResponse(
    responseCode = "4XX",
    description = Api.REFUSED,
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
final class ModelResource {

  private static final String ID = "modelId of a model in service.";
  private static final String SHELF_ID = "modelId of a model in service or on the shelf.";
  private static final String MARKDOWN = "text/markdown;charset=UTF-8";

  private final ActiveModels models;
  private final ModelCards cards;
  private final Shelf shelf;

  ModelResource(ActiveModels models, ModelCards cards, Shelf shelf) {
    this.models = models;
    this.cards = cards;
    this.shelf = shelf;
  }

  @GET
  @Path("/models/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  @Blocking
  @Operation(
      operationId = "getModel",
      summary = "Returns a model in service or on the shelf",
      description =
          "All its editions in service, the oldest knownUntil first, and all on the shelf with stage"
              + " and what the gate found of them.")
  @APIResponseSchema(value = ModelsDocument.Versions.class, responseDescription = "Its editions.")
  public ModelsDocument.Versions one(
      @Parameter(description = SHELF_ID, example = "classical-exchange") @PathParam("id")
          String id) {
    List<Edition> editions = inService(id);
    List<ShelfDocument> shelved = shelf.of(id);
    if (editions.isEmpty() && (shelved == null || shelved.isEmpty())) {
      throw new UnknownModelException(id);
    }
    return ModelsDocument.Versions.of(id, editions, shelved);
  }

  @GET
  @Path("/models/{id}/card")
  @Produces(MARKDOWN)
  @Blocking
  @Operation(
      operationId = "getModelCard",
      summary = "Returns the card of an edition",
      description =
          "What it was trained on, how it was chosen, what it is for and what not, in Markdown.")
  @APIResponse(
      responseCode = "200",
      description = "The card.",
      content =
          @Content(mediaType = "text/markdown", schema = @Schema(implementation = String.class)))
  public String card(
      @Parameter(description = ID, example = "classical-exchange") @PathParam("id") String id,
      @Parameter(
              description = "Version of the edition; absent: the newest in service.",
              example = "2012-12-31")
          @QueryParam("version")
          @Nullable String version) {
    Edition edition =
        editions(id).reversed().stream()
            .filter(each -> version == null || each.version().equals(version))
            .findFirst()
            .orElseThrow(() -> new UnknownModelException(id + "/" + version));
    return cards.of(edition).orElseThrow(() -> new UnknownModelException("card of " + id));
  }

  private List<Edition> editions(String id) {
    List<Edition> editions = inService(id);
    if (editions.isEmpty()) {
      throw new UnknownModelException(id);
    }
    return editions;
  }

  private List<Edition> inService(String id) {
    return models.loaded().editions().editions().stream()
        .filter(edition -> edition.modelId().equals(id))
        .toList();
  }
}
