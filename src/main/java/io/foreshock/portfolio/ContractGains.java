package io.foreshock.portfolio;

/**
 * What one unit of a contract is worth and gains, dollars. Everything but the price of an option is
 * linear in the quantity, so a position is its quantity times this. Nobody writes to the arrays.
 *
 * @param valueUsd value of a unit that is held; of what is known by Greeks alone, nothing
 * @param owedUsd value of a unit that is owed, never less; the same where the price is certain
 * @param exposureUsd gain for a small rise of the price, per rise
 * @param initial gain per scenario at the size of initial margin
 * @param maintenance gain per scenario at the size of maintenance margin
 * @param initialGrid weighted gain per scenario of the grid of initial margin
 * @param maintenanceGrid weighted gain per scenario of the grid of maintenance margin
 */
record ContractGains(
    double valueUsd,
    double owedUsd,
    double exposureUsd,
    double[] initial,
    double[] maintenance,
    double[] initialGrid,
    double[] maintenanceGrid) {

  /** Returns the gains per scenario at a level. */
  double[] gains(boolean opening) {
    return opening ? initial : maintenance;
  }

  /** Returns the weighted gains per scenario of the grid at a level. */
  double[] grid(boolean opening) {
    return opening ? initialGrid : maintenanceGrid;
  }

  /** Returns the value of so many units, negative where they are owed. */
  double valueUsd(double quantity) {
    return quantity * (quantity < 0.0 ? owedUsd : valueUsd);
  }
}
