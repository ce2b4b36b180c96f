package io.foreshock.adapter.rest;

import io.foreshock.model.ModelReference;
import io.foreshock.model.ModelStage;
import io.foreshock.model.ShelvedModel;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An edition after a promotion or rollback. */
@RegisterForReflection
@Schema(name = "ModelStaged")
record StageDocument(
    @Schema(examples = "net-exchange") String modelId,
    @Schema(examples = "2018-12-31") String version,
    @Schema(examples = "exchange") String group,
    long knownUntilMs,
    ModelStage stage,
    @Schema(description = "When it was moved.") long stagedAtMs,
    @Schema(description = "Why, as it was given.") String reason,
    @Schema(
            description = "After a rollback, model and version that serve in its place.",
            examples = "classical-exchange/2012-12-31")
        @Nullable String inItsPlace) {

  static StageDocument promoted(ShelvedModel model) {
    return of(model, null);
  }

  static StageDocument rolledBack(ShelvedModel model, ModelReference inItsPlace) {
    return of(model, inItsPlace.toString());
  }

  private static StageDocument of(ShelvedModel model, @Nullable String inItsPlace) {
    return new StageDocument(
        model.reference().modelId(),
        model.reference().version(),
        model.group().code(),
        model.knownUntilMs(),
        model.stage(),
        model.stagedAtMs(),
        model.lastMove().reason(),
        inItsPlace);
  }

  /** What a promotion or rollback is asked for with. */
  @Schema(name = "ModelStageRequest")
  record Request(
      @Schema(required = true, description = "Version of the edition.", examples = "2018-12-31")
          String version,
      @Schema(
              required = true,
              description = "Why, one line; it is kept with the move.",
              minLength = 1,
              maxLength = 200,
              examples = "Three weeks in the shadow, no breach too many")
          String reason) {}
}
