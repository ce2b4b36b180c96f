package io.foreshock.forecast.tail;

import java.util.Random;

/** Seeded return series whose tail is known. */
final class Simulated {

  private Simulated() {}

  /** Independent normal returns. */
  static double[] normal(int days, double sigma, long seed) {
    Random random = new Random(seed);
    double[] returns = new double[days];
    for (int t = 0; t < days; t++) {
      returns[t] = sigma * random.nextGaussian();
    }
    return returns;
  }

  /** GJR-GARCH returns of about 1 % a day, normal innovations, falls weighing more than rises. */
  static double[] clustered(int days, long seed) {
    Random random = new Random(seed);
    double[] returns = new double[days];
    double variance = 1e-4;
    for (int t = 0; t < days; t++) {
      returns[t] = Math.sqrt(variance) * random.nextGaussian();
      double news = returns[t] < 0.0 ? 0.16 : 0.04;
      variance = 4e-6 + news * returns[t] * returns[t] + 0.86 * variance;
    }
    return returns;
  }
}
