package io.foreshock.forecast;

import io.foreshock.forecast.volatility.LogVarianceModel;
import java.util.Optional;

/** A member that an edition can bring a model learned from many markets. */
interface PooledMember extends ForecastMember {

  /**
   * Says which model serves the next day; one that is not the member's own kind or of another
   * schema does not.
   *
   * @param model the edition's, empty where it has none
   */
  void serve(Optional<LogVarianceModel> model);
}
