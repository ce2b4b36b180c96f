package io.foreshock.forecast.volatility;

import java.util.Locale;

/**
 * Distribution of the standardised innovation z = ε/√h, mean 0 and variance 1, by which the
 * likelihood is built.
 */
public sealed interface InnovationDistribution {

  /** Lowest degrees of freedom allowed; the variance exists only above 2. */
  double MIN_DEGREES_OF_FREEDOM = 2.05;

  /** Highest degrees of freedom allowed; beyond it the density is normal for every purpose here. */
  double MAX_DEGREES_OF_FREEDOM = 200.0;

  /** Standard normal. */
  record Normal() implements InnovationDistribution {}

  /**
   * Student-t scaled to variance 1, with given degrees of freedom.
   *
   * @param degreesOfFreedom in [2.05, 200]
   */
  record StudentT(double degreesOfFreedom) implements InnovationDistribution {
    /** Checks the range. */
    public StudentT {
      if (!(degreesOfFreedom >= MIN_DEGREES_OF_FREEDOM
          && degreesOfFreedom <= MAX_DEGREES_OF_FREEDOM)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "degreesOfFreedom must be in [%s, %s], was %s",
                MIN_DEGREES_OF_FREEDOM,
                MAX_DEGREES_OF_FREEDOM,
                degreesOfFreedom));
      }
    }
  }

  /** Student-t scaled to variance 1, its degrees of freedom fitted with the other parameters. */
  record FittedStudentT() implements InnovationDistribution {}

  /** {@link SkewedStudentT}, its degrees of freedom and skewness fitted with the rest. */
  record FittedSkewedStudentT() implements InnovationDistribution {}
}
