package io.foreshock.portfolio.pricing;

/**
 * What an option is worth above its intrinsic value, which is the price of the one of call and put
 * that is out of the money.
 *
 * <p>With x = |ln(F/K)|, s = σ√T, a = (x/s − s/2) ÷ √2 and b = (x/s + s/2) ÷ √2 it is ½√(FK)
 * e^(−(a² + b²)/2) (erfcx(a) − erfcx(b)) where a ≥ 0. Where a &lt; 0 the reflection erfcx(a) =
 * 2e^(a²) − erfcx(−a) gives min(F, K) − ½√(FK) e^(−(a² + b²)/2) (erfcx(−a) + erfcx(b)). One
 * exponential serves both terms of Black's formula, and far out of the money a price keeps digits
 * of its own: its relative error is of the order of 1e-16 x/s², from the difference of two close
 * erfcx.
 *
 * <p>The form of a normalised price in erfcx follows P. Jäckel, "Let's be rational", Wilmott 75
 * (2015), 40–53.
 */
final class TimeValue {

  /** Keeps σ√T above 0 whatever the shock; a price cannot tell it from no volatility at all. */
  private static final double MINIMUM_VOLATILITY = 1e-100;

  private TimeValue() {}

  /**
   * Returns the time value, at least 0.
   *
   * @param forward F, positive
   * @param strike K, positive
   * @param deviation s, positive
   */
  static double of(double forward, double strike, double deviation) {
    double scaled = scaledMoneyness(logMoneyness(forward, strike), deviation);
    double weight = weight(scaled, deviation) * halfRoot(forward, strike);
    double inner = inner(scaled, deviation);
    double near = StandardNormal.scaledErfc(Math.abs(inner));
    double far = StandardNormal.scaledErfc(outer(scaled, deviation));
    return join(inner, near, far, weight, Math.min(forward, strike));
  }

  /** Returns s = σ√T, σ held within (0, 10]. */
  static double deviation(double volatility, double rootYears) {
    double held =
        Math.max(Math.min(volatility, OptionTerms.MAXIMUM_VOLATILITY), MINIMUM_VOLATILITY);
    return held * rootYears;
  }

  /** Returns ln(F/K) exactly close to the strike, and where F/K leaves the range of numbers. */
  static double logMoneyness(double forward, double strike) {
    double excess = forward - strike;
    return Math.abs(excess) < 0.5 * strike
        ? StrictMath.log1p(excess / strike)
        : logOfRatio(forward, strike);
  }

  private static double logOfRatio(double forward, double strike) {
    double ratio = forward / strike;
    return ratio >= Double.MIN_NORMAL && ratio <= Double.MAX_VALUE
        ? StrictMath.log(ratio)
        : StrictMath.log(forward) - StrictMath.log(strike);
  }

  /** Returns ½√(FK), also where the product leaves the range of numbers. */
  static double halfRoot(double forward, double strike) {
    return 0.5 * StrictMath.sqrt(forward) * StrictMath.sqrt(strike);
  }

  static double scaledMoneyness(double logMoneyness, double deviation) {
    return Math.abs(logMoneyness) / deviation;
  }

  static double inner(double scaled, double deviation) {
    return (scaled - 0.5 * deviation) * StandardNormal.ROOT_HALF;
  }

  static double outer(double scaled, double deviation) {
    return (scaled + 0.5 * deviation) * StandardNormal.ROOT_HALF;
  }

  /** Returns −(a² + b²)/2. */
  static double exponent(double scaled, double deviation) {
    return -0.5 * Math.fma(scaled, scaled, 0.25 * deviation * deviation);
  }

  private static double weight(double scaled, double deviation) {
    return Exponential.exp(exponent(scaled, deviation));
  }

  /**
   * Returns the time value from its parts.
   *
   * @param inner a
   * @param near erfcx(|a|)
   * @param far erfcx(b)
   * @param weight ½√(FK) e^(−(a² + b²)/2)
   * @param smaller min(F, K)
   */
  static double join(double inner, double near, double far, double weight, double smaller) {
    double value = inner < 0.0 ? smaller - weight * (near + far) : weight * (near - far);
    // Rounding may leave a few units in the last place below 0.
    return value > 0.0 ? value : 0.0;
  }
}
