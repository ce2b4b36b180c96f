package io.foreshock.forecast.volatility;

import java.util.ArrayList;
import java.util.List;

/** Named linear inequalities a·x ≥ b, with linearly independent normals where several can meet. */
final class LinearBounds {

  /** Slack below which a bound counts as met; the points here are of order 1. */
  private static final double ACTIVE_SLACK = 1e-12;

  private final List<String> names = new ArrayList<>();
  private final List<double[]> normals = new ArrayList<>();
  private final List<Double> limits = new ArrayList<>();

  void add(String name, double[] normal, double limit) {
    names.add(name);
    normals.add(normal.clone());
    limits.add(limit);
  }

  int count() {
    return names.size();
  }

  double[] normal(int bound) {
    return normals.get(bound);
  }

  /** Returns a·x − b of one bound: how far {@code point} is inside it. */
  double slack(int bound, double[] point) {
    return VectorMath.dot(normals.get(bound), point) - limits.get(bound);
  }

  boolean isActive(int bound, double[] point) {
    return slack(bound, point) <= ACTIVE_SLACK;
  }

  /** Names the bounds on which {@code point} lies. */
  List<String> active(double[] point) {
    List<String> result = new ArrayList<>();
    for (int i = 0; i < count(); i++) {
      if (isActive(i, point)) {
        result.add(names.get(i));
      }
    }
    return result;
  }
}
