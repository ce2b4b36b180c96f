package io.foreshock.adapter.rest;

import io.foreshock.application.LiveScorecards;
import io.foreshock.model.ModelShelf;
import io.foreshock.model.ModelStage;
import io.foreshock.model.ShelvedModel;
import io.foreshock.training.DriftFindings;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How editions do while they serve. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Api.MODELS)
@APIResponse(
    responseCode = "4XX",
    description = Api.REFUSED,
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
final class LiveScorecardResource {

  /** What serves comes first, and of that the newest. */
  private static final Comparator<ShelvedModel> TOLD_FIRST =
      Comparator.<ShelvedModel, Boolean>comparing(model -> model.stage() == ModelStage.APPROVED)
          .thenComparingLong(ShelvedModel::knownUntilMs);

  private final ModelShelf shelf;
  private final LiveScorecards live;

  LiveScorecardResource(ModelShelf shelf, LiveScorecards live) {
    this.shelf = shelf;
    this.live = live;
  }

  @GET
  @Path("/models/{id}/scorecard")
  @Blocking
  @Operation(
      operationId = "getModelScorecard",
      summary = "Returns the live scorecard of an edition",
      description =
          "Coverage, FZ0 excess and the wealth of bets against its raw forecasts, market-side by"
              + " market-side since it first served; for one in the shadow since its knownUntil. It"
              + " is made after bars were evaluated, and shown as it was made last.")
  @APIResponseSchema(
      value = LiveScorecardDocument.class,
      responseDescription = "The scorecard; without markets before it was made.")
  public LiveScorecardDocument scorecard(
      @Parameter(
              description = "modelId of a model in service or on the shelf.",
              example = "classical-exchange")
          @PathParam("id")
          String id,
      @Parameter(
              description = "Version of the edition; absent: the newest in service.",
              example = "2012-12-31")
          @QueryParam("version")
          @Nullable String version) {
    List<ShelvedModel> all = shelf.list();
    ShelvedModel model =
        all.stream()
            .filter(each -> each.reference().modelId().equals(id))
            .filter(each -> version == null || each.reference().version().equals(version))
            .max(TOLD_FIRST)
            .orElseThrow(
                () -> new UnknownModelException(version == null ? id : id + "/" + version));
    return LiveScorecardDocument.of(model, live.of(model.reference()), drift(all, model));
  }

  /** Drift is looked for from the newest edition of a group. */
  private Optional<DriftFindings> drift(List<ShelvedModel> all, ShelvedModel model) {
    boolean serves =
        all.stream()
            .filter(each -> each.group() == model.group() && each.stage() == ModelStage.APPROVED)
            .max(Comparator.comparingLong(ShelvedModel::knownUntilMs))
            .filter(model::equals)
            .isPresent();
    return serves ? live.drift(model.group()) : Optional.empty();
  }
}
