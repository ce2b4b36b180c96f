package io.foreshock.forecast.learned;

import java.util.Arrays;

/**
 * Brings inputs to one size: (x − mean) ÷ deviation, held within ±{@value #LIMIT}, so that an input
 * beyond all that was seen in training is not carried on without bound. Immutable.
 *
 * @param means mean of each input on the training days
 * @param deviations standard deviation of each, positive
 */
public record FeatureScale(double[] means, double[] deviations) {

  /** Largest size of a scaled input. */
  public static final float LIMIT = 6.0f;

  /** Copies and checks. */
  public FeatureScale {
    if (means.length != deviations.length) {
      throw new IllegalArgumentException(
          "means and deviations must be of one length, were "
              + means.length
              + " and "
              + deviations.length);
    }
    for (int j = 0; j < means.length; j++) {
      if (!(Double.isFinite(means[j]) && deviations[j] > 0.0 && Double.isFinite(deviations[j]))) {
        throw new IllegalArgumentException("scale of input " + j + " must be finite and positive");
      }
    }
    means = means.clone();
    deviations = deviations.clone();
  }

  /** An input that does not vary on the training days is scaled by one. */
  private static final double LEAST_DEVIATION = 1e-9;

  /**
   * Returns the scale of training rows.
   *
   * @param rows at least one, all of one length
   */
  public static FeatureScale of(double[][] rows) {
    int inputs = rows[0].length;
    double[] means = new double[inputs];
    double[] deviations = new double[inputs];
    for (double[] row : rows) {
      for (int j = 0; j < inputs; j++) {
        means[j] += row[j] / rows.length;
      }
    }
    for (double[] row : rows) {
      for (int j = 0; j < inputs; j++) {
        deviations[j] += (row[j] - means[j]) * (row[j] - means[j]) / rows.length;
      }
    }
    for (int j = 0; j < inputs; j++) {
      double deviation = Math.sqrt(deviations[j]);
      deviations[j] = deviation > LEAST_DEVIATION ? deviation : 1.0;
    }
    return new FeatureScale(means, deviations);
  }

  /** Returns the number of inputs. */
  public int size() {
    return means.length;
  }

  /** Puts a scaled row into {@code target} from index {@code from} on. */
  public void put(double[] row, float[] target, int from) {
    for (int j = 0; j < means.length; j++) {
      float scaled = (float) ((row[j] - means[j]) / deviations[j]);
      target[from + j] = Math.min(Math.max(scaled, -LIMIT), LIMIT);
    }
  }

  @Override
  public double[] means() {
    return means.clone();
  }

  @Override
  public double[] deviations() {
    return deviations.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureScale that
        && Arrays.equals(means, that.means)
        && Arrays.equals(deviations, that.deviations);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(means) + Arrays.hashCode(deviations);
  }
}
