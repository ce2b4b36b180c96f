package io.foreshock.forecast.volatility;

import java.util.Locale;

/**
 * Log-likelihood punished for the number of parameters; lower is better, and only fits to the same
 * returns under the same presample rule compare.
 *
 * <p>References: H. Akaike, "A new look at the statistical model identification", IEEE Transactions
 * on Automatic Control 19 (1974), 716–723; G. Schwarz, "Estimating the dimension of a model",
 * Annals of Statistics 6 (1978), 461–464.
 *
 * @param akaike AIC = 2k − 2 ln L
 * @param bayes BIC = k ln n − 2 ln L
 */
public record InformationCriteria(double akaike, double bayes) {

  /** Checks that both are finite. */
  public InformationCriteria {
    if (!(Math.abs(akaike) < Double.POSITIVE_INFINITY
        && Math.abs(bayes) < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "criteria must be finite, were " + akaike + " and " + bayes);
    }
  }

  /**
   * Computes both.
   *
   * @param logLikelihood in nats, finite
   * @param parameters number fitted, at least 1
   * @param observations number of returns, at least 1
   */
  public static InformationCriteria of(double logLikelihood, int parameters, int observations) {
    if (!(parameters >= 1 && observations >= 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "parameters and observations must be >= 1, were %d and %d",
              parameters,
              observations));
    }
    return new InformationCriteria(
        2.0 * parameters - 2.0 * logLikelihood,
        parameters * StrictMath.log(observations) - 2.0 * logLikelihood);
  }
}
