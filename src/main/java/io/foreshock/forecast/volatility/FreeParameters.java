package io.foreshock.forecast.volatility;

import java.util.ArrayList;
import java.util.List;

/** Which parameters of a model are fitted; the others stay at fixed values. */
final class FreeParameters {

  private final List<String> names;
  private final double[] fixed;
  private final int[] free;

  /**
   * @param names of all parameters
   * @param fixed values of all parameters; those of free ones are not read
   * @param free indices of the fitted ones, ascending
   */
  FreeParameters(List<String> names, double[] fixed, List<Integer> free) {
    this.names = List.copyOf(names);
    this.fixed = fixed.clone();
    this.free = free.stream().mapToInt(Integer::intValue).toArray();
  }

  int count() {
    return free.length;
  }

  int index(int position) {
    return free[position];
  }

  boolean contains(int parameter) {
    for (int index : free) {
      if (index == parameter) {
        return true;
      }
    }
    return false;
  }

  /** Returns all parameters at a point of the free ones. */
  double[] expand(double[] point) {
    double[] result = fixed.clone();
    for (int i = 0; i < free.length; i++) {
      result[free[i]] = point[i];
    }
    return result;
  }

  /** Returns the free ones of all parameters. */
  double[] reduce(double[] full) {
    double[] result = new double[free.length];
    for (int i = 0; i < free.length; i++) {
      result[i] = full[free[i]];
    }
    return result;
  }

  /** Writes the rows and columns of the free parameters. */
  void reduce(double[][] full, double[][] result) {
    for (int i = 0; i < free.length; i++) {
      for (int j = 0; j < free.length; j++) {
        result[i][j] = full[free[i]][free[j]];
      }
    }
  }

  /** Returns the normal of a bound on one parameter, over the free ones. */
  double[] normal(int parameter, double weight) {
    double[] result = new double[free.length];
    for (int i = 0; i < free.length; i++) {
      result[i] = free[i] == parameter ? weight : 0.0;
    }
    return result;
  }

  List<String> freeNames() {
    List<String> result = new ArrayList<>();
    for (int index : free) {
      result.add(names.get(index));
    }
    return result;
  }

  /** Number of all parameters, fixed ones included. */
  int size() {
    return fixed.length;
  }
}
