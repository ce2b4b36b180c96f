package io.foreshock.application;

import java.util.List;

/**
 * A portfolio before and after shocks.
 *
 * @param before as it stands
 * @param after as it would stand
 * @param attribution what each step changed, in their order; the changes sum to after − before
 */
public record Simulation(
    AssessedPortfolio before, AssessedPortfolio after, List<Change> attribution) {

  /** Copies the list. */
  public Simulation {
    attribution = List.copyOf(attribution);
  }

  /**
   * What one step changed, micro-dollars.
   *
   * @param step the step
   * @param initialMarginUsd6 change of initial margin
   * @param maintenanceMarginUsd6 change of maintenance margin
   * @param equityUsd6 change of equity
   */
  public record Change(
      ShockStep step, long initialMarginUsd6, long maintenanceMarginUsd6, long equityUsd6) {

    /** Returns the change from one portfolio to another. */
    static Change of(ShockStep step, AssessedPortfolio from, AssessedPortfolio to) {
      return new Change(
          step,
          to.assessment().requirement().initial().totalUsd6()
              - from.assessment().requirement().initial().totalUsd6(),
          to.assessment().requirement().maintenance().totalUsd6()
              - from.assessment().requirement().maintenance().totalUsd6(),
          to.assessment().equityUsd6() - from.assessment().equityUsd6());
    }
  }
}
