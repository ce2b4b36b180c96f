package io.foreshock.bench;

/** The normal distribution by Cody's rational approximations on three intervals. */
public class NormalCody extends NormalSide {

  private static final double ROOT_HALF = 0.7071067811865476;

  @Override
  double cumulative(double z) {
    return 0.5 * CodyErfc.erfc(-ROOT_HALF * z);
  }
}
