package io.foreshock.training;

import io.foreshock.forecast.MemberName;
import io.foreshock.forecast.volatility.LogVarianceModel;
import io.foreshock.forecast.volatility.VarianceRegression;
import java.util.List;

/**
 * Port: learns from the days of many markets to correct a regression of the logarithm of tomorrow's
 * variance. Learning is deterministic: the same days give the same model on the same machine.
 */
public interface VarianceLearner {

  /** Returns the member that the model serves. */
  MemberName member();

  /**
   * Learns.
   *
   * @param samples days of the markets, all of one schema; no other day is read
   * @param base regression fitted to the same days
   */
  LogVarianceModel learn(List<VarianceRegression.Sample> samples, VarianceRegression base);
}
