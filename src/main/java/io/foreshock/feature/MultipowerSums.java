package io.foreshock.feature;

/**
 * Sums over the returns of a day of products of neighbours' sizes. A gap ends a run: returns on its
 * two sides are no neighbours.
 */
final class MultipowerSums {

  /** E|z|^(4/3) of a standard normal z, 2^(2/3) Γ(7/6) ÷ Γ(1/2). */
  static final double MEAN_FOUR_THIRDS = 0.8308609250295592;

  private static final double HALF_PI = 0.5 * Math.PI;

  private int returns;
  private int pairs;
  private int triples;
  private double squares;
  private double fourthPowers;
  private double pairProducts;
  private double tripleProducts;
  private double before;
  private double twoBeforePower;
  private double beforePower;
  private int run;

  /** Adds the next return of the run. */
  void add(double logReturn) {
    double size = Math.abs(logReturn);
    double root = StrictMath.cbrt(size);
    double power = root * size;
    double square = logReturn * logReturn;
    returns++;
    squares += square;
    fourthPowers += square * square;
    if (run >= 1) {
      pairs++;
      pairProducts += size * before;
    }
    if (run >= 2) {
      triples++;
      tripleProducts += power * beforePower * twoBeforePower;
    }
    run++;
    before = size;
    twoBeforePower = beforePower;
    beforePower = power;
  }

  /** Ends the run. */
  void gap() {
    run = 0;
  }

  int returns() {
    return returns;
  }

  /** Tells whether three returns in a row were seen. */
  boolean hasTriple() {
    return triples > 0;
  }

  double realizedVariance() {
    return squares;
  }

  double realizedQuarticity() {
    return returns / 3.0 * fourthPowers;
  }

  /** (π/2) (n ÷ pairs) Σ |r_i| |r_{i−1}|. */
  double bipowerVariation() {
    return HALF_PI * returns / pairs * pairProducts;
  }

  /** n (n ÷ triples) E|z|^(4/3)⁻³ Σ |r_i r_{i−1} r_{i−2}|^(4/3). */
  double tripowerQuarticity() {
    double scale = MEAN_FOUR_THIRDS * MEAN_FOUR_THIRDS * MEAN_FOUR_THIRDS;
    return (double) returns * returns / triples * tripleProducts / scale;
  }
}
