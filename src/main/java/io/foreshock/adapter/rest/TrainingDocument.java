package io.foreshock.adapter.rest;

import io.foreshock.training.JudgedModel;
import io.foreshock.training.TrainingEvent;
import io.foreshock.training.TrainingRun;
import io.foreshock.training.TrainingState;
import io.foreshock.training.TrainingStep;
import io.foreshock.training.TrainingTrigger;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A training, as it is told. */
@RegisterForReflection
@Schema(name = "Training")
record TrainingDocument(
    @Schema(examples = "0b0e5d34-2a41-4f0c-9a53-4d1f6f6d2c11") String trainingId,
    @Schema(examples = "crypto") String group,
    @Schema(description = "What started it.") TrainingTrigger trigger,
    TrainingState state,
    @Schema(description = "Why it ended as it did; null before.") @Nullable String reason,
    @Schema(description = "What it is doing; empty before the first step.") String stage,
    @Schema(description = "Parts of the stage that are done.") int done,
    @Schema(description = "Parts of the stage there are.") int total,
    @Schema(description = "Seeds it has drawn from.") List<Long> seeds,
    long queuedAtMs,
    @Schema(description = "Null before it began.") @Nullable Long startedAtMs,
    @Schema(description = "Null before it ended.") @Nullable Long endedAtMs,
    @Schema(description = "The model it made; null where none was judged.")
        @Nullable String modelId,
    @Nullable String version,
    @Schema(description = "Reference of the report of its judge.") @Nullable String gateReport) {

  static TrainingDocument of(TrainingRun run) {
    TrainingStep step = run.step();
    return new TrainingDocument(
        run.id(),
        run.group().code(),
        run.trigger(),
        run.state(),
        reason(run.reason()),
        step.stage(),
        step.done(),
        step.total(),
        run.seeds(),
        run.times().queuedAtMs(),
        boxed(run.times().startedAtMs()),
        boxed(run.times().endedAtMs()),
        run.model().map(JudgedModel::modelId).orElse(null),
        run.model().map(JudgedModel::version).orElse(null),
        run.model().map(JudgedModel::gateReport).orElse(null));
  }

  private static @Nullable String reason(String text) {
    return text.isEmpty() ? null : text;
  }

  private static @Nullable Long boxed(OptionalLong moment) {
    return moment.isPresent() ? Long.valueOf(moment.getAsLong()) : null;
  }

  /** Trainings, the newest first. */
  @RegisterForReflection
  @Schema(name = "Trainings")
  record Page(
      @Schema(description = "The newest first, at most 100.") List<TrainingDocument> trainings) {}

  /** What a training is asked for with. */
  @Schema(name = "TrainingRequest")
  record Request(
      @Schema(
              required = true,
              enumeration = {"crypto", "exchange"},
              description = "Markets to train for.",
              examples = "crypto")
          String group) {}

  /** Something that happened in a training: data of an event of the stream. */
  @RegisterForReflection
  @Schema(name = "TrainingEvent")
  record Event(
      @Schema(description = "Number of the event, also its id in the stream.") long number,
      long atMs,
      TrainingState state,
      @Nullable String reason,
      String stage,
      int done,
      int total) {

    static Event of(TrainingEvent event) {
      return new Event(
          event.number(),
          event.atMs(),
          event.state(),
          TrainingDocument.reason(event.reason()),
          event.step().stage(),
          event.step().done(),
          event.step().total());
    }
  }
}
