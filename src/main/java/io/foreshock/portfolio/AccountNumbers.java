package io.foreshock.portfolio;

/**
 * What an account needs and has.
 *
 * @param initial initial margin by component
 * @param maintenance maintenance margin by component, never above the initial one
 * @param equityUsd6 holdings after haircuts and what positions have gained since entry, rounded
 *     down, micro-dollars
 */
public record AccountNumbers(
    Requirement.Components initial, Requirement.Components maintenance, long equityUsd6) {

  /** Returns initial margin, micro-dollars. */
  public long initialUsd6() {
    return initial.totalUsd6();
  }

  /** Returns maintenance margin, micro-dollars. */
  public long maintenanceUsd6() {
    return maintenance.totalUsd6();
  }

  /** Returns the state these numbers speak of by themselves. */
  public AccountState state() {
    return AccountState.of(equityUsd6, initialUsd6(), maintenanceUsd6());
  }
}
