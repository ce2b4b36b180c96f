package io.foreshock.evaluation;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Diebold and Mariano's one-sided test that a candidate loses less than a reference, on daily
 * cross-section means over the market-sides both speak of, with ten Newey-West lags.
 *
 * @param loss {@code fz0} or {@code qlike}
 * @param alpha level of the tail forecasts compared; empty for QLIKE
 * @param candidate the model that claims to be better
 * @param reference the model it is compared with
 * @param days days compared
 * @param test the test; a low p-value says that the candidate is better
 */
public record LossComparison(
    String loss,
    OptionalDouble alpha,
    String candidate,
    String reference,
    int days,
    DieboldMariano test) {

  /** Significance of the comparison. */
  public static final double SIGNIFICANCE = 0.05;

  static LossComparison fisslerZiegel(
      double alpha, String candidate, String reference, List<ForecastSeries> forecasts) {
    CrossSection both =
        CrossSection.of(
            List.of(candidate, reference),
            forecasts,
            series -> DailyLosses.fisslerZiegel(series, alpha));
    return of("fz0", OptionalDouble.of(alpha), both);
  }

  static LossComparison qlike(String candidate, String reference, List<ForecastSeries> forecasts) {
    CrossSection both =
        CrossSection.of(List.of(candidate, reference), forecasts, DailyLosses::qlike);
    return of("qlike", OptionalDouble.empty(), both);
  }

  private static LossComparison of(String loss, OptionalDouble alpha, CrossSection both) {
    double[] differences = both.firstLess(1);
    return new LossComparison(
        loss,
        alpha,
        both.models().get(0),
        both.models().get(1),
        differences.length,
        DieboldMariano.of(differences));
  }

  /** Returns whether the candidate is better at 5 %. */
  public boolean better() {
    return test.betterAt(SIGNIFICANCE);
  }
}
