package io.foreshock.forecast.learned;

/**
 * Regimes by a Gaussian mixture: the probability of a stressed day is the mean over the components
 * of how often one followed in them, weighted by how likely each is.
 */
public final class MixtureStress implements StressModel {

  private final GaussianMixture mixture;
  private final int[] columns;
  private final double[] frequencies;

  /**
   * Makes a model of its parts.
   *
   * @param mixture the regimes
   * @param columns places of the mixture's inputs in a row, in its order
   * @param frequencies how often a stressed day followed each component, in [0, 1]
   */
  public MixtureStress(GaussianMixture mixture, int[] columns, double[] frequencies) {
    if (frequencies.length != mixture.components()) {
      throw new IllegalArgumentException(
          "frequencies must be " + mixture.components() + ", were " + frequencies.length);
    }
    for (double frequency : frequencies) {
      if (!(frequency >= 0.0 && frequency <= 1.0)) {
        throw new IllegalArgumentException("frequencies must be in [0, 1], found " + frequency);
      }
    }
    this.mixture = mixture;
    this.columns = columns.clone();
    this.frequencies = frequencies.clone();
  }

  @Override
  public double probability(double[] row) {
    return mixture.expectation(row, columns, frequencies);
  }
}
