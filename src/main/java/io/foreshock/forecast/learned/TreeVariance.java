package io.foreshock.forecast.learned;

import io.foreshock.feature.FeatureSchema;
import io.foreshock.forecast.volatility.LogVarianceModel;
import io.foreshock.forecast.volatility.VarianceRegression;

/**
 * A pooled regression and trees that correct it: ln rv_{t+1} = x_t b + trees(x_t) + e. The forecast
 * of rv is exp(x b + trees + s²/2), with s² the variance of e.
 *
 * @param base the regression
 * @param correction trees over the same inputs, logarithm of a ratio of variances
 * @param residualVariance s², squared logarithm, positive
 */
public record TreeVariance(
    VarianceRegression base, TreeEnsemble correction, double residualVariance)
    implements LogVarianceModel {

  /** Checks that the parts fit. */
  public TreeVariance {
    Learned.requireInputs("correction", correction.inputs(), base.schema());
    Learned.requireResidualVariance(residualVariance);
  }

  @Override
  public FeatureSchema schema() {
    return base.schema();
  }

  @Override
  public double variance(double logForecast) {
    return StrictMath.exp(logForecast + 0.5 * residualVariance);
  }

  @Override
  public Scorer scorer() {
    return (features, t) -> {
      Learned.requireSchema(schema(), features);
      return features.hasRow(t) ? logForecast(features.row(t)) : Double.NaN;
    };
  }

  /** Returns the expected logarithm of the next day's variance for the inputs of a day. */
  public double logForecast(double[] row) {
    return base.logForecast(row) + correction.score(row);
  }
}
