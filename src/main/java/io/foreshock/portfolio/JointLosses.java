package io.foreshock.portfolio;

import io.foreshock.portfolio.scenario.Dependence;
import io.foreshock.portfolio.scenario.ScenarioSet;

/** What the markets of one scenario set lose together under the dependence that counts. */
interface JointLosses {

  /** Returns the scenarios. */
  ScenarioSet set();

  /** Returns the risk, dollars. */
  double risk();

  /** Returns the dependence with the largest expected shortfall; history's where all are equal. */
  Dependence binding();

  /** Returns the losses under the binding dependence, one per scenario, dollars. */
  double[] bindingLosses();
}
