package io.foreshock.adapter.rest;

import io.foreshock.model.GateFinding;
import io.foreshock.model.GateReport;
import io.foreshock.model.ModelReference;
import io.foreshock.model.ModelStage;
import io.foreshock.model.ShelvedModel;
import io.foreshock.model.StageMove;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An edition on the shelf, in service or not, as it is told.
 *
 * @param gate what the gate found of it; null where no report came with it
 */
@RegisterForReflection
@Schema(name = "ShelvedModel")
record ShelfDocument(
    @Schema(examples = "net-exchange") String modelId,
    @Schema(examples = "2018-12-31") String version,
    @Schema(examples = "exchange") String group,
    @Schema(description = "Nothing later has touched it.", examples = "1546300799999")
        long knownUntilMs,
    @Schema(description = "Whether it came with the program.") boolean shipped,
    @Schema(description = "Only an approved one serves.") ModelStage stage,
    @Schema(description = "Since when it is in this stage.") long stagedAtMs,
    @Schema(description = "What moved it there.") StageMove.Cause cause,
    @Schema(description = "Why, for people.") String reason,
    @Schema(description = "Null for one that came with the program, or an unreadable report.")
        @Nullable Gate gate) {

  static ShelfDocument of(ShelvedModel model, Optional<GateReport> report) {
    ModelReference reference = model.reference();
    return new ShelfDocument(
        reference.modelId(),
        reference.version(),
        model.group().code(),
        model.knownUntilMs(),
        model.shipped(),
        model.stage(),
        model.stagedAtMs(),
        model.lastMove().cause(),
        model.lastMove().reason(),
        report.map(Gate::of).orElse(null));
  }

  /** What the gate found. */
  @RegisterForReflection
  @Schema(name = "GateReport")
  record Gate(
      boolean passed,
      @Schema(
              description = "Model and version that served when it was judged.",
              examples = "classical-exchange/2012-12-31")
          String champion,
      @Schema(description = "Markets both were scored on.") int markets,
      @Schema(description = "Market-days both were scored on.") int marketDays,
      List<Criterion> criteria) {

    static Gate of(GateReport report) {
      return new Gate(
          report.passed(),
          report.champion().toString(),
          report.markets(),
          report.marketDays(),
          report.findings().stream().map(Criterion::of).toList());
    }
  }

  /** One criterion of the gate. */
  @RegisterForReflection
  @Schema(name = "GateCriterion")
  record Criterion(
      @Schema(examples = "qlike-worse-p") String name,
      @Schema(description = "Days it was asked of.", examples = "last-year") String window,
      @Schema(description = "Null where it could not be computed, which is no pass.")
          @Nullable Double number,
      double limit,
      @Schema(description = "Whether the limit is the least allowed, and not the most.")
          boolean atLeast,
      boolean passed,
      @Schema(description = "How the number came about.") String detail) {

    static Criterion of(GateFinding finding) {
      return new Criterion(
          finding.criterion().code(),
          finding.window().code(),
          boxed(finding.value()),
          finding.limit(),
          finding.criterion().atLeast(),
          finding.passed(),
          finding.detail());
    }

    private static @Nullable Double boxed(OptionalDouble value) {
      return value.isPresent() ? Double.valueOf(value.getAsDouble()) : null;
    }
  }
}
