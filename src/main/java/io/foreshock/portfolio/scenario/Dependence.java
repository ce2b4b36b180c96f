package io.foreshock.portfolio.scenario;

/** How the moves of several markets come together in the scenarios. */
public enum Dependence {
  /** As on the days that happened. */
  HISTORICAL,
  /** Correlations a quarter of the way to one: all markets fall or rise together. */
  TOGETHER,
  /** Correlations a quarter of the way to none: hedges across markets fail. */
  APART
}
