package io.foreshock.evaluation;

/**
 * Stationary bootstrap: resamples rows in blocks of geometric length, wrapping around the end, so
 * that neighbours mostly stay neighbours and every row is drawn equally often.
 *
 * <p>Reference: D. Politis, J. Romano, "The stationary bootstrap", Journal of the American
 * Statistical Association 89 (1994), 1303–1313.
 */
final class StationaryBootstrap {

  private final Draws draws;
  private final double newBlock;

  /**
   * Makes a resampler.
   *
   * @param meanBlockRows mean block length, at least 1; 1 draws rows independently
   * @param seed fixes all resamples
   */
  StationaryBootstrap(int meanBlockRows, long seed) {
    if (!(meanBlockRows >= 1)) {
      throw new IllegalArgumentException("meanBlockRows must be at least 1, was " + meanBlockRows);
    }
    this.newBlock = 1.0 / meanBlockRows;
    this.draws = new Draws(seed);
  }

  /** Fills the array with the rows of the next resample, each in [0, length). */
  void resample(int[] rows) {
    int row = draws.nextIndex(rows.length);
    rows[0] = row;
    for (int t = 1; t < rows.length; t++) {
      boolean jump = draws.nextUniform() < newBlock;
      row = jump ? draws.nextIndex(rows.length) : row + 1 == rows.length ? 0 : row + 1;
      rows[t] = row;
    }
  }

  /** Demands enough resamples for a quantile in the tail to mean something. */
  static void requireReplications(int replications) {
    if (!(replications >= 100)) {
      throw new IllegalArgumentException("replications must be at least 100, were " + replications);
    }
  }
}
