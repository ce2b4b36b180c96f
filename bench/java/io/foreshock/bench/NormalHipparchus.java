package io.foreshock.bench;

import org.hipparchus.special.Erf;

/** The normal distribution by the error function of Hipparchus. */
public class NormalHipparchus extends NormalSide {

  private static final double ROOT_HALF = 0.7071067811865476;

  @Override
  double cumulative(double z) {
    return 0.5 * Erf.erfc(-ROOT_HALF * z);
  }
}
