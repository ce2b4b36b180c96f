package io.foreshock.portfolio;

/**
 * How an account stands: what it needs and what it has.
 *
 * @param requirement what its positions need
 * @param collateral what its holdings are worth
 * @param equityUsd6 holdings after haircuts and what positions have gained since entry, rounded
 *     down, micro-dollars
 * @param state how it stands
 * @param toInitial moves at which equity crosses initial margin
 * @param toMaintenance moves at which it crosses maintenance margin
 */
public record Assessment(
    Requirement requirement,
    Collateral collateral,
    long equityUsd6,
    AccountState state,
    Boundary toInitial,
    Boundary toMaintenance) {}
