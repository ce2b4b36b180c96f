package io.foreshock.evaluation;

/**
 * Kupiec's proportion-of-failures test: is the share of exceedances the one promised? LR = −2
 * ln[(1−α)^(n−x) α^x / ((1−x/n)^(n−x) (x/n)^x)], χ² with 1 degree of freedom.
 *
 * <p>Reference: P. Kupiec, "Techniques for verifying the accuracy of risk measurement models",
 * Journal of Derivatives 3 (1995), 73–84.
 */
public final class KupiecTest {

  private KupiecTest() {}

  /**
   * Returns the test of a number of exceedances; two-sided, so too few reject as well.
   *
   * @param observations n, at least 1
   * @param exceedances x, in [0, n]
   * @param alpha promised tail probability, in (0, 1)
   */
  public static LikelihoodRatio of(long observations, long exceedances, double alpha) {
    Rows.requireTailProbability(alpha);
    if (!(observations >= 1)) {
      throw new IllegalArgumentException("observations must be at least 1, was " + observations);
    }
    if (!(exceedances >= 0 && exceedances <= observations)) {
      throw new IllegalArgumentException(
          "exceedances must be in [0, " + observations + "], was " + exceedances);
    }
    long kept = observations - exceedances;
    double promised =
        LikelihoodRatio.logLikelihood(kept, 1.0 - alpha)
            + LikelihoodRatio.logLikelihood(exceedances, alpha);
    double share = (double) exceedances / observations;
    double observed =
        LikelihoodRatio.logLikelihood(kept, 1.0 - share)
            + LikelihoodRatio.logLikelihood(exceedances, share);
    return LikelihoodRatio.of(-2.0 * (promised - observed), 1);
  }
}
