package io.foreshock.forecast.volatility;

/** A log-likelihood with the analytic score of every observation. */
interface ScoredLikelihood {

  /** Returns the number of parameters. */
  int size();

  /** Returns the number of observations. */
  int count();

  /** Returns the value; NaN or infinite where it cannot be computed. */
  double value(double[] p);

  /** Writes the score of observation t by parameter i at index t·size + i. */
  void scores(double[] p, double[] result);
}
