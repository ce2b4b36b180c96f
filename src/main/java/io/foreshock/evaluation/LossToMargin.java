package io.foreshock.evaluation;

import java.util.OptionalDouble;

/**
 * Loss ÷ margin on the rows where the loss exceeded the margin: how far a breach went.
 *
 * @param breaches rows with loss above margin, at least 0
 * @param mean mean ratio, above 1; empty without a breach
 * @param worst largest ratio, above 1; empty without a breach
 */
public record LossToMargin(int breaches, OptionalDouble mean, OptionalDouble worst) {

  /** Checks that ratios are there where breaches are. */
  public LossToMargin {
    if (!(breaches >= 0
        && mean.isPresent() == (breaches > 0)
        && worst.isPresent() == (breaches > 0))) {
      throw new IllegalArgumentException(
          "ratios must be there exactly where breaches are, were " + breaches + " breaches");
    }
  }

  /**
   * Returns the ratios of one market-side.
   *
   * @param margins margin in force, fraction of notional, positive
   * @param losses realised losses, fractions of notional, finite, as many
   */
  public static LossToMargin of(double[] margins, double[] losses) {
    Rows.requireSame(margins.length, losses.length);
    Rows.requirePositive("margins", margins);
    int breaches = 0;
    double sum = 0.0;
    double worst = 0.0;
    for (int t = 0; t < margins.length; t++) {
      Rows.requireFinite("losses", losses[t]);
      if (losses[t] > margins[t]) {
        double ratio = losses[t] / margins[t];
        breaches++;
        sum += ratio;
        worst = Math.max(worst, ratio);
      }
    }
    return breaches == 0
        ? new LossToMargin(0, OptionalDouble.empty(), OptionalDouble.empty())
        : new LossToMargin(breaches, OptionalDouble.of(sum / breaches), OptionalDouble.of(worst));
  }
}
