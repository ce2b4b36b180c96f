package io.foreshock.portfolio.pricing;

import java.util.Random;
import org.hipparchus.special.Erf;

/** Black's formula as it is written down, with the error function of Hipparchus. */
final class NaiveBlack {

  private NaiveBlack() {}

  static double price(OptionTerms terms, double forward, double years, double volatility) {
    double sign = terms.kind() == OptionKind.CALL ? 1.0 : -1.0;
    double strike = terms.strike();
    if (years <= 0.0 || forward == 0.0) {
      return Math.max(sign * (forward - strike), 0.0);
    }
    double deviation = volatility * StrictMath.sqrt(years);
    double d1 = StrictMath.log(forward / strike) / deviation + 0.5 * deviation;
    double d2 = d1 - deviation;
    return sign * (forward * cumulative(sign * d1) - strike * cumulative(sign * d2));
  }

  private static double cumulative(double z) {
    return 0.5 * Erf.erfc(-z / StrictMath.sqrt(2.0));
  }

  /** Returns what one position gains in a scenario, with the damping written out. */
  static double profit(
      OptionPosition position, double forward, double logMove, double factor, double horizon) {
    OptionTerms terms = position.terms();
    double days = 365.0 * terms.years();
    double damping = Math.min(1.0, StrictMath.pow(30.0 / Math.max(days, 30.0), 0.30));
    double volatility = Math.min(terms.volatility() * StrictMath.pow(factor, damping), 10.0);
    double after =
        price(terms, forward * StrictMath.exp(logMove), terms.years() - horizon, volatility);
    double before = price(terms, forward, terms.years(), terms.volatility());
    return position.quantity() * (after - before);
  }

  /** Returns a position around a forward of 100, up to three years long. */
  static OptionPosition position(Random random) {
    return new OptionPosition(
        new OptionTerms(
            random.nextBoolean() ? OptionKind.CALL : OptionKind.PUT,
            10.0 * Math.rint(10.0 * StrictMath.exp(0.3 * random.nextGaussian())) + 10.0,
            Math.rint(random.nextDouble() * 36.0) / 12.0,
            0.2 + 0.1 * random.nextInt(10)),
        10.0 * random.nextGaussian());
  }
}
