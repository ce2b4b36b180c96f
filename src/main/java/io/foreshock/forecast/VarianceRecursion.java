package io.foreshock.forecast;

import org.jspecify.annotations.Nullable;

/**
 * A variance model as {@link FilteredMember} fits and runs it. Parameters are arrays, in the form
 * in which a memory of fits keeps them.
 */
interface VarianceRecursion {

  /** Returns the name of the model, its settings and the version of its estimator. */
  String estimator();

  /** Returns the first day that can be filtered; the number of days where there is none. */
  default int firstDay() {
    return 0;
  }

  /**
   * Returns everything that a fit reads of some days.
   *
   * @param from first day
   * @param to one past the last day
   */
  double[] data(int from, int to);

  /**
   * Fits to some days.
   *
   * @param from first day
   * @param to one past the last day
   * @param warmStart parameters of an earlier fit, or null
   * @throws IllegalArgumentException if the days cannot be fitted
   */
  double[] fit(int from, int to, double @Nullable [] warmStart);

  /**
   * Returns the variance of the day after one, positive, squared log return.
   *
   * @param variance of that day, positive
   * @param day its index
   */
  double next(double[] parameters, double variance, int day);

  /**
   * Tells whether a variance can be told after a day.
   *
   * @param day its index
   */
  default boolean speaksAfter(int day) {
    return true;
  }
}
