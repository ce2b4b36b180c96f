package io.foreshock.adapter.rest;

import io.foreshock.application.AssessedPortfolio;
import io.foreshock.application.ShockStep;
import io.foreshock.application.Simulation;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A portfolio before and after shocks.
 *
 * @param stateless always true: nothing is stored and nothing published
 * @param seed the number of the request
 * @param basis what it rests on
 * @param before as it stands
 * @param after as it would stand
 * @param difference after less before
 * @param attribution what each step changed; the changes sum to the difference exactly
 */
@RegisterForReflection
@Schema(name = "Simulation")
record SimulationDocument(
    boolean stateless,
    long seed,
    Basis basis,
    State before,
    State after,
    Difference difference,
    List<Step> attribution)
    implements SimulationAnswer {

  /** What an answer rests on. */
  @RegisterForReflection
  @Schema(name = "SimulationBasis")
  record Basis(long snapshotSequence) {}

  /** Markets and account. */
  @RegisterForReflection
  @Schema(name = "SimulationState")
  record State(List<SimulatedMarket> markets, PortfolioDocument portfolio) {

    static State of(AssessedPortfolio assessed) {
      return new State(
          assessed.risks().values().stream()
              .map(risk ->
                  SimulatedMarket.of(
                      risk.marketId(), risk.markPrice(), risk.publication().evaluation()))
              .toList(),
          PortfolioDocument.of(assessed));
    }
  }

  /** A change of the account, micro-dollars. */
  @RegisterForReflection
  @Schema(name = "SimulationDifference")
  record Difference(String initialMarginUsd6, String maintenanceMarginUsd6, String equityUsd6) {

    static Difference of(List<Simulation.Change> changes) {
      return new Difference(
          text(changes.stream().mapToLong(Simulation.Change::initialMarginUsd6).sum()),
          text(changes.stream().mapToLong(Simulation.Change::maintenanceMarginUsd6).sum()),
          text(changes.stream().mapToLong(Simulation.Change::equityUsd6).sum()));
    }
  }

  /** What one step changed, micro-dollars. */
  @RegisterForReflection
  @Schema(name = "SimulationStep")
  record Step(
      ShockStep step, String initialMarginUsd6, String maintenanceMarginUsd6, String equityUsd6) {

    static Step of(Simulation.Change change) {
      return new Step(
          change.step(),
          text(change.initialMarginUsd6()),
          text(change.maintenanceMarginUsd6()),
          text(change.equityUsd6()));
    }
  }

  private static String text(long micro) {
    return Long.toString(micro);
  }

  /** Returns the document of a simulation. */
  static SimulationDocument of(Simulation simulation, long seed) {
    return new SimulationDocument(
        true,
        seed,
        new Basis(simulation.before().snapshotSequence()),
        State.of(simulation.before()),
        State.of(simulation.after()),
        Difference.of(simulation.attribution()),
        simulation.attribution().stream().map(Step::of).toList());
  }
}
